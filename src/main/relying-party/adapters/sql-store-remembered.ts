/** Rows that nearly every sign-in reads and hardly any changes, kept at hand until they change or are taken back. @module */
import type { PolicyRecord, TenantRecord } from '../directory-records.ts'
import type { AuditHead, Tables } from '../tables.ts'

/** More tenants than this are not remembered all at once. */
const maxTenants = 1_000

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
      policies.clear()
    },
  }
}
