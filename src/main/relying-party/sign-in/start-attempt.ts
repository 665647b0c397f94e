/** Raising a request for approval: one at a time for a person, and only within the limits. @module */
import type { Switches } from '#protocol/tenant-settings'
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
  /** The tenant's switch: what a request that is unanswered does to a new one. */
  readonly pendingRequest: Switches['pendingRequest']
  /** The browser is on the device's own computer, and the tenant does not let that be. */
  readonly isSameDeviceRefused: boolean
  /** Every device that could be asked is older than the tenant allows, and the page may know it. */
  readonly isAppTooOld: boolean
}

export type RequestRefusal =
  | 'step-over'
  | 'throttled'
  | 'request-pending'
  | 'request-queued'
  | 'same-device-refused'
  | 'app-too-old'

export type StartedAttempt =
  | { readonly outcome: 'started'; readonly replaced: EndedAttempt | undefined }
  | {
      readonly outcome: 'refused'
      readonly code: 'step-over' | 'same-device-refused' | 'app-too-old'
    }
  /** `until` is Infinity where only registering anew helps. */
  | {
      readonly outcome: 'refused'
      readonly code: 'throttled' | 'request-pending' | 'request-queued'
      readonly until: number
    }

export function startAttemptDecisions(audit: Audit) {
  return {
    startAttempt(tables: Tables, asked: StartAttempt): StartedAttempt {
      const { attempt, requests, pendingRequest } = asked
      const { tenant, subject, lane, source, startedAt: now } = attempt
      const recent = lookBack(tables, attempt)
      if (asked.isSameDeviceRefused) {
        log(tables, attempt, 'same-device-refused')
        return { outcome: 'refused', code: 'same-device-refused' }
      }
      if (asked.isAppTooOld) {
        log(tables, attempt, 'app-too-old')
        return { outcome: 'refused', code: 'app-too-old' }
      }
      const pending = recent.find((other) => other.state === 'pending')
      const isOpen = pending !== undefined && now < pending.expiresAt
      if (isOpen && !mayReplace(tables, pendingRequest, pending, attempt)) {
        const until = pending.expiresAt
        // Who waits for their turn has not ended.
        if (pendingRequest === 'queue') return { outcome: 'refused', code: 'request-queued', until }
        log(tables, attempt, 'request-pending')
        return { outcome: 'refused', code: 'request-pending', until }
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

/** `entra`: nothing replaces a request that is unanswered. `replace`: its own browser does. `queue`: its own page. */
function mayReplace(
  tables: Tables,
  pendingRequest: StartAttempt['pendingRequest'],
  pending: RecentAttempt,
  { tenant, page }: AttemptRecord,
): boolean {
  if (pendingRequest === 'entra') return false
  if (pending.page === page) return true
  if (pendingRequest === 'queue') return false
  const browser = tables.page(tenant, pending.page)?.browser
  return browser !== undefined && browser === tables.page(tenant, page)?.browser
}

/** An attempt that was never raised has its row, too. */
function log(tables: Tables, attempt: AttemptRecord, end: SignInEnd): void {
  const { tenant, subject, id: seed, startedAt: at, draft } = attempt
  logSignIn(tables, { tenant, subject, seed, at, draft, end })
}

/**
 * The attempts that the limits look at. After a success the newest one is enough, and that is nearly always: but not
 * where another began in the same millisecond, since either of them may be the newer.
 */
function lookBack(tables: Tables, attempt: AttemptRecord): readonly RecentAttempt[] {
  const { tenant, subject, lane, startedAt } = attempt
  const since = startedAt - promptWindowMs
  const [newest, second] = tables.attemptsSince(tenant, subject, since, 2)
  if (newest === undefined) return []
  const isAlone = second === undefined || second.startedAt < newest.startedAt
  const isEnough = isAlone && newest.lane === lane && newest.state === 'approved'
  return isEnough ? [newest] : tables.attemptsSince(tenant, subject, since, promptsLookedAt)
}
