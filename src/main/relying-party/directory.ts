/** Which tenants there are, by id or domain. @module */
import type { Store } from './ports.ts'
import type { Decisions } from './decisions.ts'
import type { TenantRecord } from './directory-records.ts'

export interface Directory {
  /** By id or domain, as either stands in a path. As it is now: admins change tenants while people sign in. */
  findTenant(name: string): Promise<TenantRecord | undefined>
  tenants(): Promise<readonly TenantRecord[]>
}

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createDirectory({ find }: Pick<Store<Decisions>, 'find'>): Directory {
  return {
    findTenant(name) {
      const asked = name.toLowerCase()
      return id.test(asked) ? find.tenant(asked) : find.tenantByDomain(asked)
    },
    tenants: () => find.tenants(),
  }
}
