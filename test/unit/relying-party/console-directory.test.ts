/** People in the console: added under every rule, called otherwise, and deleted with all that was theirs. @module */
import { expect, test } from 'vitest'
import type { AddingRefusal } from '#protocol/console-directory-http'
import type { RoleName } from '../../../src/main/relying-party/directory-records'
import { addPerson } from '../../../src/main/relying-party/person-keeping'
import { aReadyDevice } from '../../support/connected-device'
import { aConsole, ticketFor, type ConsoleReader } from '../../support/console-reader'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const balas = 'balas@contoso.com'

async function opened(world: World): Promise<ConsoleReader> {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return reader
}

const nina = {
  name: ' Nina@Contoso.com',
  displayName: 'Nina Moreau',
  kind: 'member' as const,
  password: { how: 'made' as const },
  roles: [],
}

async function idOf(world: World, name: string): Promise<string> {
  const user = await world.needs.store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  return user.id
}

const events = async (reader: ConsoleReader) =>
  (await reader.done('consoleAudit', { before: 0, limit: 50 })).rows.map(({ event }) => event)

test('R22 somebody is added, signs in with the password that was made, and it is nowhere else', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const added = await reader.done('consoleAddUser', { ...nina, roles: ['reportsReader'] })
  if (added.outcome !== 'added') throw new Error(added.code)
  expect(added.name).toBe('nina@contoso.com')
  expect(added.password).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
  const password = added.password ?? ''
  const page = aBrowser(world)
  await page.done('begin', { name: 'nina@contoso.com' })
  expect((await page.done('password', { password })).state.step).toBe('signed-in')
  const { user } = await reader.done('consoleUser', { user: added.user })
  expect(user).toMatchObject({
    ...{ name: 'nina@contoso.com', displayName: 'Nina Moreau', kind: 'member', disabled: false },
    ...{ federated: false, roles: ['reportsReader'] },
  })
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 50 })
  expect(rows.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['user-made', 'role-given']),
  )
  expect(JSON.stringify(rows)).not.toContain(password)
})

test('R22 who is of a federated domain has no password here, and signs in there', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  expect(await reader.done('consoleAddingTerms', {})).toEqual({
    domains: [
      { name: 'contoso.com', federated: false },
      { name: 'fabrikam.com', federated: true },
    ],
    leastPasswordLength: 15,
  })
  const name = 'lee@fabrikam.com'
  const added = await reader.done('consoleAddUser', { ...nina, name, password: { how: 'none' } })
  if (added.outcome !== 'added') throw new Error(added.code)
  expect(added.password).toBeUndefined()
  const { user } = await reader.done('consoleUser', { user: added.user })
  expect(user).toMatchObject({ federated: true, kind: 'member' })
})

const typed = (password: string) => ({ password: { how: 'typed', password } as const })
const refusals: readonly (readonly [AddingRefusal, object])[] = [
  ['name-taken', { name: 'BALAS@contoso.com' }],
  ['name-invalid', { name: 'nina' }],
  ['name-invalid', { name: 'ni na@contoso.com' }],
  ['domain-unknown', { name: 'nina@wingtiptoys.com' }],
  ['domain-unknown', { name: 'nina@proseware.com', kind: 'guest' }],
  ['password-elsewhere', { name: 'nina@fabrikam.com' }],
  ['password-elsewhere', { name: 'nina@fabrikam.com', ...typed('a'.repeat(20)) }],
  ['password-missing', { password: { how: 'none' } }],
  ['too-short', typed('quiet-harbour1')],
  ['names-account', { name: 'a-very-long-name@contoso.com', ...typed('a-very-long-name') }],
]

test.each(refusals)('R22 nobody is added: %s %o', async (code, change) => {
  const world = await aWorld()
  const reader = await opened(world)
  const before = await world.needs.store.find.userCount(tenant)
  expect(await reader.done('consoleAddUser', { ...nina, ...change })).toEqual({
    ...{ outcome: 'refused', code },
  })
  expect(await world.needs.store.find.userCount(tenant)).toBe(before)
  expect(await events(reader)).not.toContain('user-made')
})

