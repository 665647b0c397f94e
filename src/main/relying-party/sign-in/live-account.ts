/** Whom a browser that is asked to choose an account is signed in as: one who need prove nothing again. @module */
import type { Context } from '../context.ts'
import type { UserRecord } from '../directory-records.ts'
import type { Browser } from '../doors.ts'
import { type InteractionRecord, sessionKind } from '../openid-records.ts'
import { isChoice, isLive } from './account-choice.ts'

/** The hash of what this browser's session in the tenant is opened by; undefined where it brought none. */
export function sessionIn(
  { crypto }: Pick<Context, 'crypto'>,
  { openIdSessions = [] }: Browser,
  tenant: string,
): string | undefined {
  const held = openIdSessions.find((one) => one.tenant === tenant)
  return held === undefined ? undefined : crypto.digest(held.session)
}

/** Undefined where nobody is, or where the application demands that whoever is proves it again. */
export async function liveAccountOf(
  { store, crypto, clock }: Pick<Context, 'store' | 'crypto' | 'clock'>,
  interaction: InteractionRecord,
  browser: Browser,
): Promise<UserRecord | undefined> {
  const { tenant, user } = interaction
  const id = sessionIn({ crypto }, browser, tenant)
  if (id === undefined || !isChoice(interaction)) return undefined
  const session = await store.find.openId(tenant, sessionKind, id)
  const account = await store.find.user(tenant, user)
  return isLive(interaction, session, account, clock.now()) ? account : undefined
}
