/** Ends what a person is signed in with at applications, in the transaction of what is its reason. @module */
import type { Audit } from './audit.ts'
import { endedKind, type OpenIdRecord, sessionKind } from './openid-records.ts'
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
  const sessions = tables.openIdOf(tenant, user, sessionKind)
  const count = tables.deleteOpenIdOf(tenant, user)
  for (const session of sessions) keepEnded(tables, session, at)
  // Whoever is disabled gets nowhere with a page of ours, and of whoever is deleted none is left.
  if (reason === 'asked' || reason === 'password-changed') tables.deletePagesOf(tenant, user)
  if (count === 0 && reason !== 'asked') return
  const facts = { subject: user, count, reason, by }
  audit.append(tables, { at, tenant, event: 'sessions-revoked', facts })
}

/** Of one browser, by whoever sits before it. */
export function endSession(
  tables: Tables,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  at: number,
): void {
  const session = tables.openId(tenant, sessionKind, id)
  if (session === undefined) return
  tables.deleteOpenId(tenant, sessionKind, id)
  if (session.user !== '') keepEnded(tables, session, at)
}

/** For longer nobody is told that it ended. */
const toldWithinMs = 3_600_000

/** It opens nothing any more, and belongs to nobody: whom it was about may be gone. */
function keepEnded(tables: Tables, session: OpenIdRecord, at: number): void {
  tables.putOpenId({
    ...session,
    ...{ kind: endedKind, uid: '', user: '', expiresAt: at + toldWithinMs },
  })
}
