/** What a tenant is and who is in it, one interface a kind of record. Times are epoch ms, ids lower-case UUIDs. @module */
import type { Permission, RedirectKind, SignInAudience } from '#protocol/application'
import type { NumberDigits } from '#protocol/fields'
import type { MethodsPolicy } from '#protocol/methods-policy'
import type { TenantSettings } from '#protocol/tenant-settings'

/** Nothing of a tenant is found without its id, so every record of one begins with it. */
export interface OfTenant {
  readonly tenant: string
}

export interface TenantRecord {
  readonly id: string
  readonly name: string
  /** The first of its domains, lower case. */
  readonly domain: string
  readonly lifetimeMs: number
  readonly digits: NumberDigits
  readonly pinRequired: boolean
  readonly settings: TenantSettings
}

/** A domain beside the tenant's first one. */
export interface DomainRecord extends OfTenant {
  /** Lower case. */
  readonly name: string
  /** Whether another identity provider signs its people in. */
  readonly federated: boolean
}

/** A tenant without one has the default policy. */
export interface PolicyRecord extends OfTenant {
  readonly policy: MethodsPolicy
  /** Grows with each change, from 1. */
  readonly version: number
  readonly changedAt: number
}

export interface UserRecord extends OfTenant {
  readonly id: string
  /** The user principal name, lower case. */
  readonly name: string
  readonly displayName: string
  readonly disabled: boolean
  /** Empty where there is none: no password is right then. */
  readonly passwordHash: string
  readonly passwordChangedAt: number
  readonly kind: 'member' | 'guest'
  /** Whether another identity provider signs them in. */
  readonly federated: boolean
  /** Whether their second factor is a server on-premises. */
  readonly onPremisesMfa: boolean
  readonly risk: 'none' | 'high'
  /** What they chose to be asked by first; empty until they did. */
  readonly defaultMethod: '' | 'push' | 'code'
  /** How often the registration campaign was put off, and until when. */
  readonly snoozes: number
  readonly snoozedUntil: number
}

/** What a person is until somebody says otherwise. */
export const anyMember = {
  disabled: false,
  kind: 'member',
  federated: false,
  onPremisesMfa: false,
  risk: 'none',
  defaultMethod: '',
  snoozes: 0,
  snoozedUntil: 0,
} as const satisfies Partial<UserRecord>

export type RoleName =
  | 'globalAdministrator'
  | 'authenticationPolicyAdministrator'
  | 'authenticationAdministrator'
  | 'reportsReader'
  | 'applicationAdministrator'

export interface RoleAssignmentRecord extends OfTenant {
  readonly user: string
  readonly role: RoleName
}

export interface GroupRecord extends OfTenant {
  readonly id: string
  readonly displayName: string
  readonly description: string
}

/** A user or group that is directly in a group. */
export interface GroupMemberRecord extends OfTenant {
  readonly group: string
  readonly member: string
  readonly kind: 'user' | 'group'
}

/** At most one a user. */
export interface TemporaryAccessPassRecord extends OfTenant {
  readonly id: string
  readonly user: string
  readonly passHash: string
  readonly createdAt: number
  readonly startsAt: number
  readonly lifetimeMs: number
  readonly usableOnce: boolean
  /** When it first signed its user in; 0 until then. */
  readonly usedAt: number
}

/** The secret of a device's one-time codes (RFC 6238), sealed. */
export interface OneTimeCodeRecord extends OfTenant {
  readonly device: string
  readonly user: string
  readonly sealedSecret: string
  readonly createdAt: number
  /** The newest time step that was used: it and older ones are never taken again. */
  readonly lastStep: number
}

/** A secret that an application proves itself with. What was shown once is kept as its hash alone. */
export interface ApplicationSecret {
  readonly keyId: string
  /** Empty where nobody said what it is for. */
  readonly displayName: string
  /** SHA-256 of the secret's text, base64url. */
  readonly hash: string
  /** The secret's first three characters. */
  readonly hint: string
  readonly startsAt: number
  readonly endsAt: number
}

/** An application that signs people in here, or that asks the admin API in its own name. */
export interface ApplicationRecord extends OfTenant {
  /** The object's. */
  readonly id: string
  /** What the application calls itself by; no two have the same, also not in two tenants. */
  readonly clientId: string
  readonly displayName: string
  readonly createdAt: number
  readonly signInAudience: SignInAudience
  readonly redirectUris: Readonly<Record<RedirectKind, readonly string[]>>
  /** Whether it may go without a secret, and without a redirect: device code, command line. */
  readonly isFallbackPublicClient: boolean
  /** Of front-channel logout; empty where there is none. */
  readonly logoutUrl: string
  /** Of back-channel logout; empty where there is none. */
  readonly backChannelLogoutUri: string
  readonly postLogoutRedirectUris: readonly string[]
  /** Of the admin API, granted to the application itself. */
  readonly permissions: readonly Permission[]
  readonly secrets: readonly ApplicationSecret[]
}
