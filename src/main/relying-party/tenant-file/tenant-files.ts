/** Whole tenants, out as a file and in again. @module */
import { createDirectory } from '../directory.ts'
import type { TenantFiles } from '../doors.ts'
import type { Needs } from '../needs.ts'
import { exportTenant, toText } from './export-tenant.ts'
import { importTenant } from './import-tenant.ts'

export function createTenantFiles(
  needs: Pick<Needs, 'store' | 'passwords' | 'clock' | 'crypto'>,
): TenantFiles {
  const { store } = needs
  return {
    async exportTenant(name) {
      const tenant = await createDirectory(store).findTenant(name)
      return tenant === undefined ? undefined : toText(await exportTenant(store.find, tenant))
    },
    importTenant: (file, wish) => importTenant(needs, file, wish),
  }
}
