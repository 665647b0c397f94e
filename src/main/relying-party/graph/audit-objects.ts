/** A row of the audit log as Graph shows it (`directoryAudit`). @module */
import type { AuditRecord } from '../records.ts'
import type { Fields } from './filter.ts'
import type { GraphObject } from './listing.ts'
import { timeOf } from './method-objects.ts'

interface Activity {
  readonly name: string
  readonly category:
    | 'Policy'
    | 'UserManagement'
    | 'GroupManagement'
    | 'RoleManagement'
    | 'Authentication'
    | 'DirectoryManagement'
    | 'ApplicationManagement'
  readonly operation: 'Add' | 'Update' | 'Delete' | 'Assign' | 'Unassign' | 'Other'
  readonly failed?: true
}

const ofGroups = { category: 'GroupManagement' } as const
const ofApplications = { category: 'ApplicationManagement' } as const
const ofRoles = { category: 'RoleManagement' } as const
const ofUsers = { category: 'UserManagement' } as const

/** What is not in the list is told by its own word, as part of authentication. */
const activities: Readonly<Record<string, Activity>> = {
  'policy-saved': {
    ...{ name: 'Authentication Methods Policy Update', category: 'Policy', operation: 'Update' },
  },
  'settings-saved': {
    ...{ name: 'Update tenant settings', category: 'Policy', operation: 'Update' },
  },
  'legacy-policy-set': {
    ...{ name: 'Set AuthenticatorAppSignInPolicy', category: 'Policy', operation: 'Update' },
  },
  'device-added': {
    ...{ name: 'User registered security info', category: 'UserManagement', operation: 'Add' },
  },
  'device-removed': {
    ...{ name: 'User deleted security info', category: 'UserManagement', operation: 'Delete' },
  },
  'phone-sign-in-on': {
    ...{ name: 'User enabled phone sign-in', category: 'UserManagement', operation: 'Update' },
  },
  'phone-sign-in-off': {
    ...{ name: 'User disabled phone sign-in', category: 'UserManagement', operation: 'Update' },
  },
  'temporary-access-pass-given': {
    ...{ name: 'Admin registered security info', category: 'UserManagement', operation: 'Add' },
  },
  'temporary-access-pass-taken': {
    ...{ name: 'Admin deleted security info', category: 'UserManagement', operation: 'Delete' },
  },
  'default-method-chosen': {
    ...{ name: 'User changed default security info', category: 'UserManagement' },
    operation: 'Update',
  },
  'one-time-code-removed': {
    ...{ name: 'Admin deleted security info', category: 'UserManagement', operation: 'Delete' },
  },
  'group-made': { ...ofGroups, name: 'Add group', operation: 'Add' },
  'group-changed': { ...ofGroups, name: 'Update group', operation: 'Update' },
  'group-deleted': { ...ofGroups, name: 'Delete group', operation: 'Delete' },
  'member-added': { ...ofGroups, name: 'Add member to group', operation: 'Assign' },
  'member-removed': { ...ofGroups, name: 'Remove member from group', operation: 'Unassign' },
  'application-made': { ...ofApplications, name: 'Add application', operation: 'Add' },
  'application-changed': { ...ofApplications, name: 'Update application', operation: 'Update' },
  'application-deleted': { ...ofApplications, name: 'Delete application', operation: 'Delete' },
  'application-secret-added': {
    ...{ ...ofApplications, operation: 'Update' },
    name: 'Update application – Certificates and secrets management ',
  },
  'application-secret-removed': {
    ...{ ...ofApplications, operation: 'Update' },
    name: 'Update application – Certificates and secrets management ',
  },
  'role-given': { ...ofRoles, name: 'Add member to role', operation: 'Assign' },
  'role-taken': { ...ofRoles, name: 'Remove member from role', operation: 'Unassign' },
  'user-made': { ...ofUsers, name: 'Add user', operation: 'Add' },
  'user-changed': { ...ofUsers, name: 'Update user', operation: 'Update' },
  'user-deleted': { ...ofUsers, name: 'Delete user', operation: 'Delete' },
  'user-disabled': { ...ofUsers, name: 'Disable account', operation: 'Update' },
  'password-set': { ...ofUsers, name: 'Reset user password', operation: 'Update' },
  'sessions-revoked': {
    ...{ ...ofUsers, name: 'Update StsRefreshTokenValidFrom Timestamp', operation: 'Update' },
  },
  'user-enabled': { ...ofUsers, name: 'Enable account', operation: 'Update' },
  'tenant-imported': {
    ...{ name: 'Import tenant', category: 'DirectoryManagement', operation: 'Update' },
  },
  'samples-put': {
    ...{ name: 'Put sample tenant', category: 'DirectoryManagement', operation: 'Update' },
  },
  'password-refused': {
    ...{ name: 'Password refused', category: 'Authentication', operation: 'Other', failed: true },
  },
  'answer-refused': {
    ...{ name: 'Answer refused', category: 'Authentication', operation: 'Other', failed: true },
  },
}

