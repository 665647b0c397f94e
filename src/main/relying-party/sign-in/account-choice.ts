/** When the account that a browser is signed in as may be chosen, and nothing be proved again. @module */
import { type InteractionRecord, sessionKind } from '../openid-records.ts'
import type { Tables } from '../tables.ts'

/** Whether `session` is that of whom the interaction offers, and lives. */
export function isLive(
  tables: Tables,
  interaction: InteractionRecord,
  session: string,
  at: number,
): boolean {
  const { tenant, user } = interaction
  const held = tables.openId(tenant, sessionKind, session)
  if (!isChoice(interaction) || held?.user !== user || at >= held.expiresAt) return false
  return tables.user(tenant, user)?.disabled === false
}

/**
 * That nothing but the choice is asked for. The provider looks at `prompt=login`, `max_age`, hints and step-up first:
 * a session that does not do for one of them begins a `login`.
 */
export function isChoice({ prompt, user }: InteractionRecord): boolean {
  return prompt === 'select_account' && user !== ''
}
