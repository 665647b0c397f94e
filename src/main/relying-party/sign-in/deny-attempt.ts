/** A person's no: it ends the attempt, and *not me* shuts out where it came from. @module */
import type { Denial } from '#protocol/denial'
import type { ParsedStatement } from '#protocol/jws'
import { endAttempt, toEnded, verdictOf } from '../attempt-ending.ts'
import type { Audit } from '../audit.ts'
import type { AnswerResult } from '../judge-approval.ts'
import { limits } from '../limits.ts'
import type { Crypto } from '../ports.ts'
import type { Held, Tables } from '../tables.ts'

export interface DenyAttempt {
  readonly tenant: string
  readonly attempt: string
  readonly device: string
  readonly at: number
  readonly names: { readonly instance: string; readonly issuer: string }
  readonly denial: ParsedStatement<Denial> | undefined
}

export type DenialRefusal = 'denial-malformed' | 'signature-invalid' | 'denial-mismatch'

export type DenialResult =
  | Exclude<AnswerResult, { readonly outcome: 'refused' }>
  | { readonly outcome: 'refused'; readonly reason: DenialRefusal }

export function denyingDecisions(audit: Audit, crypto: Pick<Crypto, 'digest' | 'verify'>) {
  /** Administrators see it; and the person is at risk, unless the tenant does as documented for passwordless. */
  function report(
    tables: Tables,
    { tenant, subject, purpose }: Held['attempt'],
    device: string,
    at: number,
  ): void {
    const switches = tables.tenant(tenant)?.settings.switches
    const isRisk = purpose === 'second-factor' || switches?.reportSuspicious === 'improved'
    const user = tables.user(tenant, subject)
    if (isRisk && user !== undefined) tables.putUser({ ...user, risk: 'high' })
    const facts = { subject, device, risk: isRisk ? 'high' : 'unchanged' }
    audit.append(tables, { at, tenant, event: 'suspicious-activity-reported', facts })
  }

  return {
    denyAttempt(tables: Tables, asked: DenyAttempt): DenialResult {
      const held = tables.held(asked.tenant, asked.attempt, asked.device)
      if (held === undefined) return { outcome: 'unknown' }
      const { attempt, device, request } = held
      const stored = verdictOf(attempt)
      if (stored !== undefined) return { outcome: 'decided', verdict: stored }

      const { denial, names, at } = asked
      const key = { kty: 'EC', crv: 'P-256', x: device.keyX, y: device.keyY } as const
      const payload = denial?.payload
      let reason: DenialRefusal | undefined
      if (denial === undefined) reason = 'denial-malformed'
      else if (!crypto.verify(key, denial.signed, denial.signature)) reason = 'signature-invalid'
      else if (
        denial.kid !== device.thumbprint ||
        payload?.rpi !== names.instance ||
        payload.iss !== names.issuer ||
        payload.tid !== attempt.tenant ||
        payload.dev !== device.id ||
        payload.txn !== attempt.id ||
        payload.challenge !== crypto.digest(request.challenge)
      ) {
        reason = 'denial-mismatch'
      }
      if (reason !== undefined || payload === undefined) {
        const refusal = reason ?? 'denial-malformed'
        audit.append(tables, {
          at,
          tenant: attempt.tenant,
          event: 'answer-refused',
          facts: {
            attempt: attempt.id,
            subject: attempt.subject,
            device: device.id,
            reason: refusal,
          },
        })
        return { outcome: 'refused', reason: refusal }
      }

      const late = at >= attempt.expiresAt
      const ending = late
        ? ({ outcome: 'expired' } as const)
        : ({ outcome: 'denied', reason: payload.reason } as const)
      endAttempt(audit, tables, attempt, ending, at, device)
      if (payload.reason === 'not-me') report(tables, held.attempt, device.id, at)
      // Late or not: who says so is to be left alone by that source.
      if (payload.reason === 'not-me' && attempt.source !== '') {
        tables.block(attempt.tenant, attempt.subject, attempt.source, at + limits.notMeBlockMs)
      }
      return {
        outcome: 'decided',
        verdict: ending,
        ended: toEnded(tables, attempt, ending, device.id),
      }
    },
  }
}
