/** A thousand starts for one person from fifty places: few reach the device, and the person's own browser gets through. @module */
import { describe, expect, test } from 'vitest'
import type { Switches } from '#protocol/tenant-settings'
import { promptLimits } from '../../../src/main/relying-party/limits'
import { aReadyDevice, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { forgetLimits, putSettings } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { seededRandom } from '../../support/seeded-random'
import { figure, seed } from '../../support/sizes'

const name = 'balas@contoso.com'
const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute
const starts = 1000
const sources = 50

interface Siege {
  readonly world: World
  readonly device: ConnectedDevice
  /** The browser that the person signed in with before. */
  readonly home: PageBrowser
  readonly strangers: readonly PageBrowser[]
}

async function aSiege(pendingRequest: Switches['pendingRequest']): Promise<Siege> {
  const world = await aWorld()
  await putSettings(world, {}, { pendingRequest })
  const home = aBrowser(world)
  const device = await aReadyDevice(world, home)
  const { number } = await home.ask(name)
  await device.approve(number)
  await home.done('complete')
  await home.done('signOut')
  // What has been asked so far is of the person's own.
  world.clock.advance(2 * day)
  device.frames.length = 0
  const strangers = Array.from({ length: sources }, (_, n) =>
    Object.assign(aBrowser(world), { address: `198.51.100.${n + 1}` }),
  )
  return { world, device, home, strangers }
}

const prompts = ({ device }: Siege) =>
  device.frames.filter((frame) => frame.type === 'challenge').length

/** Whether it was raised. A page that waits does not ask again before its request is over. */
async function startFrom(page: PageBrowser): Promise<boolean> {
  await page.call('begin', { name })
  return (await page.call('approval')).outcome === 'done'
}

/** The person's own sign-in, whatever stands in its way waited for; how many milliseconds that took. */
async function honestSignIn(siege: Siege, between: (ms: number) => Promise<void>) {
  const { world, device, home } = siege
  const begun = world.clock.now()
  await home.done('begin', { name })
  for (let tries = 0; tries < 50; tries++) {
    const asked = await home.call('approval')
    if (asked.outcome === 'done' && asked.value.state.step === 'approval') {
      await device.approve(asked.value.state.request.number)
      const { state } = await home.done('complete')
      expect(state.step).toBe('signed-in')
      return world.clock.now() - begun
    }
    const waits = asked.outcome === 'refused' ? (asked.retryAfterMs ?? minute) : minute
    await between(waits)
  }
  return undefined
}

const seconds = (ms: number | undefined) => (ms === undefined ? 'never' : `${ms / second} s`)

describe.each(['entra', 'replace', 'queue'] as const)('while requests go by %s', (mode) => {
  test(`B4 R19 1,000 starts in ten minutes raise three, and the known browser gets through (${mode})`, async () => {
    const siege = await aSiege(mode)
    const { world, strangers } = siege
    const random = seededRandom(seed)
    const every = (10 * minute) / starts
    let raised = 0
    let started = 0
    const attack = async (ms: number) => {
      for (let waited = 0; waited < ms; waited += every) {
        if (started < starts && (await startFrom(random.pick(strangers)))) raised++
        started++
        world.clock.advance(every)
      }
    }
    await attack(minute / 2)
    const tookMs = await honestSignIn(siege, attack)
    await attack((starts - started) * every)

    const [cap] = promptLimits.unknown
    const shown = prompts(siege) - (tookMs === undefined ? 0 : 1)
    figure(
      'B4',
      `${mode}: ${starts} starts from ${sources} sources in 10 min, ${shown} prompts shown (cap ${cap.count}), honest start ${tookMs === undefined ? 'refused' : 'succeeded'} after ${seconds(tookMs)}`,
    )
    expect(started).toBeGreaterThanOrEqual(starts)
    expect(shown).toBe(raised)
    expect(shown).toBeLessThanOrEqual(cap.count)
    // At the worst the strangers' requests come one after the other, each as long as it lives.
    expect(tookMs).toBeLessThanOrEqual(cap.count * minute)
  })
})

test('B4 R19 1,000 starts in a day raise ten, and the known browser gets through', async () => {
  const siege = await aSiege('entra')
  const { world, strangers } = siege
  const random = seededRandom(seed + 1)
  const waits: (number | undefined)[] = []
  let raised = 0
  for (let n = 0; n < starts; n++) {
    if (await startFrom(random.pick(strangers))) raised++
    if (n % 100 === 50) {
      const elapse = (ms: number) => {
        world.clock.advance(ms)
        return Promise.resolve()
      }
      waits.push(await honestSignIn(siege, elapse))
      await siege.home.done('signOut')
    }
    world.clock.advance(day / starts)
  }
  const [, cap] = promptLimits.unknown
  const shown = prompts(siege) - waits.length
  figure(
    'B4',
    `${starts} starts from ${sources} sources in a day, ${shown} prompts shown (cap ${cap.count}), ${waits.length} honest starts, 0 refused, slowest ${seconds(Math.max(...waits.map((ms) => ms ?? Infinity)))}`,
  )
  expect(waits).not.toContain(undefined)
  expect(shown).toBe(raised)
  // The day's window slides: what was raised in its first minutes makes room at its end.
  expect(shown).toBeLessThanOrEqual(cap.count + 1)
})

test('R19 who says no twice has quiet from strangers, and none from the own browser', async () => {
  const siege = await aSiege('entra')
  const { world, device, strangers } = siege
  for (const page of strangers.slice(0, 2)) {
    expect(await startFrom(page)).toBe(true)
    await device.deny('declined')
  }
  const before = prompts(siege)
  for (const page of strangers) expect(await startFrom(page)).toBe(false)
  expect(prompts(siege)).toBe(before)
  const tookMs = await honestSignIn(siege, () => Promise.reject(new Error('it had to wait')))
  expect(tookMs).toBe(0)
  world.clock.advance(15 * minute)
  expect(await startFrom(strangers[3] ?? siege.home)).toBe(true)
})

test('R19 not me shuts out the source that asked, and neither the others nor the own browser', async () => {
  const siege = await aSiege('entra')
  const { world, device, strangers, home } = siege
  const [first, second_] = strangers
  if (first === undefined || second_ === undefined) throw new Error('no strangers')
  expect(await startFrom(first)).toBe(true)
  await device.deny('not-me')
  expect(await startFrom(first)).toBe(false)
  expect(await startFrom(second_)).toBe(true)
  await device.deny('declined')
  world.clock.advance(day - minute)
  expect(await startFrom(first)).toBe(false)
  expect(await honestSignIn(siege, () => Promise.reject(new Error('it had to wait')))).toBe(0)
  await home.done('signOut')
  world.clock.advance(minute)
  expect(await startFrom(first)).toBe(true)
})

test('R19 the lane of a known browser is one person’s own: to another account it is a stranger', async () => {
  const siege = await aSiege('entra')
  const { world, home } = siege
  const other = 'adele@contoso.com'
  const [cap] = promptLimits.unknown
  await forgetLimits(world)
  for (let n = 0; n < cap.count; n++) {
    await home.call('begin', { name: other })
    expect(await home.call('approval')).toMatchObject({ outcome: 'done' })
    world.clock.advance(minute + second)
  }
  await home.call('begin', { name: other })
  expect(await home.call('approval')).toMatchObject({ code: 'throttled' })
})
