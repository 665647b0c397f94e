/** Ends what a person is signed in with at applications, in the transaction of what is its reason. @module */
import type { Audit } from './audit.ts'
import type { Tables } from './tables.ts'

export interface EndSessions {
  readonly tenant: string
  readonly user: string
  readonly reason: 'deleted' | 'disabled' | 'password-changed' | 'asked'
  /** As in the row of what is its reason. */
  readonly by: string
  readonly at: number
}

/** Sessions, codes and tokens. A row is written where there was one, or where somebody asked for it. */
export function endSessions(
  audit: Audit,
  tables: Tables,
  { tenant, user, reason, by, at }: EndSessions,
): void {
  const count = tables.deleteOpenIdOf(tenant, user)
  // Whoever is disabled gets nowhere with a page of ours, and of whoever is deleted none is left.
  if (reason === 'asked' || reason === 'password-changed') tables.deletePagesOf(tenant, user)
  if (count === 0 && reason !== 'asked') return
  const facts = { subject: user, count, reason, by }
  audit.append(tables, { at, tenant, event: 'sessions-revoked', facts })
}
