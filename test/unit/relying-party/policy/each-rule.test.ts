/** Each rule of the policy, by name: when it decides, about which method, and for what. @module */
import { expect, test } from 'vitest'
import { allUsers, defaultMethodsPolicy } from '#protocol/methods-policy'
import { policyRule, type PolicyMethod, type PolicyRule } from '#protocol/why'
import { authenticatorOf, rowFor } from '../../../support/policies'
import {
  aCandidate,
  aHeldAuthenticator,
  decisionOf,
  otherId,
  personId,
  pilotId,
  type Given,
} from '../../../support/policy-people'

type Case = readonly [
  rule: PolicyRule,
  when: string,
  given: Given,
  method: PolicyMethod,
  purpose: 'registration' | 'signIn',
  isAllowed: boolean,
]

const off = { state: 'disabled' } as const
const rows = (...includeTargets: ReturnType<typeof rowFor>[]): Given => ({
  authenticator: { includeTargets },
})
const pilot = { groups: [pilotId] }
const old = { ...aHeldAuthenticator, version: '0.9' }
const five = ['1', '2', '3', '4', '5'].map((id) => ({ ...aHeldAuthenticator, id }))
const without = (change: Partial<typeof aHeldAuthenticator> | object): Given => ({
  person: { authenticators: [{ ...aHeldAuthenticator, ...change }] },
})

const cases: readonly Case[] = [
  [
    'legacy-switch-on',
    'the switch of old is on',
    { settings: { isLegacyPhoneSignInOn: true }, authenticator: off },
    'phone-sign-in',
    'signIn',
    true,
  ],
  ['included-all-users', 'everybody is targeted', {}, 'phone-sign-in', 'signIn', true],
  [
    'included-group',
    'a group of theirs is',
    { ...rows(rowFor('group', pilotId)), ...pilot },
    'phone-sign-in',
    'signIn',
    true,
  ],
  [
    'included-user',
    'they are themselves',
    rows(rowFor('user', personId)),
    'phone-sign-in',
    'registration',
    true,
  ],
  [
    'excluded',
    'they are excluded though everybody is included',
    { authenticator: { excludeTargets: [{ id: personId, targetType: 'user' }] } },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'excluded',
    'a group of theirs is excluded though they are included themselves',
    {
      authenticator: {
        includeTargets: [rowFor('user', personId)],
        excludeTargets: [{ id: pilotId, targetType: 'group' }],
      },
      ...pilot,
    },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'not-included',
    'others are targeted',
    rows(rowFor('user', otherId), rowFor('group', pilotId)),
    'phone-sign-in',
    'registration',
    false,
  ],
  ['method-disabled', 'the method is off', { authenticator: off }, 'push', 'signIn', false],
  [
    'method-disabled',
    'passwords are off',
    { policy: { password: { ...defaultMethodsPolicy.password, ...off } } },
    'password',
    'signIn',
    false,
  ],
  [
    'method-disabled',
    'passes are off',
    { policy: { temporaryAccessPass: { ...defaultMethodsPolicy.temporaryAccessPass, ...off } } },
    'temporary-access-pass',
    'registration',
    false,
  ],
  [
    'method-disabled',
    'codes are off',
    { policy: { softwareOath: { ...defaultMethodsPolicy.softwareOath, ...off } } },
    'one-time-code',
    'registration',
    false,
  ],
  [
    'mode-push',
    'their row says Push',
    rows(rowFor('group', allUsers, 'push')),
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'mode-push',
    'their row says Push, whatever credential they hold',
    rows(rowFor('group', allUsers, 'push')),
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'mode-passwordless',
    'their row says Passwordless',
    rows(rowFor('group', allUsers, 'deviceBasedPush')),
    'push',
    'signIn',
    false,
  ],
  [
    'codes-off',
    'the app shows no codes',
    { authenticator: { isSoftwareOathEnabled: false } },
    'one-time-code',
    'signIn',
    false,
  ],
  [
    'combined-registration-off',
    'methods are not registered in one place',
    { settings: { isCombinedRegistrationOn: false } },
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'combined-registration-mode',
    'their only mode is Passwordless',
    rows(rowFor('group', allUsers, 'deviceBasedPush')),
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'app-too-old',
    'the app in hand is older than the minimum',
    { settings: { minimumAppVersion: '1.10' }, candidate: aCandidate },
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'app-too-old',
    'every app that could answer is',
    { settings: { minimumAppVersion: '1.0' }, person: { authenticators: [old] } },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'guest',
    'a guest’s device has another account',
    { user: { kind: 'guest' }, candidate: { ...aCandidate, otherAccounts: 1 } },
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'device-taken',
    'an Android device serves somebody else',
    { candidate: { ...aCandidate, profile: 'android', otherAccounts: 1 } },
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'on-premises-mfa',
    'it is the fifth installation',
    {
      user: { onPremisesMfa: true },
      person: { authenticators: five.slice(1) },
      candidate: aCandidate,
    },
    'phone-sign-in',
    'registration',
    false,
  ],
  [
    'too-many-devices',
    'it is the sixth',
    { person: { authenticators: five }, candidate: aCandidate },
    'push',
    'registration',
    false,
  ],
  [
    'disabled',
    'the person is disabled',
    { user: { disabled: true } },
    'federated',
    'signIn',
    false,
  ],
  [
    'federated',
    'another identity provider knows the password',
    { user: { federated: true } },
    'password',
    'signIn',
    false,
  ],
  [
    'federated',
    'another identity provider signs them in',
    { user: { federated: true } },
    'federated',
    'signIn',
    true,
  ],
  ['managed', 'nobody else signs them in', {}, 'federated', 'signIn', false],
  ['no-password', 'there is none', { user: { passwordHash: '' } }, 'password', 'signIn', false],
  [
    'no-pass',
    'there is none that opens',
    { person: { hasUsablePass: false } },
    'temporary-access-pass',
    'signIn',
    false,
  ],
  [
    'no-device',
    'no app was added',
    { person: { authenticators: [] } },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'no-credential',
    'no app has phone sign-in on',
    without({ hasCredential: false }),
    'phone-sign-in',
    'signIn',
    false,
  ],
  ['no-code', 'no app shows codes', without({ hasCode: false }), 'one-time-code', 'signIn', false],
  [
    'request-pending',
    'a request is unanswered',
    { person: { requestPendingUntil: 7 } },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'throttled',
    'too many numbers were wrong',
    { person: { approvalsPausedUntil: Infinity } },
    'phone-sign-in',
    'signIn',
    false,
  ],
  [
    'throttled',
    'too many passwords were wrong',
    { person: { passwordsPausedUntil: 7 } },
    'password',
    'signIn',
    false,
  ],
]

