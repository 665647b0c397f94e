/** Writing a tenant as a file: the same tenant, the same bytes. @module */
import {
  type TenantFile,
  type TenantFileApplication,
  type TenantFileGroup,
  type TenantFileUser,
  tenantFileVersion,
} from '#protocol/tenant-file'
import type { RoleName, TenantRecord, UserRecord } from '../directory-records.ts'
import type { Findings } from '../tables.ts'
import { toFileApplication } from './file-applications.ts'

const rowsAtOnce = 1_000
const roleOrder: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
]

/** Hashes of passwords and secrets, and what people registered, stay where they are. */
export async function exportTenant(find: Findings, tenant: TenantRecord): Promise<TenantFile> {
  const { id, name, domain, lifetimeMs, digits, pinRequired, settings } = tenant
  const policy = await find.policy(id)
  const domains = await find.domainsOf(id)
  return {
    version: tenantFileVersion,
    tenant: { id, name, domain, lifetimeMs, digits, pinRequired },
    settings: sorted(settings),
    domains: domains
      .map(({ name: of, federated }) => ({ name: of, federated }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...(policy === undefined ? {} : { policy: sorted(policy.policy) }),
    users: await usersOf(find, id),
    groups: await groupsOf(find, id),
    applications: await applicationsOf(find, id),
  }
}

export function toText(file: TenantFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`
}

async function usersOf(find: Findings, tenant: string): Promise<TenantFileUser[]> {
  const roles = new Map<string, RoleName[]>()
  for (const { user, role } of await find.roleAssignments(tenant)) {
    roles.set(user, [...(roles.get(user) ?? []), role])
  }
  const users: TenantFileUser[] = []
  for (let after = ''; ;) {
    const found = await find.users(tenant, { after, startsWith: '', limit: rowsAtOnce })
    users.push(...found.map((user) => toFileUser(user, roles.get(user.id) ?? [])))
    const last = found.at(-1)
    if (last === undefined || found.length < rowsAtOnce) return users
    after = last.name
  }
}

function toFileUser(user: UserRecord, roles: readonly RoleName[]): TenantFileUser {
  const { id, name, displayName, kind, disabled, federated, onPremisesMfa } = user
  return {
    ...{ id, name, displayName },
    ...(kind === 'guest' ? { kind } : {}),
    ...(disabled ? { disabled } : {}),
    ...(federated ? { federated } : {}),
    ...(onPremisesMfa ? { onPremisesMfa } : {}),
    ...(roles.length > 0 ? { roles: roleOrder.filter((role) => roles.includes(role)) } : {}),
  }
}

async function groupsOf(find: Findings, tenant: string): Promise<TenantFileGroup[]> {
  const groups: TenantFileGroup[] = []
  for (let after = ''; ;) {
    const found = await find.groups(tenant, { after, startsWith: '', limit: rowsAtOnce })
    for (const { id, displayName, description } of found) {
      const members = await membersOf(find, tenant, id)
      const ids = (kind: 'user' | 'group') =>
        members.filter((one) => one.kind === kind).map(({ member }) => member)
      groups.push({ id, displayName, description, users: ids('user'), groups: ids('group') })
    }
    const last = found.at(-1)
    if (last === undefined || found.length < rowsAtOnce) return groups
    after = last.id
  }
}

async function applicationsOf(find: Findings, tenant: string): Promise<TenantFileApplication[]> {
  const applications: TenantFileApplication[] = []
  for (let after = ''; ;) {
    const found = await find.applications(tenant, { after, startsWith: '', limit: rowsAtOnce })
    applications.push(...found.map(toFileApplication))
    const last = found.at(-1)
    if (last === undefined || found.length < rowsAtOnce) return applications
    after = last.id
  }
}

async function membersOf(find: Findings, tenant: string, group: string) {
  const members: Awaited<ReturnType<Findings['membersOf']>>[number][] = []
  for (let after = ''; ;) {
    const portion = { after, startsWith: '', limit: rowsAtOnce }
    const found = await find.membersOf(tenant, group, portion)
    members.push(...found)
    const last = found.at(-1)
    if (last === undefined || found.length < rowsAtOnce) return members
    after = last.member
  }
}

/** With its members in order, however it came to be stored. */
function sorted<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => sorted(item)) as T
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member as unknown)])) as T
}
