/** Putting a tenant in as its file says, in one transaction. @module */
import type { TenantFile } from '#protocol/tenant-file'
import type { Audit } from '../audit.ts'
import {
  anyMember,
  type OfTenant,
  type TenantRecord,
  type UserRecord,
} from '../directory-records.ts'
import { endSessions, type EndSessions } from '../session-ending.ts'
import type { Tables } from '../tables.ts'
import { findTakenApplication, putApplications, type SealedSecrets } from './file-applications.ts'
import type { FileMistake } from './file-mistake.ts'

export interface ImportTenant {
  /** Whole, and agreed with itself. */
  readonly file: TenantFile
  /** Of the passwords that it gave, by the user's id. */
  readonly hashes: ReadonlyMap<string, string>
  /** Of the applications' secrets that it gave. */
  readonly secrets: SealedSecrets
  readonly by: string
  readonly at: number
}

export type ImportedTenant =
  | {
      readonly outcome: 'imported'
      readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
      readonly users: number
      readonly groups: number
      /** Those who were there, are not in the file, and are disabled now. */
      readonly disabled: number
    }
  | { readonly outcome: 'refused'; readonly mistake: FileMistake }

export interface ImportWish {
  readonly by: string
  /** The id or first domain of the tenant that the file has to be of; undefined for any. */
  readonly tenant: string | undefined
  /** Hears how many passwords were hashed, of how many: that is what takes long. */
  readonly onProgress?: (done: number, of: number) => void
}

const rowsAtOnce = 1_000

export function importDecisions(audit: Audit) {
  return {
    /**
     * Whoever is not in the file is kept, because what they registered and what the logs tell of them is, but
     * disabled, and in no group and no role.
     */
    importTenant(tables: Tables, { file, hashes, secrets, by, at }: ImportTenant): ImportedTenant {
      const before = everyUser(tables, file.tenant.id)
      const of: OfTenant = { tenant: file.tenant.id }
      const mistake =
        findTaken(tables, file, before) ?? findTakenApplication(tables, of, file.applications ?? [])
      if (mistake !== undefined) return { outcome: 'refused', mistake }

      const tenant: TenantRecord = { ...file.tenant, settings: file.settings }
      tables.putTenant(tenant)
      putDomains(tables, of, file)
      putPolicy(tables, of, file, at)
      const end = (user: string, reason: EndSessions['reason']) => {
        endSessions(audit, tables, { ...of, user, reason, by, at })
      }
      const disabled = putUsers(tables, of, file, { before, hashes, at, end })
      putRoles(tables, of, file)
      putGroups(tables, of, file)
      if (file.applications !== undefined) {
        putApplications(tables, of, file.applications, { sealed: secrets, at })
      }
      const facts = { by, users: file.users.length, groups: file.groups.length, disabled }
      audit.append(tables, { at, tenant: tenant.id, event: 'tenant-imported', facts })
      const { id, name, domain } = tenant
      return { outcome: 'imported', tenant: { id, name, domain }, ...counts(file), disabled }
    },
  }
}

const counts = ({ users, groups }: TenantFile) => ({ users: users.length, groups: groups.length })

/** Names that others have: tenants their domains, people who are not in the file their names. */
function findTaken(
  tables: Tables,
  { tenant, domains, users }: TenantFile,
  before: ReadonlyMap<string, UserRecord>,
): FileMistake | undefined {
  const isTaken = (name: string) => {
    const owner = tables.tenantByDomain(name)
    return owner !== undefined && owner.id !== tenant.id
  }
  if (isTaken(tenant.domain)) return { kind: 'taken', path: ['tenant', 'domain'] }
  const domain = domains.findIndex(({ name }) => isTaken(name))
  if (domain >= 0) return { kind: 'taken', path: ['domains', domain, 'name'] }
  const staying = new Set(users.map(({ id }) => id))
  const left = new Set(
    [...before.values()].filter(({ id }) => !staying.has(id)).map(({ name }) => name),
  )
  const name = users.findIndex((user) => left.has(user.name))
  return name >= 0 ? { kind: 'taken', path: ['users', name, 'name'] } : undefined
}

