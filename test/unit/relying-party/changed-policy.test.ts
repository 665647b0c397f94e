/** An approval that holds meets what has changed since its request was made. @module */
import { expect, test } from 'vitest'
import { allUsers, defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { aReadyDevice } from '../../support/connected-device'
import { aJudgingWorld, answeredAt, records } from '../../support/judging-world'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aGuard } from '../../support/records'
import { aWorld } from '../../support/relying-party-world'
import { approval } from '../../support/wire/ceremonies'
import type { GuardRecord } from '../../../src/main/relying-party/records'
import type { Tables } from '../../../src/main/relying-party/tables'

const { tenant, subject } = records.attempt
const policy = { outcome: 'refused', reason: 'policy' }
const throttled = { outcome: 'refused', reason: 'throttled' }
const approved = { outcome: 'approved' }

const guarded = (change: Partial<GuardRecord>) => (tables: Tables) =>
  tables.putGuard(aGuard({ tenant, subject, ...change }))

const pilot = '00000000-0000-4000-8000-000000000001'
const team = '00000000-0000-4000-8000-000000000002'
const saved =
  (microsoftAuthenticator: MethodsPolicy['microsoftAuthenticator']) => (tables: Tables) =>
    tables.putPolicy({
      ...{ tenant, version: 1, changedAt: 0 },
      policy: { ...defaultMethodsPolicy, microsoftAuthenticator },
    })

const changes: readonly (readonly [string, (tables: Tables) => void, object])[] = [
  ['nothing', () => undefined, approved],
  [
    'the tenant no longer offers phone sign-in',
    saved(authenticatorOf({ state: 'disabled' })),
    policy,
  ],
  [
    'the person is excluded',
    saved(authenticatorOf({ excludeTargets: [{ id: subject, targetType: 'user' }] })),
    policy,
  ],
  [
    'the policy is for a group that the person is not in',
    saved(authenticatorOf({ includeTargets: [rowFor('group', pilot)] })),
    policy,
  ],
  [
    'the policy is for a group that the person is in through another',
    (tables) => {
      for (const id of [pilot, team]) {
        tables.putGroup({ tenant, id, displayName: 'Group', description: '' })
      }
      tables.putGroupMember({ tenant, group: pilot, member: team, kind: 'group' })
      tables.putGroupMember({ tenant, group: team, member: subject, kind: 'user' })
      saved(authenticatorOf({ includeTargets: [rowFor('group', pilot)] }))(tables)
    },
    approved,
  ],
  [
    'the row says Push',
    saved(authenticatorOf({ includeTargets: [rowFor('group', allUsers, 'push')] })),
    policy,
  ],
  [
    'the person is disabled',
    (tables) => {
      const before = tables.user(tenant, subject)
      if (before !== undefined) tables.putUser({ ...before, disabled: true })
    },
    policy,
  ],
  ['a pause until later', guarded({ pausedUntil: answeredAt + 1 }), throttled],
  ['a pause that is over', guarded({ pausedUntil: answeredAt }), approved],
  ['ten wrong numbers', guarded({ wrongNumbers: 10, pausedUntil: 0 }), throttled],
  ['nine, and no pause', guarded({ wrongNumbers: 9, pausedUntil: 0 }), approved],
]

test.each(changes)('B3 since the request, %s: the approval that holds is %o', async (...given) => {
  const [, since, verdict] = given
  await using world = await aJudgingWorld(since)
  expect(await world.answer(approval.response)).toMatchObject({ outcome: 'decided', verdict })
  // The verdict stands: the same answer again decides nothing.
  expect(await world.answer(approval.response)).toEqual({ outcome: 'decided', verdict })
})

test('B3 what has changed is told to the person alone, not to a forger', async () => {
  for (const [, since, verdict] of changes) {
    if (verdict === approved) continue
    await using world = await aJudgingWorld(since)
    const forged = { ...approval.response, authenticatorData: 'A'.repeat(50) }
    expect(await world.answer(forged)).toMatchObject({ outcome: 'refused' })
  }
})

test('B3 both sides hear that the tenant no longer offers it, and nobody is signed in', async () => {
  const name = 'balas@contoso.com'
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const { number } = await page.ask(name)
  const events = await page.events()
  await world.needs.store.decide('savePolicy', {
    ...{ tenant: contosoTenant().id, by: 'command', at: 0, expectedVersion: 0 },
    change: { microsoftAuthenticator: authenticatorOf({ state: 'disabled' }) },
  })
  await device.approve(number)
  expect(device.verdicts()).toEqual([policy])
  expect(events.at(-1)).toEqual({ kind: 'ended', verdict: policy })
  expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
})
