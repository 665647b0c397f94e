/** People as the policy sees them, with what a test is about. @module */
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import { decideMethods, type Decision } from '../../src/main/relying-party/policy/decide-methods.ts'
import type { Candidate, Person } from '../../src/main/relying-party/policy/person.ts'
import type { TenantRules } from '../../src/main/relying-party/policy/tenant-rules.ts'
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { defaultTenantSettings, type TenantSettings } from '#protocol/tenant-settings'
import { authenticatorOf } from './policies.ts'

export const personId = '00000000-0000-4000-8000-0000000000aa'
export const pilotId = '00000000-0000-4000-8000-0000000000bb'
export const otherId = '00000000-0000-4000-8000-0000000000cc'

export interface Given {
  readonly user?: Partial<Person['user']>
  readonly groups?: readonly string[]
  readonly person?: Partial<Omit<Person, 'user' | 'groups'>>
  readonly settings?: Partial<TenantSettings>
  /** Of the Authenticator alone; `policy` for the rest. */
  readonly authenticator?: Partial<MethodsPolicy['microsoftAuthenticator']>
  readonly policy?: Partial<MethodsPolicy>
  readonly candidate?: Candidate
}

export const aHeldAuthenticator = {
  id: 'device',
  version: '1.2.0',
  hasCredential: true,
  hasCode: true,
} as const
export const aCandidate: Candidate = { version: '1.2.0', profile: 'desktop', otherAccounts: 0 }

export function rulesOf({ settings, authenticator = {}, policy }: Given): TenantRules {
  const all = { ...defaultTenantSettings('entra'), ...settings }
  return {
    settings: all,
    policy: {
      ...defaultMethodsPolicy,
      microsoftAuthenticator: authenticatorOf(authenticator),
      ...policy,
    },
    isLegacy: all.isLegacyPhoneSignInOn,
    version: 1,
  }
}

/** With a password, a phone sign-in that works, codes and a pass: whatever is missing is what the test is about. */
export function aPerson({ user, groups = [], person }: Given = {}): Person {
  return {
    user: { ...anyMember, id: personId, passwordHash: 'hash', ...user },
    groups: () => groups,
    authenticators: [aHeldAuthenticator],
    hasUsablePass: true,
    approvalsPausedUntil: 0,
    passwordsPausedUntil: 0,
    requestPendingUntil: 0,
    ...person,
  }
}

export function decisionOf(given: Given): Decision {
  return decideMethods(rulesOf(given), aPerson(given), given.candidate)
}
