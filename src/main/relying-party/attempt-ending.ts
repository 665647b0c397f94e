/** How an attempt ends: once, with one row in each log. Approving alone is elsewhere, in `judge-approval`. @module */
import type { Verdict } from '#protocol/verdict'
import type { Audit, AuditFacts } from './audit.ts'
import { endOfVerdict, logSignIn } from './sign-in/log-entry.ts'
import type { AnsweringDevice, EndingAttempt, Tables } from './tables.ts'

export type Ending = Exclude<Verdict, { readonly outcome: 'approved' }>

export interface AttemptName {
  readonly tenant: string
  readonly attempt: string
}

export interface EndAttempt extends AttemptName {
  readonly ending: Extract<Ending, { readonly outcome: 'expired' | 'withdrawn' }>
  readonly at: number
}

export interface EndedAttempt extends AttemptName {
  readonly verdict: Verdict
  readonly devices: readonly string[]
}

/** Ends `attempt` where it is pending; whether this call was the one that ended it. */
export function endAttempt(
  audit: Audit,
  tables: Tables,
  attempt: EndingAttempt,
  ending: Ending,
  at: number,
  by?: AnsweringDevice,
  facts: AuditFacts = {},
): boolean {
  const reason = 'reason' in ending ? ending.reason : ''
  if (!tables.endAttempt(attempt.tenant, attempt.id, ending.outcome, reason, at)) return false
  audit.append(tables, {
    at,
    tenant: attempt.tenant,
    event: `attempt-${ending.outcome}`,
    facts: {
      attempt: attempt.id,
      subject: attempt.subject,
      reason: reason === '' ? undefined : reason,
      device: by?.id,
      ...facts,
    },
  })
  const { tenant, subject, id: seed, draft } = attempt
  logSignIn(tables, { tenant, subject, seed, at, draft, end: endOfVerdict(ending), by })
  return true
}

/** Ends all that `device` was asked and nobody answered. */
export function endPendingOf(
  audit: Audit,
  tables: Tables,
  of: { readonly tenant: string; readonly subject: string; readonly device: string },
  ending: Ending,
  at: number,
): readonly EndedAttempt[] {
  const asked = tables.pendingFor(of.tenant, of.subject, of.device)
  return asked.flatMap((request) => {
    const attempt = tables.attempt(of.tenant, request.attempt)
    if (attempt === undefined || !endAttempt(audit, tables, attempt, ending, at)) return []
    return [toEnded(tables, attempt, ending)]
  })
}

/** `by`: the device that answered, which nearly always is the only one that was asked. */
export function toEnded(
  tables: Tables,
  { tenant, id, asked }: Pick<EndingAttempt, 'tenant' | 'id' | 'asked'>,
  verdict: Verdict,
  by?: string,
): EndedAttempt {
  const devices =
    asked === 1 && by !== undefined
      ? [by]
      : tables.requestsOf(tenant, id).map((request) => request.device)
  return { tenant, attempt: id, verdict, devices }
}

/** What both sides are told of an attempt that is over; undefined while it is pending. */
export function verdictOf(attempt: Pick<EndingAttempt, 'state' | 'reason'>): Verdict | undefined {
  const { state, reason } = attempt
  if (state === 'pending') return undefined
  // The reasons were written by `endAttempt` alone.
  if (state === 'denied' || state === 'refused') return { outcome: state, reason } as Verdict
  return { outcome: state }
}

export function attemptEndingDecisions(audit: Audit) {
  return {
    /** Expiry and withdrawal: undefined where the attempt is over already. */
    endAttempt(tables: Tables, asked: EndAttempt): EndedAttempt | undefined {
      const attempt = tables.attempt(asked.tenant, asked.attempt)
      if (attempt === undefined) return undefined
      if (asked.ending.outcome === 'expired' && asked.at < attempt.expiresAt) return undefined
      if (!endAttempt(audit, tables, attempt, asked.ending, asked.at)) return undefined
      return toEnded(tables, attempt, asked.ending)
    },
  }
}
