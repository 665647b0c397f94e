/** What an application that signs people in is registered with. @module */

/** The application id that Microsoft Graph has everywhere: whom its permissions, and tokens for it, are of. */
export const graphApplicationId = '00000003-0000-0000-c000-000000000000'

/** Entra's names: people of its own tenant alone, or of any tenant. */
export const signInAudiences = ['AzureADMyOrg', 'AzureADMultipleOrgs'] as const
export type SignInAudience = (typeof signInAudiences)[number]

/** What a redirect URI may be registered as, by the kind of client that it leads back to. */
export const redirectKinds = ['spa', 'web', 'publicClient'] as const
export type RedirectKind = (typeof redirectKinds)[number]

/** What the admin API can be asked for, as Microsoft documents it; `ReadWrite` holds `Read`. */
export const permissions = [
  'Policy.Read.All',
  'Policy.ReadWrite.AuthenticationMethod',
  'User.Read.All',
  'User.ReadWrite.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthenticationMethod.ReadWrite.All',
  'AuditLog.Read.All',
  'Application.Read.All',
  'Application.ReadWrite.All',
] as const
export type Permission = (typeof permissions)[number]

export const maxApplicationName = 120
export const maxSecrets = 20
export const dayMs = 86_400_000
/** What a secret lives where nobody says how long. */
export const usualSecretDays = 180
export const maxSecretDays = 731
