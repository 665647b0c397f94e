/** One person in the console: why each method is there, what if, and Temporary Access Passes. @module */
import { expect, test } from 'vitest'
import type { Supposition } from '#protocol/console-person-http'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { PolicyMethod, Why } from '#protocol/why'
import { aConsole, ticketFor, type ConsoleReader } from '../../support/console-reader'
import { aReadyDevice } from '../../support/connected-device'
import { askGraph, graphValue } from '../../support/graph-world'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const balas = 'balas@contoso.com'
const act = { tenant, by: 'host', at: 5 }

async function idOf(world: World, name: string): Promise<string> {
  const user = await world.needs.store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  return user.id
}

async function opened(world: World): Promise<ConsoleReader> {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return reader
}

function sidesOf(why: Why | undefined, method: PolicyMethod) {
  const found = why?.methods.find((one) => one.method === method)
  if (found === undefined) throw new Error('no such method')
  const { registration, signIn } = found
  return [registration.isAllowed, registration.rule, signIn.isAllowed, signIn.rule]
}

test('R8 the console tells why each method is there or is not, as the log and the command do', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const { now, then } = await reader.done('consoleWhy', { user })
  expect(then).toBeUndefined()
  expect(now).toEqual(await world.relyingParty.administration.why('contoso.com', balas))
  expect(now.methods).toHaveLength(6)
  expect(sidesOf(now, 'phone-sign-in')).toEqual([true, 'included-all-users', false, 'no-device'])
})

test('R8 what if: enabled by the administrator × added by the person, all four', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const cells: unknown[] = []
  for (const isEnabled of [false, true]) {
    for (const authenticator of ['none', 'phone-sign-in'] as const) {
      const whatIf: Supposition = { isEnabled, authenticator }
      const { now, then } = await reader.done('consoleWhy', { user, whatIf })
      expect(sidesOf(now, 'phone-sign-in')[3]).toBe('no-device')
      cells.push([isEnabled, authenticator, ...sidesOf(then, 'phone-sign-in').slice(2)])
    }
  }
  expect(cells).toEqual([
    [false, 'none', false, 'method-disabled'],
    [false, 'phone-sign-in', false, 'method-disabled'],
    [true, 'none', false, 'no-device'],
    [true, 'phone-sign-in', true, 'included-all-users'],
  ])
  // Nothing was done: the same question without a supposition has the same answer as before.
  expect(await world.needs.store.find.policy(tenant)).toBeUndefined()
  expect(await world.needs.store.find.devicesOf(tenant, user)).toEqual([])
})

test('R22 what if: a group, and a policy that nobody saved', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, 'guest@proseware.com')
  const { groups } = await reader.done('consoleGroups', { after: '', startsWith: '', limit: 50 })
  const pilot = groups.find(({ displayName }) => displayName === 'Phone sign-in pilot')?.id ?? ''
  const microsoftAuthenticator = authenticatorOf({ includeTargets: [rowFor('group', pilot)] })
  const whatIf = { policy: { microsoftAuthenticator } }
  const without = await reader.done('consoleWhy', { user, whatIf })
  expect(sidesOf(without.then, 'phone-sign-in').slice(0, 2)).toEqual([false, 'not-included'])
  const within = await reader.done('consoleWhy', { user, whatIf: { ...whatIf, groups: [pilot] } })
  expect(sidesOf(within.then, 'phone-sign-in').slice(0, 2)).toEqual([true, 'included-group'])
  expect(await world.needs.store.find.policy(tenant)).toBeUndefined()
})

test('R8 what if the policy were saved while the legacy switch is on', async () => {
  const world = await aWorld()
  await world.needs.store.decide('setLegacyPolicy', { ...act, isOn: true })
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const { now, then } = await reader.done('consoleWhy', { user, whatIf: { isEnabled: false } })
  expect(sidesOf(now, 'phone-sign-in')[1]).toBe('legacy-switch-on')
  expect(sidesOf(then, 'phone-sign-in').slice(0, 2)).toEqual([false, 'method-disabled'])
})