test.each(cases)('R8 %s decides when %s', (rule, _when, given, method, purpose, isAllowed) => {
  expect(decisionOf(given)[method][purpose]).toMatchObject({ rule, isAllowed })
})

test('R8 mode-any lets both be: notification and passwordless', () => {
  const { push, 'phone-sign-in': phone } = decisionOf({})
  const any = { rule: 'mode-any', effect: 'allows' }
  for (const side of [push.signIn, push.registration, phone.signIn, phone.registration]) {
    expect(side.isAllowed).toBe(true)
    expect(side.rules).toContainEqual(any)
  }
})

test('R8 every rule there is has a test of its own name here', () => {
  const tested = new Set<string>([...cases.map(([rule]) => rule), 'mode-any'])
  expect(policyRule.options.filter((rule) => !tested.has(rule))).toEqual([])
})

test('R8 all rules that had a say are told, not the first alone', () => {
  const { signIn } = decisionOf({
    user: { disabled: true },
    authenticator: { ...off, excludeTargets: [{ id: personId, targetType: 'user' }] },
    person: { authenticators: [], approvalsPausedUntil: 5 },
  })['phone-sign-in']
  expect(signIn).toEqual({
    isAllowed: false,
    rule: 'disabled',
    rules: [
      { rule: 'disabled', effect: 'refuses' },
      { rule: 'method-disabled', effect: 'refuses' },
      { rule: 'excluded', effect: 'refuses', by: personId },
      { rule: 'included-all-users', effect: 'allows' },
      { rule: 'mode-any', effect: 'allows' },
      { rule: 'no-device', effect: 'refuses' },
      { rule: 'throttled', effect: 'refuses', until: 5 },
    ],
  })
})

