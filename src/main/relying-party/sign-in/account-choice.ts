/** When the account that a browser is signed in as may be chosen, and nothing be proved again. @module */
import type { UserRecord } from '../directory-records.ts'
import type { InteractionRecord, OpenIdRecord } from '../openid-records.ts'

/** Whether the session that the browser brought is that of whom the interaction offers, and both live. */
export function isLive(
  interaction: InteractionRecord,
  session: Pick<OpenIdRecord, 'user' | 'expiresAt'> | undefined,
  account: Pick<UserRecord, 'id' | 'disabled'> | undefined,
  at: number,
): boolean {
  if (!isChoice(interaction) || account?.id !== interaction.user || account.disabled) return false
  return session?.user === account.id && at < session.expiresAt
}

/**
 * That nothing but the choice is asked for. The provider looks at `prompt=login`, `max_age`, hints and step-up first:
 * a session that does not do for one of them begins a `login`.
 */
export function isChoice({ prompt, user }: InteractionRecord): boolean {
  return prompt === 'select_account' && user !== ''
}
