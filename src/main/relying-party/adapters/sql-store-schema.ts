/** The tables as the query builder knows them: each column is a member of its record, by the same name. @module */
import type * as d from '../directory-records.ts'
import type * as r from '../records.ts'
import type * as o from '../openid-records.ts'
import type { SignInRecord } from '../sign-in-log.ts'

/** Every column of a table and how it is stored. `flag`: 0 or 1. `optional`: text or NULL. `json`: an object as text. */
export type Column = 'text' | 'integer' | 'flag' | 'optional' | 'json'
type Columns<R> = { readonly [K in keyof Required<R>]: Column }

interface Records {
  instance: r.InstanceRecord
  tenant: d.TenantRecord
  domain: d.DomainRecord
  policy: d.PolicyRecord
  user: d.UserRecord
  roleAssignment: d.RoleAssignmentRecord
  group: d.GroupRecord
  groupMember: d.GroupMemberRecord
  temporaryAccessPass: d.TemporaryAccessPassRecord
  oneTimeCode: d.OneTimeCodeRecord
  application: d.ApplicationRecord
  signIn: SignInRecord
  openId: o.OpenIdRecord
  signingKey: o.SigningKeyRecord
  interaction: o.InteractionRecord
  guard: r.GuardRecord
  block: BlockRecord
  browser: r.BrowserRecord
  page: r.PageRecord
  knownBrowser: KnownBrowserRecord
  knownBrowserUser: KnownBrowserUserRecord
  device: r.DeviceRecord
  credential: r.CredentialRecord
  invitation: r.InvitationRecord
  phoneSignInCode: r.PhoneSignInCodeRecord
  credentialOptions: r.CredentialOptionsRecord
  attempt: r.AttemptRecord
  request: r.RequestRecord
  audit: r.AuditRecord
}
export type TableName = keyof Records
export type RecordOf<T extends TableName> = Records[T]

interface BlockRecord extends d.OfTenant {
  readonly subject: string
  readonly source: string
  readonly until: number
}

/** A browser's cookie is the same for all tenants; who it is known to is of a tenant. */
interface KnownBrowserRecord {
  readonly id: string
  readonly cookieHash: string
  readonly seenAt: number
}

interface KnownBrowserUserRecord extends d.OfTenant {
  readonly user: string
  readonly browser: string
}

type Stored<V> = V extends boolean
  ? number
  : V extends undefined
    ? null
    : V extends object
      ? string
      : V
export type Database = {
  [T in TableName]: { [K in keyof Records[T]]: Stored<Records[T][K]> }
}

