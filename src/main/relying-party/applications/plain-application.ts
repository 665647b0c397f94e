/** An application of which nothing was said but its name. @module */
import type { ApplicationRecord } from '../directory-records.ts'

/** What an application is where nobody says otherwise. */
export const plainApplication = {
  signInAudience: 'AzureADMyOrg',
  redirectUris: { spa: [], web: [], publicClient: [] },
  isFallbackPublicClient: false,
  logoutUrl: '',
  backChannelLogoutUri: '',
  postLogoutRedirectUris: [],
  permissions: [],
  secrets: [],
} as const satisfies Partial<ApplicationRecord>
