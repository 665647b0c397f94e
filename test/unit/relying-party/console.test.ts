/** The console's doors: who gets in, by which right, and what they find. @module */
import { expect, test } from 'vitest'
import { consoleRoutes, type ConsoleRoute } from '#protocol/console-http'
import type { RoleName } from '../../../src/main/relying-party/directory-records'
import { rightsOf } from '../../../src/main/relying-party/console/rights'
import { consoleRequests } from '../../support/console-requests'
import { aConsole, ticketFor } from '../../support/console-reader'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const balas = 'balas@contoso.com'
const all = { after: '', startsWith: '', limit: 200 }

async function idOf(world: World, name: string): Promise<string> {
  const user = await world.needs.store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  return user.id
}

const routes = Object.keys(consoleRoutes) as ConsoleRoute[]

test('R22 nobody who is not signed in gets in, nor anybody without a role', async () => {
  const world = await aWorld()
  const stranger = aConsole(world)
  const member = aConsole(world)
  await member.page.signInByPassword(balas)
  let refused = 0
  for (const route of routes.filter((one) => one !== 'consoleTicket')) {
    expect(await stranger.call(route, consoleRequests[route])).toMatchObject({
      code: 'session-missing',
    })
    expect(await member.call(route, consoleRequests[route])).toMatchObject({ code: 'not-allowed' })
    refused += 2
  }
  console.log(`FIGURE R22 ${refused} requests without a role, 0 answered`)
})

test('R1 each role opens what Entra says it opens, and nothing else', async () => {
  const world = await aWorld()
  const user = await idOf(world, balas)
  const page = aBrowser(world)
  await page.signInByPassword(balas)
  const reader = aConsole(world, 'contoso.com', page)
  const names = [
    'globalAdministrator',
    'authenticationPolicyAdministrator',
    'authenticationAdministrator',
    'reportsReader',
    'applicationAdministrator',
  ] as const satisfies readonly RoleName[]
  let cells = 0
  for (const role of names) {
    await world.needs.store.decide('putSample', {
      ...{ tenant: contosoTenant(), users: [], which: 'all', at: 0 },
      roles: [{ tenant, user, role }],
    })
    const rights = rightsOf([role])
    for (const route of routes) {
      const { right } = consoleRoutes[route]
      if (right === undefined) continue
      const answer = await reader.call(route, consoleRequests[route])
      const isKept = answer.outcome === 'refused' && answer.code === 'not-allowed'
      expect([role, route, isKept]).toEqual([role, route, !rights.includes(right)])
      cells += 1
    }
    await world.needs.store.decide('setRole', {
      ...{ tenant, user, role, held: false, by: 'host', at: 0 },
    })
  }
  expect(await reader.call('consoleState', {})).toMatchObject({ code: 'not-allowed' })
  console.log(`FIGURE R1 ${cells} cells of role and route, all as stated`)
})

test('R22 a one-use link opens the console once, within a minute, of its tenant', async () => {
  const world = await aWorld()
  const ticket = await ticketFor(world)
  const elsewhere = aConsole(world, 'wingtiptoys.com')
  expect(await elsewhere.call('consoleTicket', { ticket })).toMatchObject({ code: 'ticket-over' })
  // Tried at the wrong door, it is used up.
  const reader = aConsole(world)
  expect(await reader.call('consoleTicket', { ticket })).toMatchObject({ code: 'ticket-over' })

  const opened = await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  expect(opened.state).toMatchObject({ tenant: { name: 'Contoso' }, reader: { kind: 'host' } })
  expect(await reader.done('consoleState', {})).toEqual(opened.state)
  expect((await reader.page.done('state')).state).toEqual({ step: 'name' })
  expect(await reader.page.call('securityInfo')).toMatchObject({ code: 'session-missing' })

  const late = await ticketFor(world)
  world.clock.advance(61_000)
  const second = aConsole(world)
  expect(await second.call('consoleTicket', { ticket: late })).toMatchObject({
    code: 'ticket-over',
  })
})

test('R22 the directory shows people, what they are in, and how they sign in', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  const { users, total } = await reader.done('consoleUsers', { ...all, startsWith: 'BAL' })
  expect([total, users.map(({ name }) => name)]).toEqual([5, [balas]])

  const { user, groups, methods } = await reader.done('consoleUser', {
    user: await idOf(world, balas),
  })
  expect(user).toMatchObject({ name: balas, kind: 'member', roles: [] })
  expect(groups.map(({ displayName }) => displayName)).toEqual([
    ...['Everyone at work', 'Phone sign-in pilot'],
  ])
  expect(methods).toMatchObject([
    { kind: 'password' },
    { kind: 'authenticator', id: device.dev, phoneSignIn: true, connected: true },
    { kind: 'one-time-codes', id: device.dev },
  ])

  const { groups: every } = await reader.done('consoleGroups', all)
  const pilot = every.find(({ displayName }) => displayName === 'Phone sign-in pilot')
  const inside = await reader.done('consoleMembers', { ...all, group: pilot?.id ?? '' })
  expect(inside.members.map(({ displayName }) => displayName)).toEqual([
    ...['Bala Sandhu', 'Omar Bennett'],
  ])
})

test('R22 an administrator’s deletion cuts the device off, and is in the log', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  const user = await idOf(world, balas)
  await reader.done('consoleRemoveMethod', { user, authenticator: device.dev })
  expect((await reader.done('consoleUser', { user })).methods).toHaveLength(1)
  expect(device.frames.at(-1)).toMatchObject({ type: 'revoked' })
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 50 })
  expect(rows.map(({ event }) => event)).toContain('console-opened')
  expect(rows[0]).toMatchObject({ event: 'device-removed', facts: { reason: 'by-admin' } })
})

test('R22 a disabled person is out until enabled, and nobody disables themselves', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword('adele@contoso.com')
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  const user = await idOf(world, balas)
  await reader.done('consoleDisableUser', { user, disabled: true })
  await expect(aBrowser(world).signInByPassword(balas)).rejects.toThrow('password-wrong')
  await reader.done('consoleDisableUser', { user, disabled: false })
  expect(await aBrowser(world).signInByPassword(balas)).toMatchObject({ step: 'signed-in' })

  const adele = await idOf(world, 'adele@contoso.com')
  await world.needs.store.decide('putSample', {
    ...{ tenant: contosoTenant(), users: [], which: 'all', at: 0 },
    roles: [{ tenant, user: adele, role: 'globalAdministrator' }],
  })
  const herself = aConsole(world, 'contoso.com', page)
  expect(await herself.call('consoleDisableUser', { user: adele, disabled: true })).toMatchObject({
    code: 'not-yourself',
  })
})
