/** Raising a request for approval: one at a time for a person, and only within the limits. @module */
import { endAttempt, toEnded, type EndedAttempt } from '../attempt-ending.ts'
import type { Audit } from '../audit.ts'
import { areApprovalsOff, freshGuard } from '../guard.ts'
import { promptsLookedAt, promptsPausedUntil, promptWindowMs } from './prompt-limits.ts'
import type { AttemptRecord, RequestRecord } from '../records.ts'
import type { RecentAttempt, Tables } from '../tables.ts'
import { logSignIn, type SignInEnd } from './log-entry.ts'

export interface StartAttempt {
  readonly attempt: AttemptRecord
  /** One a device that is asked. */
  readonly requests: readonly RequestRecord[]
}

export type StartedAttempt =
  | { readonly outcome: 'started'; readonly replaced: EndedAttempt | undefined }
  | { readonly outcome: 'refused'; readonly code: 'step-over' }
  /** `until` is Infinity where only registering anew helps. */
  | {
      readonly outcome: 'refused'
      readonly code: 'throttled' | 'request-pending'
      readonly until: number
    }

export function startAttemptDecisions(audit: Audit) {
  return {
    startAttempt(tables: Tables, { attempt, requests }: StartAttempt): StartedAttempt {
      const { tenant, subject, lane, source, startedAt: now } = attempt
      const recent = lookBack(tables, attempt)
      const pending = recent.find((other) => other.state === 'pending')
      if (pending !== undefined && pending.page !== attempt.page && now < pending.expiresAt) {
        log(tables, attempt, 'request-pending')
        return { outcome: 'refused', code: 'request-pending', until: pending.expiresAt }
      }
      const guard = tables.guard(tenant, subject) ?? freshGuard(tenant, subject)
      const until = Math.max(
        areApprovalsOff(guard) ? Infinity : guard.pausedUntil,
        promptsPausedUntil(recent, lane, now),
        source === '' ? 0 : tables.blockedUntil(tenant, subject, source),
      )
      if (until > now) {
        const facts = { subject, lane }
        audit.append(tables, { at: now, tenant, event: 'attempt-throttled', facts })
        log(tables, attempt, 'throttled')
        return { outcome: 'refused', code: 'throttled', until }
      }

      if (!tables.showAttempt(tenant, attempt.page, subject, attempt.id)) {
        return { outcome: 'refused', code: 'step-over' }
      }
      const replaced = pending === undefined ? undefined : replace(tables, pending, now)
      tables.insertAttempt(attempt)
      for (const request of requests) tables.insertRequest(request)
      audit.append(tables, {
        at: now,
        tenant,
        event: 'attempt-started',
        facts: { attempt: attempt.id, subject, lane, devices: requests.length },
      })
      return { outcome: 'started', replaced }
    },
  }

  function replace(tables: Tables, of: RecentAttempt, now: number): EndedAttempt | undefined {
    const pending = tables.attempt(of.tenant, of.id)
    if (pending === undefined) return undefined
    const ending =
      now < pending.expiresAt
        ? ({ outcome: 'withdrawn' } as const)
        : ({ outcome: 'expired' } as const)
    if (!endAttempt(audit, tables, pending, ending, now)) return undefined
    return toEnded(tables, pending, ending)
  }
}

/** An attempt that was never raised has its row, too. */
function log(tables: Tables, attempt: AttemptRecord, end: SignInEnd): void {
  const { tenant, subject, id: seed, startedAt: at, draft } = attempt
  logSignIn(tables, { tenant, subject, seed, at, draft, end })
}

/** The attempts that the limits look at. After a success the newest one is enough, and that is nearly always. */
function lookBack(tables: Tables, attempt: AttemptRecord): readonly RecentAttempt[] {
  const { tenant, subject, lane, startedAt } = attempt
  const since = startedAt - promptWindowMs
  const newest = tables.attemptsSince(tenant, subject, since, 1)
  const isEnough = newest.every((other) => other.lane === lane && other.state === 'approved')
  return isEnough ? newest : tables.attemptsSince(tenant, subject, since, promptsLookedAt)
}
