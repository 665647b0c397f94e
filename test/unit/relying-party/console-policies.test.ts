/** The policy editor's doors: what it reads, what it saves, what it is refused, and whom it finds. @module */
import { expect, test } from 'vitest'
import type { PolicyChange } from '#protocol/console-policies'
import { allUsers, defaultMethodsPolicy } from '#protocol/methods-policy'
import { samples } from '../../../src/main/relying-party/sample-tenants'
import { aReadyDevice } from '../../support/connected-device'
import { aConsole, ticketFor } from '../../support/console-reader'
import { aBrowser } from '../../support/page-browser'
import { addPeople, contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const [contoso] = samples
const [balas, adele] = contoso?.people.map(({ id }) => id) ?? []
const [pilot, partners] = contoso?.groups.map(({ id }) => id) ?? []
const everybody = authenticatorOf({})
const onlyAdele = authenticatorOf({ includeTargets: [rowFor('user', adele ?? '')] })

async function anEditor(world: World) {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return {
    ...reader,
    save: (change: PolicyChange, version: number) =>
      reader.done('consoleSavePolicy', { change, version }),
    find: async (kind: 'user' | 'group', word: string, after = '', limit = 200) => {
      const found = await reader.done('consoleTargets', { kind, word, after, limit })
      return { ...found, names: found.targets.map(({ displayName }) => displayName) }
    },
  }
}

const settings = ({ needs }: World, change: object) =>
  needs.store.decide('saveSettings', { tenant, settings: change, by: 'host', at: 1 })

test('R3 the editor reads what is saved, with the names of all whom it names', async () => {
  const world = await aWorld()
  const editor = await anEditor(world)
  expect(await editor.done('consolePolicies', {})).toEqual({
    ...{ policy: defaultMethodsPolicy, version: 0, changedAt: 0, named: [] },
    ...{ isCombinedRegistrationOn: true, isLegacyPhoneSignInOn: false },
    isPasswordlessRegistered: false,
  })
  const { featureSettings } = everybody
  const excludeTarget = { id: partners ?? '', targetType: 'group' as const }
  const displayAppInformationRequiredState = {
    ...featureSettings.displayAppInformationRequiredState,
    excludeTarget,
  }
  const microsoftAuthenticator = authenticatorOf({
    includeTargets: [rowFor('user', balas ?? '', 'push'), rowFor('group', pilot ?? '')],
    featureSettings: { ...featureSettings, displayAppInformationRequiredState },
  })
  const saved = await editor.save({ microsoftAuthenticator }, 0)
  const state = await editor.done('consolePolicies', {})
  expect(saved).toEqual({ outcome: 'saved', state })
  expect(state).toMatchObject({
    ...{ policy: { ...defaultMethodsPolicy, microsoftAuthenticator }, version: 1 },
    named: [
      { id: balas, kind: 'user', displayName: 'Bala Sandhu', note: 'balas@contoso.com' },
      { id: pilot, kind: 'group', displayName: 'Phone sign-in pilot' },
      { id: partners, kind: 'group', displayName: 'Partners' },
    ],
  })
  const { rows } = await editor.done('consoleAudit', { before: 0, limit: 1 })
  expect(rows).toMatchObject([{ event: 'policy-saved', facts: { by: 'host', version: 1 } }])
})

test('R3 two administrators: the later save is told what the earlier one saved', async () => {
  const world = await aWorld()
  const [one, other] = [await anEditor(world), await anEditor(world)]
  const off = authenticatorOf({ state: 'disabled' })
  const saved = await one.save({ microsoftAuthenticator: off }, 0)
  const refused = await other.save({ microsoftAuthenticator: onlyAdele }, 0)
  if (saved.outcome !== 'saved') throw new Error('not saved')
  expect(refused).toEqual({ outcome: 'refused', code: 'changed-meanwhile', state: saved.state })
  expect((await other.save({ microsoftAuthenticator: onlyAdele }, 1)).outcome).toBe('saved')
})

test('R3 a save that names nobody of the tenant is refused with the place of the mistake', async () => {
  const editor = await anEditor(await aWorld())
  const stranger = '0b8f2c4e-0000-4000-8000-000000000000'
  const includeTargets = [rowFor('group', allUsers), rowFor('user', stranger)]
  expect(
    await editor.save({ microsoftAuthenticator: authenticatorOf({ includeTargets }) }, 0),
  ).toEqual({
    ...{ outcome: 'refused', code: 'target-unknown' },
    path: 'microsoftAuthenticator.includeTargets[1].id',
  })
  const pass = { ...defaultMethodsPolicy.temporaryAccessPass, defaultLifetimeInMinutes: 50 }
  expect(await editor.save({ temporaryAccessPass: pass }, 0)).toEqual({
    ...{ outcome: 'refused', code: 'invalid' },
    path: 'temporaryAccessPass.defaultLifetimeInMinutes',
  })
})

test('R5 too large is told with the users and groups that are named one by one, and nothing is saved', async () => {
  const world = await aWorld()
  const people = await addPeople(world, contosoTenant(), 180)
  const editor = await anEditor(world)
  const includeTargets = people.map(({ id }) => rowFor('user', id))
  const excludeTargets = [{ id: partners ?? '', targetType: 'group' as const }]
  const many = authenticatorOf({ includeTargets, excludeTargets })
  expect(await editor.save({ microsoftAuthenticator: many }, 0)).toMatchObject({
    ...{ outcome: 'refused', code: 'policy-too-large', maxBytes: 20_480 },
    ...{ users: 180, groups: 1 },
  })
  expect((await editor.done('consolePolicies', {})).version).toBe(0)
  const one = authenticatorOf({ includeTargets: [rowFor('group', pilot ?? '')], excludeTargets })
  expect(await editor.save({ microsoftAuthenticator: one }, 0)).toMatchObject({ outcome: 'saved' })
})

test('R6 who would lose is counted and named, portion by portion, and a save ends the switch of old', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  await aReadyDevice(world, aBrowser(world), 'omar@contoso.com')
  await world.needs.store.decide('setLegacyPolicy', { tenant, isOn: true, by: 'command', at: 1 })
  const editor = await anEditor(world)
  expect(await editor.done('consolePolicies', {})).toMatchObject({ isLegacyPhoneSignInOn: true })
  const lose = (microsoftAuthenticator: typeof everybody, after = '', limit = 200) =>
    editor.done('consoleLosers', { microsoftAuthenticator, after, limit })
  expect(await lose(everybody)).toEqual({ count: 0, losers: [] })
  const first = await lose(onlyAdele, '', 1)
  expect(first).toMatchObject({ count: 2, losers: [{ name: 'balas@contoso.com' }] })
  expect(await lose(onlyAdele, first.losers[0]?.name)).toMatchObject({
    ...{ count: 2, losers: [{ id: expect.any(String) as string, displayName: 'Omar Bennett' }] },
  })
  expect(await editor.save({ microsoftAuthenticator: onlyAdele }, 0)).toMatchObject({
    ...{ outcome: 'saved', state: { isLegacyPhoneSignInOn: false } },
  })
})

