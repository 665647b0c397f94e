/** Another password for somebody, set in the console: what it ends, what it lets in, and whose is not set. @module */
import { expect, test } from 'vitest'
import type { SettingRefusal } from '#protocol/console-person-http'
import type { RoleName } from '../../../src/main/relying-party/directory-records'
import { aConsole, ticketFor, type ConsoleReader } from '../../support/console-reader'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const balas = 'balas@contoso.com'
const old = 'copper-lantern-river-41'
const password = 'quiet-harbour-lantern-88'
const made = { how: 'made' } as const
const typed = (text: string) => ({ how: 'typed', password: text }) as const

async function opened(world: World): Promise<ConsoleReader> {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return reader
}

/** Somebody of the sample tenant with one more role, signed in at the console. */
async function signedIn(world: World, name: string, role: RoleName): Promise<ConsoleReader> {
  const user = await idOf(world, name)
  await world.needs.store.decide('setRole', {
    ...{ tenant, user, role, held: true, by: 'host', at: 1 },
  })
  const reader = aConsole(world)
  await reader.page.signInByPassword(name)
  return reader
}

async function idOf(world: World, name: string): Promise<string> {
  const user = await world.needs.store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  return user.id
}

async function tryPassword(world: World, text: string, name = balas): Promise<string> {
  const page = aBrowser(world)
  await page.done('begin', { name })
  const answer = await page.call('password', { password: text })
  return answer.outcome === 'done' ? answer.value.state.step : answer.code
}

const rowsOf = async (world: World, event: string) =>
  (await world.needs.store.find.audit(0, 10_000))
    .filter((row) => row.event === event)
    .map(({ facts }) => JSON.parse(facts) as Record<string, unknown>)

test('R22 a password that was made is told once, takes the old one’s place, and ends what was signed in', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword(balas)
  const reader = await opened(world)
  const user = await idOf(world, balas)
  expect(await reader.done('consolePasswordTerms', { user })).toEqual({ leastPasswordLength: 15 })
  const set = await reader.done('consoleSetPassword', { user, password: made })
  if (set.outcome !== 'set' || set.password === undefined) throw new Error('none was made')
  expect(set.password).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)

  expect(await page.done('state')).toMatchObject({ state: { step: 'name' } })
  expect(await tryPassword(world, old)).toBe('password-wrong')
  expect(await tryPassword(world, set.password)).toBe('signed-in')
  expect(await rowsOf(world, 'password-set')).toEqual([{ subject: user, by: 'host' }])
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 50 })
  expect(JSON.stringify(rows)).not.toContain(set.password)
  const { methods = [] } = await reader.done('consoleUser', { user })
  expect(methods[0]).toEqual({ kind: 'password', changedAt: world.clock.now() })
})

test('R22 an Authentication Administrator sets a password, of nobody above them and not their own', async () => {
  const world = await aWorld()
  const reader = await signedIn(world, 'omar@contoso.com', 'authenticationAdministrator')
  const user = await idOf(world, balas)
  const request = { user, password: typed(password) }
  expect(await reader.done('consoleSetPassword', request)).toEqual({ outcome: 'set' })
  expect(await tryPassword(world, password)).toBe('signed-in')
  expect(await rowsOf(world, 'password-set')).toEqual([
    { subject: user, by: await idOf(world, 'omar@contoso.com') },
  ])
  const adele = await idOf(world, 'adele@contoso.com')
  for (const route of ['consoleSetPassword', 'consolePasswordTerms'] as const) {
    const wish = { user: adele, password: made }
    expect(await reader.call(route, wish)).toMatchObject({ code: 'not-allowed' })
  }
  const omar = await idOf(world, 'omar@contoso.com')
  expect(await reader.done('consoleSetPassword', { user: omar, password: made })).toEqual({
    ...{ outcome: 'refused', code: 'yourself' },
  })
  expect(await rowsOf(world, 'password-set')).toHaveLength(1)
})

test.each([
  'authenticationPolicyAdministrator',
  'applicationAdministrator',
  'reportsReader',
] as const)('R22 no password is set by a role that changes nobody’s methods: %s', async (role) => {
  const world = await aWorld()
  const reader = await signedIn(world, 'omar@contoso.com', role)
  const wish = { user: await idOf(world, balas), password: made }
  for (const route of ['consoleSetPassword', 'consolePasswordTerms'] as const) {
    expect(await reader.call(route, wish)).toMatchObject({ code: 'not-allowed' })
  }
  expect(await tryPassword(world, old)).toBe('signed-in')
})

const refusals: readonly (readonly [SettingRefusal, string, string])[] = [
  ['password-elsewhere', 'kim@fabrikam.com', password],
  ['guest-elsewhere', 'guest@proseware.com', password],
  ['too-short', balas, 'quiet-harbour1'],
  ['too-long', balas, '𝕏'.repeat(129)],
  ['too-common', balas, '123456789987654321'],
  ['names-account', balas, balas],
]

test.each(refusals)('R22 no password is set: %s of %s', async (code, name, text) => {
  const world = await aWorld()
  const reader = await opened(world)
  const page = aBrowser(world)
  await page.signInByPassword(balas)
  const user = await idOf(world, name)
  const before = await world.needs.store.find.user(tenant, user)
  const refused = { outcome: 'refused', code }
  expect(await reader.done('consoleSetPassword', { user, password: typed(text) })).toEqual(refused)
  if (code.endsWith('-elsewhere')) {
    expect(await reader.done('consolePasswordTerms', { user })).toMatchObject({ refusal: code })
    expect(await reader.done('consoleSetPassword', { user, password: made })).toEqual(refused)
  }
  expect(await world.needs.store.find.user(tenant, user)).toEqual(before)
  expect(await rowsOf(world, 'password-set')).toEqual([])
  expect(await page.done('state')).toMatchObject({ state: { step: 'signed-in' } })
})

test('R22 tries at the old password do not stand in the way of the new one; wrong numbers stay counted', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = await idOf(world, balas)
  const owner = aBrowser(world)
  const device = await aReadyDevice(world, owner, balas)
  const { number } = await aBrowser(world).ask(balas)
  await device.approve(number === '11' ? '12' : '11')
  for (let n = 0; n < 6; n++) await tryPassword(world, `wrong-${n}`)
  expect(await tryPassword(world, old)).toBe('throttled')
  await reader.done('consoleSetPassword', { user, password: typed(password) })
  expect(await tryPassword(world, password)).toBe('signed-in')
  expect(await world.needs.store.find.guard(tenant, user)).toMatchObject({ wrongNumbers: 1 })
})

test('R22 there is nobody to set a password of: not found', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const user = 'c0a57050-0000-4000-8000-00000000ffff'
  expect(await reader.call('consoleSetPassword', { user, password: made })).toMatchObject({
    code: 'not-found',
  })
})
