/** The sample applications, one of each kind and one for every tenant: all invented, and documented. @module */
import { plainApplication } from './applications/plain-application.ts'
import type { ApplicationRecord } from './directory-records.ts'

export interface SampleApplication extends Omit<
  ApplicationRecord,
  'tenant' | 'createdAt' | 'secrets'
> {
  /** Documented, and so worth nothing outside a lab. */
  readonly secret?: string
}

const client = (end: string) => `c0a57050-0000-4000-8000-00000000${end}`

export const contosoApplications: readonly SampleApplication[] = [
  {
    ...plainApplication,
    ...{ id: client('a101'), clientId: client('a001'), displayName: 'Expenses' },
    redirectUris: {
      // Where the answer comes back, and where a window goes on to after signing out.
      spa: ['http://localhost:5173/redirect.html', 'http://localhost:5173/'],
      ...{ web: [], publicClient: [] },
    },
  },
  {
    ...plainApplication,
    ...{ id: client('a102'), clientId: client('a002'), displayName: 'Payroll' },
    redirectUris: { spa: [], web: ['http://localhost:3000/auth/callback'], publicClient: [] },
    postLogoutRedirectUris: ['http://localhost:3000'],
    secret: 'payroll-web-quarry-saddle-window-2608',
  },
  {
    ...plainApplication,
    ...{ id: client('a103'), clientId: client('a003'), displayName: 'Lab tool' },
    redirectUris: { spa: [], web: [], publicClient: ['http://localhost'] },
    isFallbackPublicClient: true,
  },
  {
    ...plainApplication,
    ...{ id: client('a104'), clientId: client('a004'), displayName: 'Nightly report' },
    permissions: ['Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'],
    secret: 'nightly-report-ember-canal-thimble-7741',
  },
  {
    ...plainApplication,
    ...{ id: client('a105'), clientId: client('a005'), displayName: 'Partner orders' },
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: { spa: ['http://localhost:5174'], web: [], publicClient: [] },
  },
]

/** 2100-01-01: a lab that is opened after years still works. */
export const sampleSecretEndsAt = 4_102_444_800_000