test('R7 while combined registration is off enabling is refused; turning off is not', async () => {
  const world = await aWorld()
  const editor = await anEditor(world)
  await settings(world, { isCombinedRegistrationOn: false })
  expect(await editor.done('consolePolicies', {})).toMatchObject({
    isCombinedRegistrationOn: false,
  })
  expect(await editor.save({ microsoftAuthenticator: everybody }, 0)).toEqual({
    ...{ outcome: 'refused', code: 'combined-registration-off' },
  })
  const off = authenticatorOf({ state: 'disabled' })
  expect(await editor.save({ microsoftAuthenticator: off }, 0)).toMatchObject({ outcome: 'saved' })
})

test('R22 users are found by any of their names, groups by a part of theirs', async () => {
  const world = await aWorld()
  const editor = await anEditor(world)
  expect((await editor.find('user', 'SANDHU')).names).toEqual(['Bala Sandhu'])
  expect((await editor.find('user', 'bala s')).names).toEqual(['Bala Sandhu'])
  expect((await editor.find('user', 'balas@con')).names).toEqual(['Bala Sandhu'])
  expect((await editor.find('user', 'andhu')).names).toEqual([])
  expect((await editor.find('group', 'SIGN')).names).toEqual(['Phone sign-in pilot'])
  expect((await editor.find('group', ' ')).names).toEqual([
    ...['Everyone at work', 'Partners', 'Phone sign-in pilot'],
  ])
})

test('R22 thousands of users and a thousand groups are read portion by portion, each once', async () => {
  const world = await aWorld()
  await addPeople(world, contosoTenant(), 1_200)
  const groups = Array.from({ length: 1_000 }, (_, i) => {
    const end = String(i).padStart(12, '0')
    const name = `Équipe ${String((i * 7) % 1_000).padStart(3, '0')}`
    return { tenant, id: `0c0a5701-7a1d-4f0e-9c3b-${end}`, displayName: name, description: '' }
  })
  await world.needs.store.decide('putSample', {
    ...{ tenant: contosoTenant(), users: [], groups, which: 'all', at: 0 },
  })
  const editor = await anEditor(world)
  for (const [kind, word, total] of [
    ['user', '', 1_205],
    ['group', 'equipe', 1_000],
  ] as const) {
    const ids: string[] = []
    const names: string[] = []
    for (let after = ''; ;) {
      const { targets, hasMore } = await editor.find(kind, word, after, 200)
      ids.push(...targets.map(({ id }) => id))
      names.push(...targets.map(({ displayName, note }) => (kind === 'user' ? note : displayName)))
      const last = targets.at(-1)
      if (!hasMore || last === undefined) break
      after = kind === 'user' ? last.note : last.id
    }
    expect(new Set(ids).size).toBe(total)
    expect(names).toEqual([...names].sort())
  }
})
