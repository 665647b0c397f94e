/** The directory's tables of the memory store. @module */
import { idsFrom } from '#protocol/time-ordered-id'
import type * as d from '../directory-records.ts'
import type { DirectoryChanges, DirectoryLookups, Portion } from '../directory-tables.ts'
import type { SignInRecord } from '../sign-in-log.ts'
import { createMemoryTable } from './memory-table.ts'

/** `undoing` collects how to take each change back, the newest last. */
export function createMemoryDirectory(
  undoing: (() => void)[],
): DirectoryLookups & DirectoryChanges {
  const byId = (row: d.OfTenant & { readonly id: string }) => [row.tenant, row.id]
  const byUser = (row: d.OfTenant & { readonly user: string }) => [row.tenant, row.user]
  const byDevice = (row: d.OfTenant & { readonly device: string }) => [row.tenant, row.device]

  const tenants = createMemoryTable<d.TenantRecord>((row) => [row.id], undoing, [
    (row) => row.domain,
  ])
  const domains = createMemoryTable<d.DomainRecord>((row) => [row.name], undoing)
  const policies = createMemoryTable<d.PolicyRecord>((row) => [row.tenant], undoing)
  const users = createMemoryTable<d.UserRecord>(byId, undoing, [(row) => row.tenant + row.name])
  const roles = createMemoryTable<d.RoleAssignmentRecord>(
    (row) => [row.tenant, row.user, row.role],
    undoing,
  )
  const groups = createMemoryTable<d.GroupRecord>(byId, undoing)
  const members = createMemoryTable<d.GroupMemberRecord>(
    (row) => [row.tenant, row.group, row.member],
    undoing,
  )
  const passes = createMemoryTable<d.TemporaryAccessPassRecord>(byUser, undoing)
  const codes = createMemoryTable<d.OneTimeCodeRecord>(byDevice, undoing)
  const applications = createMemoryTable<d.ApplicationRecord>(byId, undoing, [
    (row) => row.clientId,
  ])
  const signIns = createMemoryTable<SignInRecord>(byId, undoing)

  const signInsBetween = (tenant: string, since: number, until: number) => {
    const [from, to] = [idsFrom(since), idsFrom(until)]
    return signIns.where((row) => row.tenant === tenant && row.id >= from && row.id < to)
  }
  const groupsOf = (tenant: string, member: string): readonly string[] => {
    const above = new Set<string>()
    const look = (of: string) => {
      for (const row of members.where((one) => one.tenant === tenant && one.member === of)) {
        if (above.has(row.group)) continue
        above.add(row.group)
        look(row.group)
      }
    }
    look(member)
    return [...above]
  }

  return {
    tenants: () => [...tenants.where(() => true)].sort((a, b) => (a.domain < b.domain ? -1 : 1)),
    tenant: (id) => tenants.get(id),
    tenantByDomain: (name) =>
      tenants.find((row) => row.domain === name) ?? tenants.get(domains.get(name)?.tenant ?? ''),
    domainsOf: (tenant) => domains.where((row) => row.tenant === tenant),
    policy: (tenant) => policies.get(tenant),
    user: (tenant, id) => users.get(tenant, id),
    userByName: (tenant, name) => users.find((row) => row.tenant === tenant && row.name === name),
    users: (tenant, asked) =>
      portion(
        users.where((row) => row.tenant === tenant),
        (row) => row.name,
        asked,
      ),
    userCount: (tenant) => users.where((row) => row.tenant === tenant).length,
    rolesOf: (tenant, user) =>
      roles.where((row) => row.tenant === tenant && row.user === user).map(({ role }) => role),
    roleAssignments: (tenant) => roles.where((row) => row.tenant === tenant),
    group: (tenant, id) => groups.get(tenant, id),
    groups: (tenant, asked) =>
      portion(
        groups.where((row) => row.tenant === tenant),
        (row) => row.id,
        asked,
      ),
    groupCount: (tenant) => groups.where((row) => row.tenant === tenant).length,
    membersOf: (tenant, group, asked) =>
      portion(
        members.where((row) => row.tenant === tenant && row.group === group),
        (row) => row.member,
        asked,
      ),
    groupsOf,
    withGroupsAbove: (tenant, below) => [
      ...new Set(below.flatMap((group) => [group, ...groupsOf(tenant, group)])),
    ],
    directGroupsOf: (tenant, member) =>
      members
        .where((row) => row.tenant === tenant && row.member === member)
        .map(({ group }) => group),
    isWithin: (tenant, group, member) => groupsOf(tenant, member).includes(group),
    temporaryAccessPassOf: (tenant, user) => passes.get(tenant, user),
    oneTimeCode: (tenant, device) => codes.get(tenant, device),
    oneTimeCodesOf: (tenant, user) =>
      codes.where((row) => row.tenant === tenant && row.user === user),
    application: (tenant, id) => applications.get(tenant, id),
    applicationByClientId: (tenant, clientId) =>
      applications.find((row) => row.tenant === tenant && row.clientId === clientId),
    multiTenantApplication: (clientId) =>
      applications.find(
        (row) => row.clientId === clientId && row.signInAudience === 'AzureADMultipleOrgs',
      ),
    clientIdExists: (clientId) =>
      applications.find((row) => row.clientId === clientId) !== undefined,
    applications: (tenant, asked) =>
      portion(
        applications.where((row) => row.tenant === tenant),
        (row) => row.id,
        asked,
      ),
    applicationCount: (tenant) => applications.where((row) => row.tenant === tenant).length,
    signIn: (tenant, id) => signIns.get(tenant, id),
    signIns(tenant, { before, after, limit, since, until, user, outcome }) {
      const found = signInsBetween(tenant, since, until)
        .filter((row) => before === undefined || row.id < before)
        .filter((row) => after === undefined || row.id > after)
        .filter((row) => user === undefined || row.user === user)
        .filter((row) => outcome === undefined || row.outcome === outcome)
      return (after === undefined ? found.reverse() : found).slice(0, limit)
    },
    signInCounts(tenant, since, until, spanMs) {
      const counts = new Map<
        string,
        { at: number; outcome: SignInRecord['outcome']; count: number }
      >()
      for (const { at, outcome } of signInsBetween(tenant, since, until)) {
        const span = since + Math.floor((at - since) / spanMs) * spanMs
        const counted = counts.get(`${span} ${outcome}`) ?? { at: span, outcome, count: 0 }
        counted.count += 1
        counts.set(`${span} ${outcome}`, counted)
      }
      return [...counts.values()].sort((a, b) => a.at - b.at || (a.outcome < b.outcome ? -1 : 1))
    },

    putTenant: (row) => tenants.put(row),
    putDomain: (row) => domains.put(row),
    deleteDomain: (tenant, name) =>
      void domains.deleteWhere((row) => row.tenant === tenant && row.name === name),
    putPolicy: (row) => policies.put(row),
    deletePolicy: (tenant) => void policies.deleteWhere((row) => row.tenant === tenant),
    putUser: (row) => users.put(row),
    deleteUser(tenant, id) {
      users.deleteWhere((row) => row.tenant === tenant && row.id === id)
      members.deleteWhere((row) => row.tenant === tenant && row.member === id)
      for (const of of [roles, passes]) {
        of.deleteWhere((row) => row.tenant === tenant && row.user === id)
      }
    },
    assignRole: (row) => roles.put(row),
    unassignRole: ({ tenant, user, role }) =>
      void roles.deleteWhere(
        (row) => row.tenant === tenant && row.user === user && row.role === role,
      ),
    putGroup: (row) => groups.put(row),
    deleteGroup(tenant, id) {
      groups.deleteWhere((row) => row.tenant === tenant && row.id === id)
      members.deleteWhere((row) => row.tenant === tenant && (row.group === id || row.member === id))
    },
    putGroupMember: (row) => members.put(row),
    deleteGroupMember: (tenant, group, member) =>
      void members.deleteWhere(
        (row) => row.tenant === tenant && row.group === group && row.member === member,
      ),
    putTemporaryAccessPass: (row) => passes.put(row),
    deleteTemporaryAccessPass: (tenant, user) =>
      void passes.deleteWhere((row) => row.tenant === tenant && row.user === user),
    putOneTimeCode: (row) => codes.put(row),
    useOneTimeCode(tenant, device, step) {
      const code = codes.get(tenant, device)
      if (code === undefined || code.lastStep >= step) return false
      codes.put({ ...code, lastStep: step })
      return true
    },
    deleteOneTimeCode: (tenant, device) =>
      void codes.deleteWhere((row) => row.tenant === tenant && row.device === device),
    putApplication: (row) => applications.put(row),
    deleteApplication: (tenant, id) =>
      void applications.deleteWhere((row) => row.tenant === tenant && row.id === id),
    appendSignIn(row) {
      if (signIns.get(row.tenant, row.id) !== undefined) throw new Error('not unique')
      signIns.put(row)
    },
  }
}

function portion<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  { after, startsWith, limit }: Portion,
): readonly R[] {
  return rows
    .filter((row) => keyOf(row) > after && keyOf(row).startsWith(startsWith))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, limit)
}
