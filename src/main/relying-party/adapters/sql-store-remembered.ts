/** Rows that nearly every sign-in reads and hardly any changes, kept at hand until they change or are taken back. @module */
import type { PolicyRecord, TenantRecord } from '../directory-records.ts'
import type { AuditHead, Tables } from '../tables.ts'

/** More tenants than this are not remembered all at once. */
const maxTenants = 1_000
/** Nor more groups, with those that they are in. */
const maxGroups = 100_000

export interface Remembered {
  readonly tables: Tables
  /** After a transaction was taken back: what it changed is not so. */
  readonly forget: () => void
}

/** This process alone writes the database (`DATABASE_BUSY`), so what it does not change stays as it is. */
export function remember(stored: Tables): Remembered {
  let head: AuditHead | undefined
  const tenants = new Map<string, TenantRecord>()
  const byDomain = new Map<string, TenantRecord>()
  const policies = new Map<string, PolicyRecord | undefined>()
  const above = new Map<string, readonly string[]>()
  let groupsKept = 0
  const forgetGroups = () => {
    above.clear()
    groupsKept = 0
  }
  const withAbove = (tenant: string, groups: readonly string[]): readonly string[] => {
    const key = tenant + groups.join('')
    const known = above.get(key)
    if (known !== undefined) return known
    // Each group's own is kept as well: other people are in it beside other groups.
    const found =
      groups.length === 1
        ? stored.withGroupsAbove(tenant, groups)
        : [...new Set(groups.flatMap((group) => withAbove(tenant, [group])))]
    if (groupsKept > maxGroups) forgetGroups()
    groupsKept += found.length + 1
    above.set(key, found)
    return found
  }
  const forgetTenants = () => {
    tenants.clear()
    byDomain.clear()
  }
  const kept = <V>(of: Map<string, V>, key: string, value: V): V => {
    if (of.size >= maxTenants) of.clear()
    of.set(key, value)
    return value
  }

  const tables: Tables = {
    ...stored,
    tenant(id) {
      const known = tenants.get(id) ?? stored.tenant(id)
      return known === undefined ? undefined : kept(tenants, id, known)
    },
    tenantByDomain(domain) {
      const known = byDomain.get(domain) ?? stored.tenantByDomain(domain)
      return known === undefined ? undefined : kept(byDomain, domain, known)
    },
    policy(tenant) {
      return policies.has(tenant)
        ? policies.get(tenant)
        : kept(policies, tenant, stored.policy(tenant))
    },
    // People are many and change; groups are few and hardly do.
    withGroupsAbove: withAbove,
    groupsOf: (tenant, member) => withAbove(tenant, stored.directGroupsOf(tenant, member)),
    isWithin: (tenant, group, member) => tables.groupsOf(tenant, member).includes(group),
    putGroupMember(member) {
      if (member.kind === 'group') forgetGroups()
      stored.putGroupMember(member)
    },
    deleteGroupMember(tenant, group, member) {
      forgetGroups()
      stored.deleteGroupMember(tenant, group, member)
    },
    deleteGroup(tenant, id) {
      forgetGroups()
      stored.deleteGroup(tenant, id)
    },
    putTenant(tenant) {
      forgetTenants()
      stored.putTenant(tenant)
    },
    putDomain(domain) {
      forgetTenants()
      stored.putDomain(domain)
    },
    deleteDomain(tenant, name) {
      forgetTenants()
      stored.deleteDomain(tenant, name)
    },
    putPolicy(policy) {
      policies.delete(policy.tenant)
      stored.putPolicy(policy)
    },
    deletePolicy(tenant) {
      policies.delete(tenant)
      stored.deletePolicy(tenant)
    },
    // Every decision appends to the audit log.
    auditHead: () => (head ??= stored.auditHead()),
    appendAudit(row) {
      stored.appendAudit(row)
      head = { sequence: row.sequence, hash: row.hash }
    },
  }
  return {
    tables,
    forget() {
      head = undefined
      forgetTenants()
      forgetGroups()
      policies.clear()
    },
  }
}
