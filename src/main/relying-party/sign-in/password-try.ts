/** Counting tries of passwords before any is looked at. @module */
import type { Audit } from '../audit.ts'
import { afterPasswordTry, freshGuard, passwordGuardName, passwordsPausedUntil } from '../guard.ts'
import type { Tables } from '../tables.ts'

export interface TryPassword {
  readonly tenant: string
  readonly subject: string
  readonly lane: string
  readonly at: number
}

export type PasswordTry =
  | { readonly outcome: 'counted' }
  /** `until` is Infinity at the hard cap. */
  | { readonly outcome: 'throttled'; readonly until: number }

export function passwordDecisions(audit: Audit) {
  return {
    tryPassword(tables: Tables, { tenant, subject, lane, at }: TryPassword): PasswordTry {
      const name = passwordGuardName(subject, lane)
      const guard = tables.guard(tenant, name) ?? freshGuard(tenant, name)
      const until = passwordsPausedUntil(guard, at)
      if (until > at) {
        const facts = { subject, lane }
        audit.append(tables, { at, tenant, event: 'password-throttled', facts })
        return { outcome: 'throttled', until }
      }
      tables.putGuard(afterPasswordTry(guard, at))
      return { outcome: 'counted' }
    },

    refusePassword(tables: Tables, { tenant, subject, lane, at }: TryPassword): void {
      audit.append(tables, { at, tenant, event: 'password-refused', facts: { subject, lane } })
    },
  }
}
