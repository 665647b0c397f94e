/** What a page hears of the request it waits for. @module */
import type { AttemptEvent } from '#protocol/attempt-event'
import type { Verdict } from '#protocol/verdict'
import { verdictOf } from '../attempt-ending.ts'
import type { Context } from '../context.ts'
import type { AttemptEvents } from '../doors.ts'
import { inTenant, refusedPage } from '../page-opening.ts'

export function createAttemptEvents(context: Context): AttemptEvents {
  const { store, live, clock, directory, opening } = context
  return {
    watch: (tenant, browser, listener) =>
      inTenant(directory, tenant, async (found) => {
        const open = await opening.find(found, browser)
        if (open === undefined) return refusedPage('session-missing')
        const of = { tenant: found.id, attempt: open.page.attempt }
        if (of.attempt === '') return refusedPage('step-over')

        let isOver = false
        let expiresAt = 0
        const end = (verdict: Verdict) => {
          if (isOver) return
          isOver = true
          listener({ kind: 'ended', verdict })
        }
        const waiting = (delivered: boolean): AttemptEvent => ({
          kind: 'waiting',
          expiresInMs: Math.max(0, expiresAt - clock.now()),
          delivered,
        })
        // First the ear, then the look, so that no end falls between the two.
        const unwatch = live.watch(of, ({ verdict, delivered }) => {
          if (verdict !== undefined) end(verdict)
          else if (!isOver && expiresAt > 0) listener(waiting(delivered))
        })
        const attempt = await store.find.attempt(of.tenant, of.attempt)
        if (attempt === undefined) {
          unwatch()
          return refusedPage('step-over')
        }
        expiresAt = attempt.expiresAt
        const verdict = verdictOf(attempt)
        if (verdict === undefined) listener(waiting(live.isDelivered(of)))
        else end(verdict)
        return { outcome: 'done', value: unwatch }
      }),
  }
}
