/** What the holder of the admin token may ask. @module */
import { beforeFirst, createAudit } from './audit.ts'
import { createDirectory } from './directory.ts'
import type { Administration, AuditRow } from './doors.ts'
import type { Needs } from './needs.ts'
import { findWhy } from './policy/explain.ts'

const rowsAtOnce = 1000

export function createAdministration({
  store,
  crypto,
  clock,
}: Pick<Needs, 'store' | 'crypto' | 'clock'>): Administration {
  const chain = createAudit(crypto)
  const directory = createDirectory(store)
  return {
    async tenants() {
      const tenants = await store.find.tenants()
      return tenants.map(({ id, name, domain }) => ({ id, name, domain }))
    },
    async audit(after, limit) {
      const rows = await store.find.audit(after, Math.min(limit, rowsAtOnce))
      return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as AuditRow['facts'] }))
    },
    async why(tenantName, userName) {
      const tenant = await directory.findTenant(tenantName)
      if (tenant === undefined) return undefined
      const name = userName.toLowerCase()
      const named = await store.find.userByName(tenant.id, name)
      return findWhy(store.find, tenant, { user: named?.id ?? name, at: clock.now() })
    },
    async checkAudit() {
      let before = beforeFirst
      for (;;) {
        const rows = await store.find.audit(before.sequence, rowsAtOnce)
        const broken = chain.findBreak(before, rows)
        if (broken !== undefined) return { holds: false, at: broken }
        const last = rows.at(-1)
        if (last === undefined) return { holds: true, rows: before.sequence }
        before = { sequence: last.sequence, hash: last.hash }
      }
    },
  }
}
