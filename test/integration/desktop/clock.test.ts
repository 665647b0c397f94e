/** A computer whose clock is wrong, or that was asleep: said, and counted right. @module */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aDesktopWorld, type DesktopWorld } from '../../support/desktop-world.ts'

const pin = 'river-stone-92'
const name = 'balas@contoso.com'
const hour = 3_600_000
let world: DesktopWorld

beforeEach(async () => {
  world = await aDesktopWorld()
}, 30_000)
afterEach(() => world[Symbol.asyncDispose]())

test('H7 a clock more than a minute off is warned of while it is, and refuses nothing', async () => {
  await world.addAccount(pin)
  expect(world.desktop.authenticatorState().clock).toBeUndefined()
  world.clock.setWallClock(hour)
  world.desktop.awake('asleep')
  const { clock } = await world.until('warned', (state) => state.clock !== undefined)
  expect(clock?.origin).toBe(world.relyingParty.ready.origin)
  expect(Math.abs((clock?.aheadMs ?? 0) - hour)).toBeLessThan(2000)

  await world.page().startApproval(name)
  const request = await world.request()
  expect(request.remainingMs).toBeGreaterThan(55_000)
  expect(request.remainingMs).toBeLessThanOrEqual(60_000)

  world.clock.setWallClock(-hour) // noticed without being told
  await world.until('no longer warned', (state) => state.clock === undefined)
  world.clock.setWallClock(-50_000)
  world.desktop.awake('asleep')
  await world.desktop.prompt.close()
  expect(world.desktop.authenticatorState().clock).toBeUndefined()
}, 30_000)

test('H7 after sleep a request that lives shows the seconds that it has', async () => {
  await world.addAccount(pin)
  const page = world.page()
  const { number } = await page.startApproval(name)
  const { id: challengeId } = await world.request()
  const remaining = () => world.desktop.promptState().requests[0]?.remainingMs ?? 0
  world.clock.stand(20_000)
  expect(remaining()).toBeGreaterThan(70_000)
  world.desktop.awake('asleep')
  await world.until('counted anew', () => remaining() <= 60_000)
  expect(remaining()).toBeGreaterThan(50_000)
  world.skip(20_600) // what it stood, and the half second in which nothing can be approved
  const approved = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  await world.givePin(pin)
  expect(await approved).toBeNull()
  expect(await page.complete()).toBe(name)
}, 30_000)
