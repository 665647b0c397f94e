/** Each rule of the policy, by name: when it decides, about which method, and for what. @module */
import { expect, test } from 'vitest'
import { allUsers, defaultMethodsPolicy } from '#protocol/methods-policy'
import { policyRule, type PolicyMethod } from '#protocol/why'
import { authenticatorOf, rowFor } from '../../../support/policies'
import {
  aCandidate,
  aHeldAuthenticator,
  decisionOf,
  personId,
  pilotId,
  type Given,
} from '../../../support/policy-people'
import { cases } from '../../../support/rule-cases'
import { off, rows, pilot, five } from '../../../support/rule-givens'

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
        methodsInTokens: 'improved',
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