test('R22 a Temporary Access Pass: told once, used, in the place of the one before, deleted', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  expect(await reader.done('consolePassTerms', {})).toEqual({
    ...{ isEnabled: true, length: 8, leastMinutes: 60, mostMinutes: 480, usualMinutes: 60 },
    isUsableOnce: false,
  })
  const wish = { user, lifetimeInMinutes: 60, isUsableOnce: true }
  const first = await reader.done('consoleGivePass', wish)
  const second = await reader.done('consoleGivePass', wish)
  if (first.outcome !== 'given' || second.outcome !== 'given') throw new Error('not given')
  expect(second.pass).toMatch(/^[A-Za-z2-9]{8}$/)
  expect(second.endsAt - second.startsAt).toBe(3_600_000)
  expect(second.isAllowed).toBe(true)

  const { methods } = await reader.done('consoleUser', { user })
  const passes = methods?.filter(({ kind }) => kind === 'temporary-access-pass')
  expect(passes).toMatchObject([{ usability: 'usable', usableOnce: true }])
  expect(JSON.stringify(passes)).not.toContain(second.pass)
  const [pass] = passes ?? []
  const id = pass?.kind === 'temporary-access-pass' ? pass.id : ''

  const old = aBrowser(world)
  await old.done('begin', { name: balas })
  expect(await old.call('temporaryAccessPass', { pass: first.pass })).toMatchObject({
    code: 'pass-wrong',
  })
  const holder = aBrowser(world)
  await holder.done('begin', { name: balas })
  expect(await holder.done('temporaryAccessPass', { pass: second.pass })).toMatchObject({
    state: { step: 'signed-in' },
  })
  expect((await reader.done('consoleUser', { user })).methods?.at(-1)).toMatchObject({
    usability: 'used',
  })
  expect(await reader.done('consoleDeletePass', { user, pass: id })).toEqual({})
  expect(await reader.call('consoleDeletePass', { user, pass: id })).toMatchObject({
    code: 'not-found',
  })
  const late = aBrowser(world)
  await late.done('begin', { name: balas })
  expect(await late.call('temporaryAccessPass', { pass: second.pass })).toMatchObject({
    code: 'pass-wrong',
  })
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 5 })
  expect(rows.map(({ event }) => event)).toContain('temporary-access-pass-taken')
  expect(JSON.stringify(rows)).not.toContain(second.pass)
})

test.each([
  ['lifetime', { lifetimeInMinutes: 481 }],
  ['start', { startsAt: 1 }],
] as const)('R22 a pass is refused by its %s, as Graph refuses it', async (code, change) => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const wish = { user, lifetimeInMinutes: 60, isUsableOnce: false, ...change }
  expect(await reader.done('consoleGivePass', wish)).toEqual({ outcome: 'refused', code })
})

test('R22 a pass is refused where the policy has none, and where it wants one-time ones', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const wish = { user, lifetimeInMinutes: 60, isUsableOnce: false }
  const { temporaryAccessPass } = defaultMethodsPolicy
  const save = (change: Partial<typeof temporaryAccessPass>) =>
    world.needs.store.decide('savePolicy', {
      ...{ ...act, expectedVersion: undefined },
      change: { temporaryAccessPass: { ...temporaryAccessPass, ...change } },
    })
  await save({ isUsableOnce: true })
  expect(await reader.done('consoleGivePass', wish)).toMatchObject({ code: 'usable-once' })
  await save({ state: 'disabled' })
  expect(await reader.done('consoleGivePass', wish)).toMatchObject({ code: 'not-enabled' })
})

test('R1 an Authentication Administrator leaves those above alone, and nobody makes a pass for themselves', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const user = await idOf(world, balas)
  await page.signInByPassword(balas)
  const device = await aReadyDevice(world, aBrowser(world), 'adele@contoso.com')
  const roleOf = (role: 'authenticationAdministrator' | 'globalAdministrator', held: boolean) =>
    world.needs.store.decide('setRole', { ...act, user, role, held })
  await roleOf('authenticationAdministrator', true)
  const reader = aConsole(world, 'contoso.com', page)
  const adele = await idOf(world, 'adele@contoso.com')
  const wish = { lifetimeInMinutes: 60, isUsableOnce: false }
  const removal = { user: adele, authenticator: device.dev }
  expect(await reader.call('consoleGivePass', { ...wish, user: adele })).toMatchObject({
    code: 'not-allowed',
  })
  expect(await reader.call('consoleRemoveMethod', removal)).toMatchObject({ code: 'not-allowed' })
  expect(await reader.done('consoleGivePass', { ...wish, user })).toEqual({
    ...{ outcome: 'refused', code: 'yourself' },
  })
  await roleOf('globalAdministrator', true)
  expect(await reader.done('consoleRemoveMethod', removal)).toEqual({})
})

test('R4 a pass that Graph gave is the one that the console deletes', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const given = await askGraph(world, 'createPass', { key: user, body: {} })
  expect(given).toMatchObject({ status: 201 })
  const { methods } = await reader.done('consoleUser', { user })
  const pass = methods?.find(({ kind }) => kind === 'temporary-access-pass')
  if (pass?.kind !== 'temporary-access-pass') throw new Error('no pass')
  await reader.done('consoleDeletePass', { user, pass: pass.id })
  expect(await graphValue(world, 'listPasses', { key: user })).toMatchObject({ value: [] })
})
