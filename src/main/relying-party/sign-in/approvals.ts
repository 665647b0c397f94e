/** A request and what may follow it: its session, leaving it, or a one-time code instead. @module */
import type { SignInState } from '#protocol/sign-in-http'
import type { Context } from '../context.ts'
import type { Pages } from '../doors.ts'
import { refusedPage, type OpenPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import { findRules } from '../policy/person-of.ts'
import { shownMethods } from '../policy/tenant-rules.ts'
import { askForApproval } from './approval-request.ts'
import { draftOf, passwordStep, toAsking } from './asking.ts'
import { isDomainAlone } from '#protocol/domain-alone'
import { finishSignIn } from './finish.ts'
import type { OnPage } from './on-page.ts'
import { toState } from './page-state.ts'
import { isPasswordFresh } from './password-freshness.ts'
import { isRegistered } from './second-factors.ts'

/** How soon a page that waits for its turn asks again. */
const queueMs = 2000

export function createApprovals(
  context: Context,
  onPage: OnPage,
): Pick<Pages, 'approval' | 'complete' | 'leave' | 'code'> {
  const { store, opening, clock, live } = context

  return {
    approval: ({ tenant, browser, request }) =>
      onPage(
        tenant,
        browser,
        async (open) => {
          if (!isOpenTo(open)) return refusedPage('step-over')
          const { tenant: found, page } = open
          const purpose = isPasswordFresh(page, clock.now()) ? 'second-factor' : 'sign-in'
          const shown = shownMethods(await findRules(store.find, found))
          if (purpose === 'sign-in' && !shown.includes('phone-sign-in'))
            return refusedPage('policy')
          const asking = await toAsking(context, open, browser)
          const asked = await askForApproval(context, asking, purpose)
          if (asked.outcome === 'refused') {
            const { code, retryAfterMs } = asked
            const isQueued = code === 'request-queued'
            return refusedPage(
              code,
              isQueued ? Math.min(queueMs, retryAfterMs ?? queueMs) : retryAfterMs,
            )
          }
          const state: SignInState = { step: 'approval', name: page.name, request: asked.request }
          return { outcome: 'done', value: { state } }
        },
        request.name,
      ),

    complete: ({ tenant, browser }) =>
      onPage(tenant, browser, async (open) => {
        if (open.page.step !== 'approval') return refusedPage('step-over')
        const attempt = await store.find.attempt(open.page.tenant, open.page.attempt)
        const by = attempt?.purpose === 'second-factor' ? 'password-and-push' : 'approval'
        return finishSignIn(context, { open, browser, by })
      }),

    leave: ({ tenant, browser }) =>
      onPage(tenant, browser, async (open) => {
        const { tenant: found, page } = open
        if (!isOpenTo(open) && page.step !== 'identity-provider') return refusedPage('step-over')
        const isFresh = isPasswordFresh(page, clock.now())
        const step = isDomainAlone(page.name) ? 'name' : isFresh ? 'second-factor' : 'method'
        const back: PageRecord = {
          ...page,
          step,
          attempt: '',
          passwordAt: isFresh ? page.passwordAt : 0,
        }
        const at = clock.now()
        live.tellEnded(await store.decide('turnPage', { page: back, browser: undefined, at }))
        const state = await toState(context, found, back, browser)
        return { outcome: 'done', value: { state } }
      }),

    code: ({ tenant, browser, request }) =>
      onPage(
        tenant,
        browser,
        async (open) => {
          const { page } = open
          if (!isOpenTo(open) || !isPasswordFresh(page, clock.now()))
            return refusedPage('step-over')
          const asking = await toAsking(context, open, browser)
          const side = asking.decided?.decision['one-time-code'].signIn
          if (side === undefined || !isRegistered(side)) return refusedPage('policy')
          const draft = draftOf(asking, 'one-time-code', passwordStep(page))
          const entry = { draft, seed: opening.secret(16) }
          const at = clock.now()
          const tried = await store.decide('giveCode', {
            ...{ tenant: page.tenant, subject: page.subject, lane: asking.lane.lane },
            ...{ code: request.code, at, ...entry },
          })
          if (tried.outcome === 'throttled') return refusedPage('throttled', tried.until - at)
          if (tried.outcome === 'wrong') return refusedPage('code-wrong')
          const by = 'password-and-code'
          return finishSignIn(context, {
            open,
            browser,
            by,
            entry: { ...entry, end: 'code-right' },
          })
        },
        request.name,
      ),
  }
}

function isOpenTo({ page }: OpenPage): boolean {
  return page.step === 'method' || page.step === 'approval' || page.step === 'second-factor'
}
