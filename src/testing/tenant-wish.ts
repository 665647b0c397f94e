/** What a test says of its tenant: a tenant's file (docs/tenant-file.md), of which most may be left out. @module */

export interface TenantWish {
  readonly version?: 1
  readonly tenant: {
    /** A lower-case UUID; left out: one that belongs to the domain. */
    readonly id?: string
    readonly name?: string
    /** `contoso.com`. */
    readonly domain: string
    /** How long a request lives; a minute where it is left out. */
    readonly lifetimeMs?: number
    /** How many digits the number has; two where it is left out. */
    readonly digits?: 2 | 3 | 6
    readonly pinRequired?: boolean
  }
  /** What is left out is as in a new tenant. */
  readonly settings?: SettingsWish
  /** Beside the first one. */
  readonly domains?: readonly { readonly name: string; readonly federated: boolean }[]
  /** All of the policy, in Graph's words; left out: the default. */
  readonly policy?: Readonly<Record<string, unknown>>
  readonly users?: readonly UserWish[]
  readonly groups?: readonly GroupWish[]
  readonly applications?: readonly ApplicationWish[]
}

export interface UserWish {
  /** Left out: one that belongs to the name. */
  readonly id?: string
  /** `adele@contoso.com`. */
  readonly name: string
  readonly displayName?: string
  /** Left out: one that is made for this run. */
  readonly password?: string
  readonly kind?: 'guest'
  readonly disabled?: true
  readonly federated?: true
  readonly onPremisesMfa?: true
  readonly roles?: readonly RoleName[]
}

export type RoleName =
  | 'globalAdministrator'
  | 'authenticationPolicyAdministrator'
  | 'authenticationAdministrator'
  | 'reportsReader'
  | 'applicationAdministrator'

export interface GroupWish {
  readonly id?: string
  readonly displayName: string
  readonly description?: string
  /** Ids of users and groups of the same tenant. */
  readonly users?: readonly string[]
  readonly groups?: readonly string[]
}

export interface SettingsWish {
  /** `entra`: as Microsoft documents; `improved`: the better way. For all switches, or for each by its name. */
  readonly switches?: 'entra' | 'improved' | Readonly<Record<string, string>>
  readonly isCombinedRegistrationOn?: boolean
  readonly isLegacyPhoneSignInOn?: boolean
  readonly minimumAppVersion?: string
  readonly secondFactor?: 'none' | 'whenRegistered' | 'required'
  readonly isSameDeviceRefused?: boolean
  readonly isSameNetworkRequired?: boolean
  readonly isPhoneSignInRecommended?: boolean
  readonly simulatedSources?: readonly {
    readonly name: string
    readonly address: string
    readonly place: string
  }[]
}

/** An application that signs people in, or that asks the admin API in its own name. */
export interface ApplicationWish {
  readonly displayName: string
  /** A lower-case UUID; left out: one that belongs to the tenant and the name. */
  readonly clientId?: string
  readonly id?: string
  /** Left out: people of its own tenant alone. */
  readonly signInAudience?: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  /** By the kind of client: a single page, a web server, a program of a person's own. */
  readonly redirectUris?: {
    readonly spa?: readonly string[]
    readonly web?: readonly string[]
    readonly publicClient?: readonly string[]
  }
  /** Whether it may go without secret and redirect: device code, command line. */
  readonly isFallbackPublicClient?: true
  readonly logoutUrl?: string
  readonly backChannelLogoutUri?: string
  readonly postLogoutRedirectUris?: readonly string[]
  /** Of the admin API, granted to the application itself: `User.Read.All`. */
  readonly permissions?: readonly string[]
  /** What it proves itself with, 16 characters or more. Left out: one that is made for this run, where its kind needs one. */
  readonly secret?: string
}
