/** Putting a sample tenant and its people into the directory. @module */
import type { Audit } from './audit.ts'
import type { TenantRecord, UserRecord } from './records.ts'
import type { Tables } from './tables.ts'

export interface PutSample {
  readonly tenant: TenantRecord
  readonly users: readonly UserRecord[]
  /** `all`: those that are there are made as new. */
  readonly which: 'missing' | 'all'
  readonly at: number
}

export function sampleDecisions(audit: Audit) {
  return {
    putSample(tables: Tables, { tenant, users, which, at }: PutSample): void {
      const isTenantThere = tables.tenant(tenant.id) !== undefined
      if (which === 'all' || !isTenantThere) tables.putTenant(tenant)
      const put = users.filter(
        (user) => which === 'all' || tables.user(tenant.id, user.id) === undefined,
      )
      for (const user of put) {
        tables.putUser(user)
        tables.deleteGuards(tenant.id, user.id)
        tables.forgetAttempts(tenant.id, user.id)
        tables.unblock(tenant.id, user.id)
      }
      if (put.length === 0) return
      const facts = { users: put.length, reset: which === 'all' }
      audit.append(tables, { at, tenant: tenant.id, event: 'samples-put', facts })
    },
  }
}
