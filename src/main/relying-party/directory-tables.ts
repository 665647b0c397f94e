/** The directory's rows: reads and changes of one transaction, all synchronous. @module */
import type * as d from './directory-records.ts'
import type { SignInFilter, SignInRecord } from './sign-in-log.ts'

/** A part of a long list in the order of the names: what comes after `after`, at most `limit`. */
export interface Portion {
  /** The sort key that the portion before ended with; empty at the beginning. */
  readonly after: string
  readonly limit: number
  /** Only what begins so, in lower case; empty for all. */
  readonly startsWith: string
}

export interface DirectoryLookups {
  tenants(): readonly d.TenantRecord[]
  tenant(id: string): d.TenantRecord | undefined
  /** By its first domain or any other. */
  tenantByDomain(domain: string): d.TenantRecord | undefined
  domainsOf(tenant: string): readonly d.DomainRecord[]
  policy(tenant: string): d.PolicyRecord | undefined

  user(tenant: string, id: string): d.UserRecord | undefined
  userByName(tenant: string, name: string): d.UserRecord | undefined
  /** By user principal name. */
  users(tenant: string, portion: Portion): readonly d.UserRecord[]
  userCount(tenant: string): number
  rolesOf(tenant: string, user: string): readonly d.RoleName[]
  roleAssignments(tenant: string): readonly d.RoleAssignmentRecord[]

  group(tenant: string, id: string): d.GroupRecord | undefined
  /** By id, in the order of their ids: sort for people where they are shown. */
  groups(tenant: string, portion: Portion): readonly d.GroupRecord[]
  groupCount(tenant: string): number
  /** Direct ones, in the order of their ids. */
  membersOf(tenant: string, group: string, portion: Portion): readonly d.GroupMemberRecord[]
  /** The ids of the groups that a user or group is in itself. */
  directGroupsOf(tenant: string, member: string): readonly string[]
  /** The ids of the groups that a user is in, directly or through other groups. */
  groupsOf(tenant: string, user: string): readonly string[]
  /** Those groups and the ones that they are in, directly or not, each once. */
  withGroupsAbove(tenant: string, groups: readonly string[]): readonly string[]
  /** Whether `member`, a user or group, is in `group`, directly or not. */
  isWithin(tenant: string, group: string, member: string): boolean

  temporaryAccessPassOf(tenant: string, user: string): d.TemporaryAccessPassRecord | undefined
  oneTimeCode(tenant: string, device: string): d.OneTimeCodeRecord | undefined
  oneTimeCodesOf(tenant: string, user: string): readonly d.OneTimeCodeRecord[]

  application(tenant: string, id: string): d.ApplicationRecord | undefined
  applicationByClientId(tenant: string, clientId: string): d.ApplicationRecord | undefined
  /** The one of any tenant whose audience is every tenant. */
  multiTenantApplication(clientId: string): d.ApplicationRecord | undefined
  /** Whether an application of any tenant has it. */
  clientIdExists(clientId: string): boolean
  /** By id, in the order of their ids. */
  applications(tenant: string, portion: Portion): readonly d.ApplicationRecord[]
  applicationCount(tenant: string): number

  signIn(tenant: string, id: string): SignInRecord | undefined
  /** The newest first. */
  signIns(tenant: string, filter: SignInFilter): readonly SignInRecord[]
  /** How many sign-ins ended in which way, in each span of `spanMs` from `since` to `until`. */
  signInCounts(tenant: string, since: number, until: number, spanMs: number): readonly SignInCount[]
}

export interface SignInCount {
  /** The span's beginning. */
  readonly at: number
  readonly outcome: SignInRecord['outcome']
  readonly count: number
}

export interface DirectoryChanges {
  putTenant(tenant: d.TenantRecord): void
  putDomain(domain: d.DomainRecord): void
  deleteDomain(tenant: string, name: string): void
  putPolicy(policy: d.PolicyRecord): void
  /** The tenant has the default one again. */
  deletePolicy(tenant: string): void

  putUser(user: d.UserRecord): void
  /**
   * And their roles, groups, pass, invitations, pages and known browsers. The devices stay, for those that were
   * removed may be told so again; whoever deletes a person removes theirs.
   */
  deleteUser(tenant: string, id: string): void
  assignRole(assignment: d.RoleAssignmentRecord): void
  unassignRole(assignment: d.RoleAssignmentRecord): void

  putGroup(group: d.GroupRecord): void
  /** And who is in it, and that it is in others. */
  deleteGroup(tenant: string, id: string): void
  putGroupMember(member: d.GroupMemberRecord): void
  deleteGroupMember(tenant: string, group: string, member: string): void

  putTemporaryAccessPass(pass: d.TemporaryAccessPassRecord): void
  deleteTemporaryAccessPass(tenant: string, user: string): void
  putOneTimeCode(code: d.OneTimeCodeRecord): void
  /** Uses up `step` and all before it; whether it was still to be had. */
  useOneTimeCode(tenant: string, device: string, step: number): boolean
  deleteOneTimeCode(tenant: string, device: string): void

  /** Throws where another application has its client id. */
  putApplication(application: d.ApplicationRecord): void
  deleteApplication(tenant: string, id: string): void

  appendSignIn(signIn: SignInRecord): void
}
