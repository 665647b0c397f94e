/** Whom a policy means, against a model that reads it row by row. @module */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import {
  allUsers,
  type AuthenticationMode,
  type AuthenticatorTarget,
  type ExcludeTarget,
} from '#protocol/methods-policy'
import { figure, runs as sized, seed } from '../../../support/sizes'
import type { Side } from '#protocol/why'
import { place } from '../../../../src/main/relying-party/policy/compiled-targets'
import { isPhoneSignInAllowed } from '../../../../src/main/relying-party/policy/tenant-rules'
import { decisionOf, personId, rulesOf } from '../../../support/policy-people'

/** Few names, so that rows and people meet; a user and a group may bear the same. */
const names = ['a', 'b', 'c', 'd', personId]
const name = fc.constantFrom(...names, allUsers)
const targetType = fc.constantFrom('user' as const, 'group' as const)
const fits = ({ id, targetType: type }: ExcludeTarget) => id !== allUsers || type === 'group'
const excludeTarget = fc.record({ id: name, targetType }).filter(fits)
const includeTarget: fc.Arbitrary<AuthenticatorTarget> = fc
  .record({
    id: name,
    targetType,
    isRegistrationRequired: fc.boolean(),
    authenticationMode: fc.constantFrom<AuthenticationMode>('any', 'push', 'deviceBasedPush'),
  })
  .filter(fits)
const world = fc.record({
  state: fc.constantFrom('enabled' as const, 'disabled' as const),
  includeTargets: fc.array(includeTarget, { maxLength: 6 }),
  excludeTargets: fc.array(excludeTarget, { maxLength: 3 }),
  groups: fc.uniqueArray(fc.constantFrom(...names)),
})

test('R3 exclusion wins, rows add up, and nobody else is meant: as a model has it that reads row by row', () => {
  const numRuns = sized({ commit: 5_000, full: 100_000 })
  let runs = 0
  let included = 0
  fc.assert(
    fc.property(world, ({ state, includeTargets, excludeTargets, groups }) => {
      const isMeant = (row: ExcludeTarget) =>
        row.targetType === 'user'
          ? row.id === personId
          : row.id === allUsers || groups.includes(row.id)
      const meant = includeTargets.filter(isMeant)
      const isIncluded = state === 'enabled' && meant.length > 0 && !excludeTargets.some(isMeant)
      const isPasswordless = meant.some((row) => row.authenticationMode !== 'push')
      const isPush = meant.some((row) => row.authenticationMode !== 'deviceBasedPush')

      const configuration = { state, includeTargets, excludeTargets }
      const subject = { id: personId, groups: () => groups }
      const given = { authenticator: configuration, groups }
      const decision = decisionOf(given)
      const told = [
        place(configuration, subject).isIncluded,
        isPhoneSignInAllowed(rulesOf(given), subject),
        decision['phone-sign-in'].signIn.isAllowed,
        decision.push.signIn.isAllowed,
      ]
      const [phone, push] = [isIncluded && isPasswordless, isIncluded && isPush]
      if (told.join() !== [isIncluded, phone, phone, push].join()) {
        throw new Error(`${told.join()} where the model says ${[isIncluded, phone, push].join()}`)
      }
      for (const { registration, signIn } of Object.values(decision)) {
        requireOneMind(registration)
        requireOneMind(signIn)
      }
      runs += 1
      if (isIncluded) included += 1
    }),
    { seed, numRuns },
  )
  expect(included).toBeGreaterThan(500)
  expect(runs - included).toBeGreaterThan(500)
  figure('R3', `${runs} policies, ${included} include the person, 0 disagreements`)
})

/** The one rule that is named is one of those that are told, and of the same mind as the whole. */
function requireOneMind({ isAllowed, rule, rules }: Side): void {
  const effect = isAllowed ? 'allows' : 'refuses'
  const isNamed = rules.some((one) => one.rule === rule && one.effect === effect)
  const isRefused = rules.some((one) => one.effect === 'refuses')
  if (!isNamed || isRefused === isAllowed) throw new Error(`${rule} is not what decided`)
}

test('R3 groups are not looked up where no row names one', () => {
  const fail = () => {
    throw new Error('looked up')
  }
  const everybody = rulesOf({})
  expect(isPhoneSignInAllowed(everybody, { id: personId, groups: fail })).toBe(true)
  const one = rulesOf({ authenticator: { excludeTargets: [{ id: personId, targetType: 'user' }] } })
  expect(isPhoneSignInAllowed(one, { id: personId, groups: fail })).toBe(false)
  const named = rulesOf({ authenticator: { excludeTargets: [{ id: 'a', targetType: 'group' }] } })
  expect(() => isPhoneSignInAllowed(named, { id: personId, groups: fail })).toThrow('looked up')
})
