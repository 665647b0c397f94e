/** Who is in the directory: added, changed, and gone with all that was theirs, each in one transaction. @module */
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { endAttempt, type EndedAttempt, toEnded } from './attempt-ending.ts'
import type { Audit } from './audit.ts'
import { methodsThatName } from './console/group-decisions.ts'
import type { RoleName, UserRecord } from './directory-records.ts'
import type { enrollmentDecisions } from './enrollment-decisions.ts'
import type { DeviceRecord } from './records.ts'
import { endSessions } from './session-ending.ts'
import { promptsLookedAt } from './sign-in/prompt-limits.ts'
import type { Tables } from './tables.ts'

interface Act {
  /** Who did it: a person's id, `host` for the relying party's own holder, or what else acts. */
  readonly by: string
  readonly at: number
}
type Refused<Code extends string> = { readonly outcome: 'refused'; readonly code: Code }
type Missing = Refused<'not-found'>

export interface CreateUser extends Act {
  /** Whole, but for whether another identity provider signs them in: their domain says that. */
  readonly user: Omit<UserRecord, 'federated'>
  readonly roles: readonly RoleName[]
}
export type UserCreated =
  | { readonly outcome: 'done'; readonly user: UserRecord }
  /** `password-elsewhere`: people of a federated domain have theirs at their own identity provider. */
  | Refused<'name-taken' | 'domain-unknown' | 'password-elsewhere' | 'password-missing'>

export interface ChangeUser extends Act {
  readonly tenant: string
  readonly user: string
  readonly change: Partial<Pick<UserRecord, 'displayName' | 'disabled' | 'passwordHash'>>
}

export interface DeleteUser extends Act {
  readonly tenant: string
  readonly user: string
}
export type UserDeleted =
  | {
      readonly outcome: 'done'
      /** What they were asked and nobody answered. */
      readonly ended: readonly EndedAttempt[]
      readonly devices: readonly DeviceRecord[]
    }
  | Missing
  /** `methods`: those of the policy that name them. */
  | (Refused<'in-policy'> & { readonly methods: readonly string[] })

/** How the domain of `name` signs its people in; undefined where it is none of the tenant's. */
export function findDomain(
  name: string,
  tenant: { readonly domain: string },
  others: readonly { readonly name: string; readonly federated: boolean }[],
): { readonly federated: boolean } | undefined {
  const domain = name.slice(name.lastIndexOf('@') + 1)
  if (domain === tenant.domain) return { federated: false }
  return others.find((one) => one.name === domain)
}

export function personDecisions(
  audit: Audit,
  { removeDevice }: Pick<ReturnType<typeof enrollmentDecisions>, 'removeDevice'>,
) {
  return {
    createUser(tables: Tables, { user: given, roles, by, at }: CreateUser): UserCreated {
      const { tenant, id, name } = given
      const of = tables.tenant(tenant)
      const domain = of === undefined ? undefined : findDomain(name, of, tables.domainsOf(tenant))
      if (domain === undefined) return { outcome: 'refused', code: 'domain-unknown' }
      if (domain.federated !== (given.passwordHash === '')) {
        const code = domain.federated ? 'password-elsewhere' : 'password-missing'
        return { outcome: 'refused', code }
      }
      if (tables.userByName(tenant, name) !== undefined) {
        return { outcome: 'refused', code: 'name-taken' }
      }
      const user: UserRecord = { ...given, federated: domain.federated }
      tables.putUser(user)
      const facts = { subject: id, name, kind: user.kind, by }
      audit.append(tables, { at, tenant, event: 'user-made', facts })
      for (const role of roles) {
        tables.assignRole({ tenant, user: id, role })
        audit.append(tables, { at, tenant, event: 'role-given', facts: { subject: id, role, by } })
      }
      return { outcome: 'done', user }
    },

    /** Whether there is such a user. What waits for one who is disabled ends by itself: they are asked nothing. */
    changeUser(tables: Tables, { tenant, user: id, change, by, at }: ChangeUser): boolean {
      const before = tables.user(tenant, id)
      if (before === undefined) return false
      const after: UserRecord = { ...before, ...change }
      const facts = { subject: id, by }
      if (after.displayName !== before.displayName) {
        audit.append(tables, { at, tenant, event: 'user-changed', facts })
      }
      if (after.disabled !== before.disabled) {
        const event = after.disabled ? 'user-disabled' : 'user-enabled'
        audit.append(tables, { at, tenant, event, facts })
        if (after.disabled) {
          endSessions(audit, tables, { tenant, user: id, reason: 'disabled', by, at })
        }
      }
      if (change.passwordHash === undefined) tables.putUser(after)
      else {
        audit.append(tables, { at, tenant, event: 'password-set', facts })
        endSessions(audit, tables, { tenant, user: id, reason: 'password-changed', by, at })
        forgetPasswordTries(tables, tenant, id)
        tables.putUser({ ...after, passwordChangedAt: at })
      }
      return true
    },

    /** Not while the methods policy names them. The logs keep what they did. */
    deleteUser(tables: Tables, { tenant, user: id, by, at }: DeleteUser): UserDeleted {
      const user = tables.user(tenant, id)
      if (user === undefined) return { outcome: 'refused', code: 'not-found' }
      const policy = tables.policy(tenant)?.policy ?? defaultMethodsPolicy
      const methods = methodsThatName(policy, id)
      if (methods.length > 0) return { outcome: 'refused', code: 'in-policy', methods }
      // Before their devices go, so that both sides hear that it was withdrawn.
      const ended = withdrawAll(tables, { tenant, user: id, at })
      const devices = tables.devicesOf(tenant, id).flatMap((device) => {
        const of = {
          tenant,
          device: device.id,
          credential: undefined,
          reason: 'by-admin',
          at,
        } as const
        tables.deleteCredentialOptions(tenant, device.id)
        const removed = removeDevice(tables, of)
        return removed.outcome === 'done' ? [removed.device] : []
      })
      tables.deleteGuards(tenant, id)
      tables.unblock(tenant, id)
      endSessions(audit, tables, { tenant, user: id, reason: 'deleted', by, at })
      tables.deleteUser(tenant, id)
      const facts = { subject: id, name: user.name, devices: devices.length, by }
      audit.append(tables, { at, tenant, event: 'user-deleted', facts })
      return { outcome: 'done', ended, devices }
    },
  }

  /** Those were at the old one. Wrong numbers stay counted: they stand in the row that has the person's name alone. */
  function forgetPasswordTries(tables: Tables, tenant: string, user: string): void {
    const numbers = tables.guard(tenant, user)
    tables.deleteGuards(tenant, user)
    if (numbers !== undefined) tables.putGuard(numbers)
  }

  function withdrawAll(
    tables: Tables,
    { tenant, user, at }: Pick<DeleteUser, 'tenant' | 'user' | 'at'>,
  ): readonly EndedAttempt[] {
    const ending = { outcome: 'withdrawn' } as const
    return tables.attemptsSince(tenant, user, 0, promptsLookedAt).flatMap(({ id, state }) => {
      const attempt = state === 'pending' ? tables.attempt(tenant, id) : undefined
      if (attempt === undefined || !endAttempt(audit, tables, attempt, ending, at)) return []
      return [toEnded(tables, attempt, ending)]
    })
  }
}