function putDomains(tables: Tables, of: OfTenant, { domains }: TenantFile): void {
  for (const { name } of tables.domainsOf(of.tenant)) tables.deleteDomain(of.tenant, name)
  for (const domain of domains) tables.putDomain({ ...of, ...domain })
}

function putPolicy(tables: Tables, of: OfTenant, { policy }: TenantFile, at: number): void {
  const before = tables.policy(of.tenant)
  if (policy === undefined) {
    if (before !== undefined) tables.deletePolicy(of.tenant)
    return
  }
  tables.putPolicy({ ...of, policy, version: (before?.version ?? 0) + 1, changedAt: at })
}

/** How many were there and are not in the file. */
function putUsers(
  tables: Tables,
  of: OfTenant,
  { users }: TenantFile,
  {
    before,
    hashes,
    at,
    end,
  }: Pick<ImportTenant, 'hashes' | 'at'> & {
    readonly before: ReadonlyMap<string, UserRecord>
    readonly end: (user: string, reason: EndSessions['reason']) => void
  },
): number {
  const staying = new Map(users.map((user) => [user.id, user]))
  let disabled = 0
  for (const user of before.values()) {
    const next = staying.get(user.id)
    // Names may change places: each is free before anybody takes it.
    if (next !== undefined && next.name !== user.name) tables.putUser({ ...user, name: user.id })
    if (next !== undefined || user.disabled) continue
    tables.putUser({ ...user, disabled: true })
    end(user.id, 'disabled')
    disabled += 1
  }
  for (const { id, name, displayName, kind, ...flags } of users) {
    const hash = hashes.get(id)
    const old = before.get(id)
    tables.putUser({
      ...anyMember,
      ...old,
      ...{ ...of, id, name, displayName, kind: kind ?? 'member' },
      disabled: flags.disabled ?? false,
      federated: flags.federated ?? false,
      onPremisesMfa: flags.onPremisesMfa ?? false,
      passwordHash: hash ?? old?.passwordHash ?? '',
      passwordChangedAt: hash === undefined ? (old?.passwordChangedAt ?? at) : at,
    })
    if (old === undefined) continue
    if (flags.disabled === true && !old.disabled) end(id, 'disabled')
    else if (hash !== undefined) end(id, 'password-changed')
  }
  return disabled
}

function putRoles(tables: Tables, of: OfTenant, { users }: TenantFile): void {
  for (const assignment of tables.roleAssignments(of.tenant)) tables.unassignRole(assignment)
  for (const { id: user, roles = [] } of users) {
    for (const role of roles) tables.assignRole({ ...of, user, role })
  }
}

function putGroups(tables: Tables, of: OfTenant, { groups }: TenantFile): void {
  for (;;) {
    const found = tables.groups(of.tenant, { after: '', startsWith: '', limit: rowsAtOnce })
    if (found.length === 0) break
    for (const { id } of found) tables.deleteGroup(of.tenant, id)
  }
  for (const { id, displayName, description } of groups) {
    tables.putGroup({ ...of, id, displayName, description })
  }
  for (const { id: group, users, groups: inner } of groups) {
    for (const member of users) tables.putGroupMember({ ...of, group, member, kind: 'user' })
    for (const member of inner) tables.putGroupMember({ ...of, group, member, kind: 'group' })
  }
}

function everyUser(tables: Tables, tenant: string): ReadonlyMap<string, UserRecord> {
  const users = new Map<string, UserRecord>()
  for (let after = ''; ;) {
    const found = tables.users(tenant, { after, startsWith: '', limit: rowsAtOnce })
    for (const user of found) users.set(user.id, user)
    const last = found.at(-1)
    if (last === undefined || found.length < rowsAtOnce) return users
    after = last.name
  }
}
