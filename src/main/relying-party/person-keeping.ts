/** Adding people to the directory and deleting them: by Graph and by the console, under the same rules. @module */
import { principalName } from '#protocol/tenant-file'
import { timeOrderedId } from '#protocol/time-ordered-id'
import { isAboveOthers } from './authority.ts'
import type { Context } from './context.ts'
import {
  anyMember,
  type RoleName,
  type TenantRecord,
  type UserRecord,
} from './directory-records.ts'
import { checkPassword, type PasswordRefusal } from './password-policy.ts'
import { findDomain, type UserCreated, type UserDeleted } from './person-decisions.ts'
import type { Random } from './ports.ts'
import { tellRevoked } from './removal.ts'

export interface PersonWish {
  readonly tenant: TenantRecord
  /** The user principal name as it was typed. */
  readonly name: string
  readonly displayName: string
  readonly kind: UserRecord['kind']
  readonly disabled?: boolean
  /** One that was typed, or one that is made here. Undefined: theirs is at their own identity provider. */
  readonly password: { readonly typed: string } | 'made' | undefined
  readonly roles: readonly RoleName[]
  /** Who adds them: a person's id, or what else acts; and the roles that this one holds. */
  readonly by: string
  readonly as: readonly RoleName[] | 'all'
}

export type PersonAdded =
  | {
      readonly outcome: 'added'
      readonly user: UserRecord
      /** The password that was made: told this once. */
      readonly made: string | undefined
    }
  | { readonly outcome: 'refused'; readonly code: PersonRefusal }
export type PersonRefusal =
  | Extract<UserCreated, { outcome: 'refused' }>['code']
  | 'name-invalid'
  /** Nobody gives a role that stands above their own. */
  | 'role-above'
  | PasswordRefusal

const refused = (code: PersonRefusal): PersonAdded => ({ outcome: 'refused', code })

export async function addPerson(
  { store, clock, random, passwords }: Pick<Context, 'store' | 'clock' | 'random' | 'passwords'>,
  wish: PersonWish,
): Promise<PersonAdded> {
  const { tenant, by } = wish
  if (!isAboveOthers(wish.as, wish.roles)) return refused('role-above')
  const name = wish.name.trim().toLowerCase()
  if (!principalName.safeParse(name).success) return refused('name-invalid')
  const domain = findDomain(name, tenant, await store.find.domainsOf(tenant.id))
  if (domain === undefined) return refused('domain-unknown')
  const made = wish.password === 'made' ? makePassword(random) : undefined
  const password = typeof wish.password === 'object' ? wish.password.typed : made
  if (domain.federated && password !== undefined) return refused('password-elsewhere')
  if (!domain.federated && password === undefined) return refused('password-missing')
  const weakness =
    password === undefined ? undefined : checkPassword(password, { alone: true, account: name })
  if (weakness !== undefined) return refused(weakness)
  const at = clock.now()
  const created = await store.decide('createUser', {
    user: {
      ...{ ...anyMember, tenant: tenant.id, id: timeOrderedId(at, random.bytes(10)), name },
      ...{ displayName: wish.displayName, kind: wish.kind, disabled: wish.disabled ?? false },
      passwordHash: password === undefined ? '' : await passwords.hash(password),
      passwordChangedAt: at,
    },
    ...{ roles: [...new Set(wish.roles)], by, at },
  })
  return created.outcome === 'done' ? { outcome: 'added', user: created.user, made } : created
}

/** With all that was theirs; nobody deletes themselves, nor somebody whose role stands above their own. */
export async function deletePerson(
  context: Pick<Context, 'store' | 'clock' | 'live' | 'statements'>,
  {
    tenant,
    user,
    by,
    as,
  }: {
    readonly tenant: string
    readonly user: string
    readonly by: string
    readonly as: PersonWish['as']
  },
): Promise<
  UserDeleted | { readonly outcome: 'refused'; readonly code: 'yourself' | 'role-above' }
> {
  const { store, clock, live } = context
  if (user === by) return { outcome: 'refused', code: 'yourself' }
  if (!isAboveOthers(as, await store.find.rolesOf(tenant, user))) {
    return { outcome: 'refused', code: 'role-above' }
  }
  const deleted = await store.decide('deleteUser', { tenant, user, by, at: clock.now() })
  if (deleted.outcome === 'done') {
    deleted.ended.forEach((ended) => live.tellEnded(ended))
    deleted.devices.forEach((device) => tellRevoked(context, device))
  }
  return deleted
}

/** Without the characters that are taken for one another: 31 are left, 5 bits each. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const perGroup = 5

/** Long enough to stand alone, and in parts that can be typed from paper: 99 bits. */
export function makePassword({ below }: Pick<Random, 'below'>): string {
  const character = () => characters.charAt(below(characters.length))
  const part = () => Array.from({ length: perGroup }, character).join('')
  return Array.from({ length: groups }, part).join('-')
}