export const tables: { readonly [T in TableName]: Columns<Records[T]> } = {
  instance: { id: 'text', epoch: 'integer' },
  tenant: {
    id: 'text',
    name: 'text',
    domain: 'text',
    lifetimeMs: 'integer',
    digits: 'integer',
    pinRequired: 'flag',
    settings: 'json',
  },
  domain: { tenant: 'text', name: 'text', federated: 'flag' },
  policy: { tenant: 'text', policy: 'json', version: 'integer', changedAt: 'integer' },
  user: {
    tenant: 'text',
    id: 'text',
    name: 'text',
    displayName: 'text',
    disabled: 'flag',
    passwordHash: 'text',
    passwordChangedAt: 'integer',
    kind: 'text',
    federated: 'flag',
    onPremisesMfa: 'flag',
    risk: 'text',
    defaultMethod: 'text',
    snoozes: 'integer',
    snoozedUntil: 'integer',
  },
  roleAssignment: { tenant: 'text', user: 'text', role: 'text' },
  group: { tenant: 'text', id: 'text', displayName: 'text', description: 'text' },
  groupMember: { tenant: 'text', group: 'text', member: 'text', kind: 'text' },
  temporaryAccessPass: {
    tenant: 'text',
    id: 'text',
    user: 'text',
    passHash: 'text',
    createdAt: 'integer',
    startsAt: 'integer',
    lifetimeMs: 'integer',
    usableOnce: 'flag',
    usedAt: 'integer',
  },
  oneTimeCode: {
    tenant: 'text',
    device: 'text',
    user: 'text',
    sealedSecret: 'text',
    createdAt: 'integer',
    lastStep: 'integer',
  },
  application: {
    tenant: 'text',
    id: 'text',
    clientId: 'text',
    displayName: 'text',
    createdAt: 'integer',
    signInAudience: 'text',
    redirectUris: 'json',
    isFallbackPublicClient: 'flag',
    logoutUrl: 'text',
    backChannelLogoutUri: 'text',
    postLogoutRedirectUris: 'json',
    permissions: 'json',
    secrets: 'json',
  },
  signIn: {
    tenant: 'text',
    id: 'text',
    at: 'integer',
    user: 'text',
    name: 'text',
    application: 'text',
    outcome: 'text',
    errorCode: 'integer',
    reason: 'text',
    method: 'text',
    facts: 'json',
  },
  openId: {
    tenant: 'text',
    kind: 'text',
    id: 'text',
    sealed: 'text',
    grant: 'text',
    uid: 'text',
    userCode: 'text',
    user: 'text',
    usedAt: 'integer',
    expiresAt: 'integer',
  },
  signingKey: { tenant: 'text', id: 'text', sealedKey: 'text', createdAt: 'integer' },
  interaction: {
    tenant: 'text',
    id: 'text',
    clientId: 'text',
    application: 'text',
    prompt: 'text',
    hint: 'text',
    isStrong: 'flag',
    user: 'text',
    startedAt: 'integer',
    expiresAt: 'integer',
    returnTo: 'text',
    result: 'text',
  },
  guard: {
    tenant: 'text',
    subject: 'text',
    wrongNumbers: 'integer',
    pausedUntil: 'integer',
    wrongPasswords: 'integer',
    passwordNotBefore: 'integer',
    passwordHourAt: 'integer',
    passwordHourCount: 'integer',
  },
  block: { tenant: 'text', subject: 'text', source: 'text', until: 'integer' },
  browser: { id: 'text', cookieHash: 'text', createdAt: 'integer', lastSeenAt: 'integer' },
  page: {
    tenant: 'text',
    tokenHash: 'text',
    browser: 'text',
    step: 'text',
    createdAt: 'integer',
    name: 'text',
    subject: 'text',
    attempt: 'text',
    signedInBy: 'optional',
    signedInAt: 'integer',
    passwordAt: 'integer',
    simulatedSource: 'text',
    interaction: 'text',
    application: 'text',
  },
  knownBrowser: { id: 'text', cookieHash: 'text', seenAt: 'integer' },
  knownBrowserUser: { tenant: 'text', user: 'text', browser: 'text' },
  device: {
    tenant: 'text',
    id: 'text',
    user: 'text',
    installation: 'text',
    keyX: 'text',
    keyY: 'text',
    thumbprint: 'text',
    name: 'text',
    platform: 'text',
    version: 'text',
    profile: 'text',
    invitation: 'text',
    state: 'text',
    preparedAt: 'integer',
    confirmedAt: 'integer',
    removedAt: 'integer',
    removedBy: 'text',
  },
  credential: {
    tenant: 'text',
    id: 'text',
    device: 'text',
    user: 'text',
    keyX: 'text',
    keyY: 'text',
    counter: 'integer',
    createdAt: 'integer',
    lastUsedAt: 'integer',
    state: 'text',
  },
  invitation: {
    tenant: 'text',
    id: 'text',
    codeHash: 'text',
    user: 'text',
    expiresAt: 'integer',
    device: 'text',
  },
  phoneSignInCode: { tenant: 'text', codeHash: 'text', device: 'text', expiresAt: 'integer' },
  credentialOptions: { tenant: 'text', device: 'text', challenge: 'text', expiresAt: 'integer' },
  attempt: {
    tenant: 'text',
    id: 'text',
    subject: 'text',
    page: 'text',
    lane: 'text',
    source: 'text',
    startedAt: 'integer',
    expiresAt: 'integer',
    epoch: 'integer',
    digits: 'integer',
    sealedNumber: 'text',
    state: 'text',
    reason: 'text',
    endedAt: 'integer',
    asked: 'integer',
    completed: 'flag',
    purpose: 'text',
    draft: 'json',
  },
  request: {
    tenant: 'text',
    attempt: 'text',
    device: 'text',
    credential: 'text',
    challenge: 'text',
    contextHash: 'text',
  },
  audit: {
    sequence: 'integer',
    at: 'integer',
    tenant: 'optional',
    event: 'text',
    facts: 'text',
    hash: 'text',
  },
}