function activityOf({ event }: AuditRecord, facts: Facts): Activity {
  const known = activities[event]
  if (known === undefined) return { name: event, category: 'Authentication', operation: 'Other' }
  const byAdmin = event === 'device-removed' && facts['reason'] === 'by-admin'
  return byAdmin ? { ...known, name: 'Admin deleted security info' } : known
}

export const auditMembers = [
  ...['id', 'category', 'correlationId', 'result', 'resultReason', 'activityDisplayName'],
  ...['activityDateTime', 'loggedByService', 'operationType', 'initiatedBy', 'targetResources'],
  'additionalDetails',
]

export const auditFields: Fields<AuditRecord> = {
  activityDateTime: {
    ...{ kind: 'time', operators: ['eq', 'ge', 'gt', 'le', 'lt'] },
    of: ({ at }) => at,
  },
  activityDisplayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: (row) => activityOf(row, factsOf(row)).name,
  },
  category: {
    ...{ kind: 'text', operators: ['eq'] },
    of: (row) => activityOf(row, factsOf(row)).category,
  },
  'initiatedBy/user/id': {
    ...{ kind: 'text', operators: ['eq'] },
    of: (row) => initiatorOf(factsOf(row)) ?? '',
  },
}

type Facts = Readonly<Record<string, string | number | boolean>>
const factsOf = ({ facts }: AuditRecord): Facts => JSON.parse(facts) as Facts

const userId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function toAuditId(sequence: number): string {
  return `Countersign_${sequence}`
}

export function sequenceOf(id: string | undefined): number | undefined {
  const found = /^Countersign_([1-9]\d{0,14})$/.exec(id ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}

export function toAudit(row: AuditRecord): GraphObject {
  const facts = factsOf(row)
  const { name, category, operation, failed } = activityOf(row, facts)
  const initiator = initiatorOf(facts)
  const subject = facts['subject']
  const isUser = typeof subject === 'string' && userId.test(subject)
  return {
    id: toAuditId(row.sequence),
    category,
    correlationId: null,
    result: failed === true ? 'failure' : 'success',
    resultReason: typeof facts['reason'] === 'string' ? facts['reason'] : '',
    activityDisplayName: name,
    activityDateTime: timeOf(row.at),
    loggedByService: 'Authentication Methods',
    operationType: operation,
    initiatedBy:
      initiator === undefined
        ? { user: null, app: { displayName: appOf(facts) } }
        : { user: { id: initiator }, app: null },
    targetResources: isUser ? [{ id: subject, type: 'User', modifiedProperties: [] }] : [],
    additionalDetails: Object.entries<Facts[string]>({ event: row.event, ...facts }).map(
      ([key, value]) => ({ key, value: String(value) }),
    ),
  }
}

/** Who acted; the person concerned where nobody else is told. */
function initiatorOf(facts: Facts): string | undefined {
  const by = facts['by'] ?? (facts['reason'] === 'by-admin' ? undefined : facts['subject'])
  return typeof by === 'string' && userId.test(by) ? by : undefined
}

function appOf({ by }: Facts): string {
  return typeof by === 'string' ? by : 'Countersign'
}
