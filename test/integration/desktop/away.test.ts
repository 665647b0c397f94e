/** A request that meets nobody: asleep, locked, or started anew, it is shown again if it lives and said if it does not. @module */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aDesktopWorld, type DesktopWorld } from '../../support/desktop-world.ts'

const pin = 'river-stone-92'
const name = 'balas@contoso.com'
/** Longer than the sample tenants let a request live. */
const wholeLifeMs = 61_000
let world: DesktopWorld

beforeEach(async () => {
  world = await aDesktopWorld()
}, 30_000)
afterEach(() => world[Symbol.asyncDispose]())

test('L5 a request that lives is in front again when the person is back', async () => {
  await world.addAccount(pin)
  const page = world.page()
  const { number } = await page.startApproval(name)
  const { id: challengeId } = await world.request()
  world.desktop.away('asleep')
  expect([...world.shown]).not.toContain('prompt')
  const unseen = await world.desktop.prompt.approve({ challengeId, number })
  expect(unseen).toMatchObject({ problem: { code: 'too-early' } })
  world.desktop.awake('asleep')
  expect([...world.shown]).toContain('prompt')
  expect((await world.request()).id).toBe(challengeId)
  expect(world.missed).toEqual([])
  world.skip(600)
  const approved = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  await world.givePin(pin)
  expect(await approved).toBeNull()
  expect(await page.complete()).toBe(name)
}, 30_000)

test('L5 a request that ended while the screen was locked is said, once', async () => {
  await world.addAccount(pin)
  world.desktop.away('locked')
  await world.page().startApproval(name)
  const { id } = await world.request()
  expect([...world.shown]).not.toContain('prompt')
  world.skip(wholeLifeMs)
  await world.until('expired', ({ recent: [last] }) => last?.end.outcome === 'expired')
  expect(world.missed).toEqual([])
  world.desktop.awake('locked')
  world.desktop.awake('locked')
  expect(world.missed).toEqual([
    { id, application: 'Contoso', account: name, tenantName: 'Contoso' },
  ])
}, 30_000)

test('L5 one that ended before the person’s eyes is not said again', async () => {
  await world.addAccount(pin)
  await world.page().startApproval(name)
  await world.request()
  world.skip(wholeLifeMs)
  await world.until('expired', ({ recent: [last] }) => last?.end.outcome === 'expired')
  world.desktop.away('asleep')
  world.desktop.awake('asleep')
  expect(world.missed).toEqual([])
}, 30_000)

test('L5 a PIN window is not left open behind a locked screen, and the request waits', async () => {
  await world.addAccount(pin)
  const { number } = await world.page().startApproval(name)
  const { id: challengeId } = await world.request()
  world.skip(600)
  const approved = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  world.desktop.away('locked')
  expect([...world.shown]).toEqual([])
  expect(await approved).toMatchObject({ problem: { code: 'verification-cancelled' } })
  world.desktop.awake('locked')
  expect((await world.request()).id).toBe(challengeId)
  expect([...world.shown]).toContain('prompt')
}, 30_000)

test('L5 awake and still locked shows nothing; what the person asks for is shown', async () => {
  await world.addAccount(pin)
  world.desktop.away('asleep')
  world.desktop.away('locked')
  await world.page().startApproval(name)
  const { id: challengeId } = await world.request()
  world.desktop.awake('asleep')
  expect([...world.shown]).not.toContain('prompt')
  await world.desktop.authenticator.showRequest({ challengeId })
  expect([...world.shown]).toContain('prompt')
}, 30_000)
