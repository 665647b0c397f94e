/** Putting a sample tenant, its people and its groups into the directory. @module */
import type { Audit } from './audit.ts'
import type {
  ApplicationRecord,
  DomainRecord,
  GroupMemberRecord,
  GroupRecord,
  RoleAssignmentRecord,
  TenantRecord,
  UserRecord,
} from './directory-records.ts'
import type { Tables } from './tables.ts'

export interface PutSample {
  readonly tenant: TenantRecord
  readonly users: readonly UserRecord[]
  readonly domains?: readonly DomainRecord[]
  readonly groups?: readonly GroupRecord[]
  readonly members?: readonly GroupMemberRecord[]
  readonly roles?: readonly RoleAssignmentRecord[]
  readonly applications?: readonly ApplicationRecord[]
  /** Whether a policy that was saved goes, too. */
  readonly isPolicyReset?: boolean
  /** `all`: those that are there are made as new. */
  readonly which: 'missing' | 'all'
  readonly at: number
}

export function sampleDecisions(audit: Audit) {
  return {
    putSample(tables: Tables, sample: PutSample): void {
      const { tenant, users, applications = [], which, at } = sample
      const isTenantThere = tables.tenant(tenant.id) !== undefined
      if (which === 'all' || !isTenantThere) tables.putTenant(tenant)
      if (sample.isPolicyReset === true) tables.deletePolicy(tenant.id)
      const put = users.filter(
        (user) => which === 'all' || tables.user(tenant.id, user.id) === undefined,
      )
      for (const user of put) {
        tables.putUser(user)
        tables.deleteGuards(tenant.id, user.id)
        tables.forgetAttempts(tenant.id, user.id)
        tables.unblock(tenant.id, user.id)
      }
      if (which === 'all' || put.length > 0) putAround(tables, sample)
      const registered = applications.filter(
        ({ id }) => which === 'all' || tables.application(tenant.id, id) === undefined,
      )
      for (const application of registered) tables.putApplication(application)
      if (put.length === 0 && registered.length === 0) return
      const facts = {
        ...{ users: put.length, applications: registered.length, reset: which === 'all' },
      }
      audit.append(tables, { at, tenant: tenant.id, event: 'samples-put', facts })
    },
  }
}

/** What people are in and may do. */
function putAround(tables: Tables, sample: PutSample): void {
  const { domains = [], groups = [], members = [], roles = [] } = sample
  for (const domain of domains) tables.putDomain(domain)
  for (const group of groups) tables.putGroup(group)
  for (const member of members) tables.putGroupMember(member)
  for (const role of roles) tables.assignRole(role)
}