test('R22 nobody gives or deletes a role above their own, and only Global Administrators add', async () => {
  const world = await aWorld()
  const roles = ['globalAdministrator'] as const satisfies readonly RoleName[]
  const wish = {
    ...nina,
    tenant: contosoTenant(),
    roles,
    by: 'somebody',
    password: 'made',
  } as const
  expect(await addPerson(world.needs, { ...wish, as: ['authenticationAdministrator'] })).toEqual({
    ...{ outcome: 'refused', code: 'role-above' },
  })
  const adele = aConsole(world)
  await adele.page.signInByPassword('adele@contoso.com')
  expect(await adele.call('consoleAddUser', nina)).toMatchObject({ code: 'not-allowed' })
  const user = await idOf(world, balas)
  expect(await adele.call('consoleDeleteUser', { user })).toMatchObject({ code: 'not-allowed' })
})

test('R22 two who add the same name at once: one is added', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const both = await Promise.all([
    reader.done('consoleAddUser', nina),
    reader.done('consoleAddUser', nina),
  ])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['added', 'refused'])
})

test('R22 a person is called otherwise, and that is in the log', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  await reader.done('consoleRenameUser', { user, displayName: 'Bala S.' })
  expect((await reader.done('consoleUser', { user })).user.displayName).toBe('Bala S.')
  await reader.done('consoleRenameUser', { user, displayName: 'Bala S.' })
  expect((await events(reader)).filter((event) => event === 'user-changed')).toHaveLength(1)
})

test('R22 with a person go their sessions, what waits for them, and their devices, which hear it', async () => {
  const world = await aWorld()
  const settled = aBrowser(world)
  const device = await aReadyDevice(world, settled, balas)
  const page = aBrowser(world)
  await page.ask(balas)
  const heard = await page.events()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  await world.needs.store.decide('givePhoneSignInCode', {
    ...{ user, at: world.clock.now() },
    code: { tenant, codeHash: 'x', device: device.dev, expiresAt: Infinity },
  })
  expect(await reader.done('consoleDeleteUser', { user })).toEqual({ outcome: 'done' })

  expect(heard.at(-1)).toEqual({ kind: 'ended', verdict: { outcome: 'withdrawn' } })
  expect(device.verdicts()).toEqual([{ outcome: 'withdrawn' }])
  expect(device.frames.filter(({ type }) => type === 'revoked')).toHaveLength(1)
  for (const one of [settled, page]) {
    expect(await one.call('state')).not.toMatchObject({ value: { state: { step: 'signed-in' } } })
    expect(await one.call('securityInfo')).toMatchObject({ outcome: 'refused' })
  }
  expect(await world.needs.store.find.device(tenant, device.dev)).toMatchObject({
    ...{ state: 'removed', removedBy: 'by-admin' },
  })
  expect(await world.needs.store.find.userByName(tenant, balas)).toBeUndefined()
  expect(await reader.call('consoleUser', { user })).toMatchObject({ code: 'not-found' })
  expect(await reader.call('consoleDeleteUser', { user })).toMatchObject({ code: 'not-found' })
  expect(await events(reader)).toEqual(
    expect.arrayContaining(['attempt-withdrawn', 'device-removed', 'user-deleted']),
  )
  // The name is free again, for somebody else.
  expect(await reader.done('consoleAddUser', { ...nina, name: balas })).toMatchObject({
    ...{ outcome: 'added' },
  })
})

test('R22 nobody deletes themselves, nor whom the policy names', async () => {
  const world = await aWorld()
  const user = await idOf(world, balas)
  await world.needs.store.decide('setRole', {
    ...{ tenant, user, role: 'globalAdministrator', held: true, by: 'host', at: 1 },
  })
  const reader = aConsole(world)
  await reader.page.signInByPassword(balas)
  expect(await reader.call('consoleDeleteUser', { user })).toMatchObject({ code: 'not-yourself' })
  const kim = await idOf(world, 'kim@fabrikam.com')
  const row = rowFor('user', kim)
  await world.needs.store.decide('savePolicy', {
    ...{ tenant, by: 'host', at: 1, expectedVersion: undefined },
    change: { microsoftAuthenticator: authenticatorOf({ includeTargets: [row] }) },
  })
  expect(await reader.done('consoleDeleteUser', { user: kim })).toEqual({
    ...{ outcome: 'refused', code: 'in-policy', methods: ['microsoftAuthenticator'] },
  })
  expect(await idOf(world, 'kim@fabrikam.com')).toBe(kim)
})