const switched: readonly (readonly [string, Given, PolicyMethod, 'registration' | 'signIn'])[] = [
  ['pendingRequest', { person: { requestPendingUntil: 7 } }, 'phone-sign-in', 'signIn'],
  [
    'combinedRegistrationModes',
    rows(rowFor('group', allUsers, 'deviceBasedPush')),
    'phone-sign-in',
    'registration',
  ],
  [
    'onPremisesInstallations',
    {
      user: { onPremisesMfa: true },
      person: { authenticators: five.slice(1) },
      candidate: aCandidate,
    },
    'phone-sign-in',
    'registration',
  ],
  [
    'androidAccounts',
    { candidate: { ...aCandidate, profile: 'android', otherAccounts: 1 } },
    'phone-sign-in',
    'registration',
  ],
]
test.each(switched)(
  'R8 the switch %s refuses as entra and allows as its other value',
  (name, given, method, purpose) => {
    const settingsOf = (value: string) => {
      const switches = {
        pendingRequest: 'entra',
        combinedRegistrationModes: 'entra',
        onPremisesInstallations: 'entra',
        androidAccounts: 'entra',
        reportSuspicious: 'entra',
        federatedHint: 'entra',
        requestContext: 'entra',
        [name]: value,
      } as const
      return { settings: { switches } }
    }
    const better = name === 'pendingRequest' ? 'replace' : 'improved'
    expect(decisionOf({ ...given, ...settingsOf('entra') })[method][purpose].isAllowed).toBe(false)
    expect(decisionOf({ ...given, ...settingsOf(better) })[method][purpose].isAllowed).toBe(true)
  },
)

const twoByTwo = [
  ['enabled', 'added', true, 'included-all-users'],
  ['enabled', 'not added', false, 'no-device'],
  ['not enabled', 'added', false, 'method-disabled'],
  ['not enabled', 'not added', false, 'method-disabled'],
] as const
test.each(twoByTwo)(
  'R8 the tenant %s × the Authenticator %s: %s, by %s',
  (tenant, added, isAllowed, rule) => {
    const given: Given = {
      authenticator: tenant === 'enabled' ? {} : off,
      person: { authenticators: added === 'added' ? [aHeldAuthenticator] : [] },
    }
    expect(decisionOf(given)['phone-sign-in'].signIn).toMatchObject({ isAllowed, rule })
  },
)

test.each([
  [['push', 'any'], true, true],
  [['push', 'deviceBasedPush'], true, true],
  [['push', 'push'], true, false],
  [['deviceBasedPush', 'deviceBasedPush'], false, true],
] as const)(
  'R3 rows add up: %j gives notification %s, passwordless %s',
  ([own, group], push, phone) => {
    const decision = decisionOf({
      authenticator: {
        includeTargets: [rowFor('user', personId, own), rowFor('group', pilotId, group)],
      },
      ...pilot,
    })
    expect(decision.push.signIn.isAllowed).toBe(push)
    expect(decision['phone-sign-in'].signIn.isAllowed).toBe(phone)
  },
)

test('R3 what is not enabled cannot be registered, one method after the other', () => {
  const configurations = [
    'microsoftAuthenticator',
    'password',
    'temporaryAccessPass',
    'softwareOath',
  ] as const
  const of: Record<(typeof configurations)[number], readonly PolicyMethod[]> = {
    microsoftAuthenticator: ['phone-sign-in', 'push'],
    password: ['password'],
    temporaryAccessPass: ['temporary-access-pass'],
    softwareOath: ['one-time-code'],
  }
  for (const name of configurations) {
    const configuration = { ...defaultMethodsPolicy[name], ...off }
    const decision = decisionOf({
      authenticator: name === 'microsoftAuthenticator' ? authenticatorOf(off) : {},
      policy: name === 'microsoftAuthenticator' ? {} : { [name]: configuration },
    })
    const refused = (Object.keys(decision) as PolicyMethod[]).filter(
      (method) => decision[method].registration.rule === 'method-disabled',
    )
    expect(refused.sort()).toEqual([...of[name]].sort())
  }
})

test('R8 a version is older number by number, and what is missing is 0', () => {
  const isTooOld = (version: string, minimumAppVersion: string) =>
    !decisionOf({ settings: { minimumAppVersion }, candidate: { ...aCandidate, version } })[
      'phone-sign-in'
    ].registration.isAllowed
  expect(isTooOld('1.9.0', '1.10')).toBe(true)
  expect(isTooOld('1.10', '1.10.0')).toBe(false)
  expect(isTooOld('2', '1.99.99')).toBe(false)
  expect(isTooOld('1.9', '1.9.1')).toBe(true)
})
