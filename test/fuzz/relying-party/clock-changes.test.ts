/** A request lives as long as it was given, whatever happens to the machine's clock meanwhile. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aReadyDevice } from '../../support/connected-device.ts'
import { aBrowser } from '../../support/page-browser.ts'
import { aWorld } from '../../support/relying-party-world.ts'
import { figure, runs, seed } from '../../support/sizes.ts'

const name = 'balas@contoso.com'
const lifeMs = 60_000
const hour = 3_600_000
const day = 24 * hour
/** What passes until an answer comes: time, and what the machine believes of it. */
type Act =
  | { readonly act: 'pass'; readonly ms: number }
  /** The clock stands while time passes, as in a machine that is stopped. */
  | { readonly act: 'freeze'; readonly ms: number }
  | { readonly act: 'set'; readonly byMs: number }

const passing = fc.integer({ min: 0, max: 40_000 })
const jumps = [-day, -hour, -61_000, -1_000, 1_000, 61_000, hour, day]
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: passing.map((ms) => ({ act: 'pass', ms }) as const) },
  { weight: 1, arbitrary: passing.map((ms) => ({ act: 'freeze', ms }) as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...jumps).map((byMs) => ({ act: 'set', byMs }) as const),
  },
)
const schedule = fc.array(act, { minLength: 1, maxLength: 6 })

test('H7 nothing is accepted after its end, nor ended before it, however the clock is set', async () => {
  let [early, late, accepted, schedules] = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(schedule, async (acts) => {
      const world = await aWorld()
      const page = aBrowser(world)
      const device = await aReadyDevice(world, page)
      const { number } = await aBrowser(world).ask(name)
      const { clock } = world
      const begun = clock.monotonic()
      // It is issued at a whole second, and so ends at one.
      const endsAt = Math.floor(clock.now() / 1000) * 1000 + lifeMs
      const elapsedAtEnd = begun + endsAt - clock.now()
      let sawItsEnd = false
      for (const step of acts) {
        if (step.act === 'set') clock.setWallClock(clock.now() + step.byMs)
        else {
          const before = clock.now()
          clock.advance(step.ms)
          sawItsEnd ||= clock.now() >= endsAt
          if (step.act === 'freeze') clock.setWallClock(before)
        }
      }
      const over = clock.monotonic() >= elapsedAtEnd
      const believedOver = clock.now() >= endsAt || sawItsEnd
      await device.approve(number)
      const outcomes = device.verdicts().map(({ outcome }) => outcome)
      const isAccepted = outcomes.includes('approved')
      schedules++
      if (isAccepted) accepted++
      if (isAccepted && (over || clock.now() >= endsAt)) late++
      if (!isAccepted && !over && !believedOver) early++
      expect(new Set(outcomes).size).toBe(1)
      await world.relyingParty.stop()
    }),
    { seed, numRuns: runs({ commit: 1000, full: 5000 }) },
  )
  expect({ late, early }).toEqual({ late: 0, early: 0 })
  expect(accepted).toBeGreaterThan(schedules / 20)
  figure(
    'H7',
    `${String(schedules)} schedules of clocks set by up to a day, frozen and turned back: ${String(late)} late accepts, ${String(early)} ended early, ${String(accepted)} accepted in time`,
  )
})

test('H7 the page and the device are told the end in time though the clock was set back', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  await page.ask(name)
  const heard = await page.events()
  world.clock.setWallClock(world.clock.now() - hour)
  world.clock.advance(lifeMs + 250)
  await expect.poll(() => device.verdicts()).toEqual([{ outcome: 'expired' }])
  expect(heard.at(-1)).toEqual({ kind: 'ended', verdict: { outcome: 'expired' } })
  await world.relyingParty.stop()
})
