/** Records as the stores keep them, each whole, with what a test does not say left as it is here. @module */
import {
  anyMember,
  type ApplicationRecord,
  type TenantRecord,
  type UserRecord,
} from '../../src/main/relying-party/directory-records.ts'
import type * as r from '../../src/main/relying-party/records.ts'
import type { SignInDraft } from '../../src/main/relying-party/sign-in-log.ts'
import { defaultTenantSettings } from '../../src/protocol/tenant-settings.ts'

export const at = 1_795_424_400_000

export const aTenant = (change: Partial<TenantRecord> = {}): TenantRecord => ({
  id: 'tenant',
  name: 'Contoso',
  domain: 'contoso.com',
  lifetimeMs: 60_000,
  digits: 2,
  pinRequired: false,
  settings: defaultTenantSettings('entra'),
  ...change,
})

export const aUser = (change: Partial<UserRecord> = {}): UserRecord => ({
  tenant: 'tenant',
  id: 'user',
  name: 'balas@contoso.com',
  displayName: 'Bala Sandhu',
  ...anyMember,
  passwordHash: 'hash',
  passwordChangedAt: at,
  ...change,
})

export const anApplication = (change: Partial<ApplicationRecord> = {}): ApplicationRecord => ({
  tenant: 'tenant',
  id: 'application',
  clientId: 'client',
  displayName: 'Payroll',
  createdAt: at,
  signInAudience: 'AzureADMyOrg',
  redirectUris: { spa: [], web: ['https://payroll.contoso.com/callback'], publicClient: [] },
  isFallbackPublicClient: false,
  logoutUrl: '',
  backChannelLogoutUri: '',
  postLogoutRedirectUris: ['https://payroll.contoso.com/'],
  permissions: ['Policy.Read.All'],
  secrets: [
    {
      ...{ keyId: 'key', displayName: 'Server', hash: 'hash', hint: 'abc' },
      ...{ startsAt: at, endsAt: at + 1000 },
    },
  ],
  ...change,
})

export const aDevice = (change: Partial<r.DeviceRecord> = {}): r.DeviceRecord => ({
  tenant: 'tenant',
  id: 'device',
  user: 'user',
  installation: 'installation',
  keyX: 'x',
  keyY: 'y',
  thumbprint: 'thumbprint',
  name: 'Laptop',
  platform: 'linux',
  version: '1.0.0',
  profile: 'desktop',
  invitation: 'invitation',
  state: 'active',
  preparedAt: at,
  confirmedAt: at,
  removedAt: 0,
  removedBy: '',
  ...change,
})

export const aCredential = (change: Partial<r.CredentialRecord> = {}): r.CredentialRecord => ({
  tenant: 'tenant',
  id: 'credential',
  device: 'device',
  user: 'user',
  keyX: 'x',
  keyY: 'y',
  counter: 0,
  createdAt: at,
  lastUsedAt: 0,
  state: 'active',
  ...change,
})

export const aDraft = (): SignInDraft => ({
  name: 'balas@contoso.com',
  application: 'Security info',
  method: 'phone-sign-in',
  isDisabled: false,
  facts: { simulated: false, knownBrowser: false, steps: [], why: [] },
})

export const anAttempt = (change: Partial<r.AttemptRecord> = {}): r.AttemptRecord => ({
  tenant: 'tenant',
  id: 'attempt',
  subject: 'user',
  page: 'page',
  lane: 'unknown',
  source: '',
  startedAt: at,
  expiresAt: at + 60_000,
  epoch: 1,
  digits: 2,
  sealedNumber: 'sealed',
  state: 'pending',
  reason: '',
  endedAt: 0,
  asked: 1,
  completed: false,
  purpose: 'sign-in',
  draft: aDraft(),
  ...change,
})

export const aRequest = (change: Partial<r.RequestRecord> = {}): r.RequestRecord => ({
  tenant: 'tenant',
  attempt: 'attempt',
  device: 'device',
  credential: 'credential',
  challenge: 'challenge',
  contextHash: 'context',
  ...change,
})

export const aPage = (change: Partial<r.PageRecord> = {}): r.PageRecord => ({
  tenant: 'tenant',
  tokenHash: 'page',
  browser: 'browser',
  step: 'method',
  createdAt: at,
  name: 'balas@contoso.com',
  subject: 'user',
  attempt: '',
  signedInBy: undefined,
  signedInAt: 0,
  passwordAt: 0,
  simulatedSource: '',
  interaction: '',
  application: '',
  ...change,
})

export const aGuard = (change: Partial<r.GuardRecord> = {}): r.GuardRecord => ({
  tenant: 'tenant',
  subject: 'user',
  wrongNumbers: 0,
  pausedUntil: 0,
  wrongPasswords: 0,
  passwordNotBefore: 0,
  passwordHourAt: 0,
  passwordHourCount: 0,
  ...change,
})
