/** Which tenants there are, by id or domain. @module */
import type { Store } from './ports.ts'
import type { Decisions } from './decisions.ts'
import type { TenantRecord } from './directory-records.ts'

export interface Directory {
  /** By id or domain, as either stands in a path. */
  findTenant(name: string): Promise<TenantRecord | undefined>
  tenants(): Promise<readonly TenantRecord[]>
}

/** Tenants change only while the relying party is stopped, so each is read once. */
export function createDirectory(store: Store<Decisions>): Directory {
  const known = new Map<string, TenantRecord>()
  return {
    async findTenant(name) {
      const asked = name.toLowerCase()
      const cached = known.get(asked)
      if (cached !== undefined) return cached
      const tenant = (await store.find.tenant(asked)) ?? (await store.find.tenantByDomain(asked))
      if (tenant !== undefined) known.set(asked, tenant)
      return tenant
    },
    tenants: () => store.find.tenants(),
  }
}
