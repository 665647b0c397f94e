/** The console's logs: sign-ins, how many ended in which way, and what administrators did. @module */
import type { ConsoleRoute, SignInRow } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { AuditRow, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import type { SignInRecord } from '../sign-in-log.ts'
import type { Readers } from './sessions.ts'

type LogPages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consoleSignIns' | 'consoleSignInCounts' | 'consoleAudit'>
>

/** A chart has at most so many columns. */
const mostSpans = 400

export function createLogs({ store }: Context, readers: Readers): LogPages {
  return {
    consoleSignIns: (call) =>
      readers.withRight(call, 'readLogs', async ({ tenant }) => {
        const { before, user, outcome, ...rest } = call.request
        const rows = await store.find.signIns(tenant.id, { ...rest, before, user, outcome })
        const signIns = rows.map(toRow)
        return { outcome: 'done', value: { signIns } }
      }),

    consoleSignInCounts: (call) =>
      readers.withRight(call, 'readLogs', async ({ tenant }) => {
        const { since, until, spanMs } = call.request
        if (until <= since || (until - since) / spanMs > mostSpans) return refusedPage('invalid')
        const counts = await store.find.signInCounts(tenant.id, since, until, spanMs)
        return { outcome: 'done', value: { counts: [...counts] } }
      }),

    consoleAudit: (call) =>
      readers.withRight(call, 'readLogs', async ({ tenant }) => {
        const { before, limit } = call.request
        const rows = await store.find.auditOf(
          tenant.id,
          before === 0 ? Number.MAX_SAFE_INTEGER : before,
          limit,
        )
        return {
          outcome: 'done',
          value: {
            rows: rows.map(({ sequence, at, event, facts }) => ({
              ...{ sequence, at, event },
              facts: JSON.parse(facts) as AuditRow['facts'],
            })),
          },
        }
      }),
  }
}

function toRow(row: SignInRecord): SignInRow {
  const { id, at, user, name, application, outcome, errorCode, reason, method, facts } = row
  return { id, at, user, name, application, outcome, errorCode, reason, method, facts }
}
