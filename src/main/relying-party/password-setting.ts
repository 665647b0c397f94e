/** Another password for somebody, from an administrator: by Graph and by the console, under the same rules. @module */
import { isAboveOthers } from './authority.ts'
import type { Context } from './context.ts'
import type { UserRecord } from './directory-records.ts'
import { checkPassword, type PasswordRefusal } from './password-policy.ts'
import { findDomain } from './person-decisions.ts'
import { makePassword, type PersonWish } from './person-keeping.ts'

interface Asked {
  readonly user: UserRecord
  /** Who sets it: a person's id, or what else acts; and the roles that this one holds. */
  readonly by: string
  readonly as: PersonWish['as']
}

export type SettingRefusal =
  | 'yourself'
  /** Nobody sets the password of somebody whose role stands above theirs. */
  | 'role-above'
  | 'password-elsewhere'
  /** A guest whose own organization is not this one. */
  | 'guest-elsewhere'

export type PasswordReady =
  | {
      readonly outcome: 'ready'
      /** What `changeUser` is to keep. */
      readonly passwordHash: string
      /** The password that was made: told this once. */
      readonly made: string | undefined
    }
  | { readonly outcome: 'refused'; readonly code: SettingRefusal | PasswordRefusal }

/** Undefined where it may be set. */
export async function refuseSetting(
  { store }: Pick<Context, 'store'>,
  { user, by, as }: Asked,
): Promise<SettingRefusal | undefined> {
  // Who is signed in would not need to know the old one, nor would whoever took their session.
  if (user.id === by) return 'yourself'
  const roles = await store.find.rolesOf(user.tenant, user.id)
  if (!isAboveOthers(as, roles)) return 'role-above'
  if (user.federated) return 'password-elsewhere'
  const tenant = user.kind === 'guest' ? await store.find.tenant(user.tenant) : undefined
  if (tenant === undefined) return undefined
  const domain = findDomain(user.name, tenant, await store.find.domainsOf(tenant.id))
  return domain === undefined ? 'guest-elsewhere' : undefined
}

/** The rules and the slow part, before the transaction that keeps it. */
export async function readyPassword(
  context: Pick<Context, 'store' | 'random' | 'passwords'>,
  asked: Asked & { readonly password: { readonly typed: string } | 'made' },
): Promise<PasswordReady> {
  const refusal = await refuseSetting(context, asked)
  if (refusal !== undefined) return { outcome: 'refused', code: refusal }
  const isMade = asked.password === 'made'
  const password = isMade ? makePassword(context.random) : asked.password.typed
  const weakness = checkPassword(password, { alone: true, account: asked.user.name })
  if (weakness !== undefined) return { outcome: 'refused', code: weakness }
  const passwordHash = await context.passwords.hash(password)
  return { outcome: 'ready', passwordHash, made: isMade ? password : undefined }
}
