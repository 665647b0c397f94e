/** What waits on the device ends when its relying party says so, whatever sleep and clocks do. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PendingChallenge } from '../../../src/main/authenticator/challenge-inbox.ts'
import { figure, runs, seed } from '../../support/sizes.ts'
import { aSleepingWorld, type Asked, type SleepingWorld } from '../../support/sleeping-world.ts'

const hour = 3_600_000
const day = 24 * hour
const jumps = [-day, -hour, -61_000, -5000, 5000, 61_000, hour, day] as const

type Act =
  | { readonly act: 'pass' | 'freeze' | 'cut'; readonly ms: number }
  /** `told`: the system says that the machine was asleep; without, the device must notice by itself. */
  | { readonly act: 'sleep'; readonly ms: number; readonly told: boolean }
  | { readonly act: 'set'; readonly ms: number }

const passing = fc.integer({ min: 1000, max: 30_000 })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: passing.map((ms) => ({ act: 'pass', ms }) as const) },
  { weight: 1, arbitrary: passing.map((ms) => ({ act: 'freeze', ms }) as const) },
  { weight: 1, arbitrary: passing.map((ms) => ({ act: 'cut', ms }) as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('sleep' as const),
      ms: fc.oneof(
        passing.map((ms) => ms + 5000),
        fc.constantFrom(hour, day),
      ),
      told: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...jumps).map((ms) => ({ act: 'set', ms }) as const),
  },
)
interface Schedule {
  readonly sameMachine: boolean
  /** What the relying party's clock alone is set by, before it asks. */
  readonly before: number
  readonly acts: readonly Act[]
}

const schedule: fc.Arbitrary<Schedule> = fc.record({
  sameMachine: fc.boolean(),
  before: fc.constantFrom(0, 0, -hour, hour, day, -day),
  acts: fc.array(act, { minLength: 1, maxLength: 6 }),
})

/** Found once: a clock set back in the last second before the end, which the device cannot have noticed. */
const atTheLastSecond: Schedule = {
  ...{ sameMachine: true, before: hour },
  acts: [
    { act: 'cut', ms: 10_045 },
    { act: 'pass', ms: 11_443 },
    { act: 'sleep', ms: 29_181, told: false },
    { act: 'pass', ms: 6120 },
    { act: 'set', ms: -5000 },
    { act: 'pass', ms: 22_007 },
  ],
}

/** The device looks once a second while something waits, and is told whole seconds. */
const noticeMs = 1500
const wholeSecondMs = 1250

test('H7 of 1,000 schedules of sleep and clocks nothing ends early or late on the device', async () => {
  let sameMachine = true
  await using world = await aSleepingWorld(() => sameMachine)
  const counts = { schedules: 0, early: 0, late: 0, wrongSeconds: 0, looks: 0, ended: 0 }
  await fc.assert(
    fc.asyncProperty(schedule, async (run) => {
      sameMachine = run.sameMachine
      world.setRelyingPartyClock(run.before)
      await runSchedule(world, run.acts, counts)
    }),
    { seed, numRuns: runs({ commit: 1000, full: 5000 }), examples: [[atTheLastSecond]] },
  )
  const { schedules, early, late, wrongSeconds, looks, ended } = counts
  expect({ early, late, wrongSeconds }).toEqual({ early: 0, late: 0, wrongSeconds: 0 })
  expect(ended).toBeGreaterThan(schedules / 10)
  expect(looks).toBeGreaterThan(schedules * 10)
  figure(
    'H7',
    `${String(schedules)} schedules of sleep, cuts and clocks on the device: ${String(early)} ended early, ${String(late)} late, ${String(wrongSeconds)} of ${String(looks)} looks at the countdown more than a second off`,
  )
}, 600_000)

async function runSchedule(
  world: SleepingWorld,
  acts: readonly Act[],
  counts: {
    schedules: number
    early: number
    late: number
    wrongSeconds: number
    looks: number
    ended: number
  },
): Promise<void> {
  counts.schedules++
  const asked = await world.ask()
  /** When something last happened that the device has yet to notice. */
  let disturbedAt = world.monotonic()
  /** When it ends, as the device said last. */
  let saidEndsAt = Infinity
  /** It ended as the device had said, before the device could notice that a clock was set back. */
  let endedUnknowing = false
  const look = (): void => {
    const now = world.monotonic()
    if (!world.isConnected()) disturbedAt = now
    const shown = world.authenticator.challenges().find(({ id }) => id === asked.id)
    if (shown !== undefined) saidEndsAt = shown.endsAt
    if (now - disturbedAt < noticeMs) {
      endedUnknowing ||= shown === undefined && asked.endedAt === undefined && now >= saidEndsAt
      return
    }
    const found = judge(world, asked, shown)
    counts.looks++
    if (found !== undefined && !(found === 'early' && endedUnknowing)) counts[found]++
  }
  for (const step of acts) {
    if (step.act === 'set') world.setWallClock(step.ms)
    if (step.act === 'sleep') {
      world.sleep(step.ms)
      if (step.told) world.authenticator.checkTime()
    }
    if (step.act !== 'pass') disturbedAt = world.monotonic()
    if (step.act === 'cut') {
      world.cut(true)
      await world.pass(step.ms, look)
      world.cut(false)
    } else if (step.act === 'freeze') {
      await world.pass(step.ms, look)
      world.setWallClock(-step.ms)
      disturbedAt = world.monotonic()
      await world.pass(1000, look)
    } else await world.pass(step.act === 'pass' ? step.ms : 1000, look)
  }
  if (asked.endedAt !== undefined) counts.ended++
  // To the end, with everybody connected again, so that the next begins on an empty table.
  await world.pass(100_000, look)
  expect(world.authenticator.challenges()).toEqual([])
}

function judge(
  world: SleepingWorld,
  asked: Asked,
  shown: PendingChallenge | undefined,
): 'early' | 'late' | 'wrongSeconds' | undefined {
  if (asked.endedAt === undefined) {
    if (shown === undefined) return 'early'
    const left = Math.min(asked.endsAt - world.relyingPartyNow(), asked.overAt - world.monotonic())
    const off = shown.endsAt - world.monotonic() - left
    return off < 0 || off > wholeSecondMs ? 'wrongSeconds' : undefined
  }
  const isLate = world.monotonic() - asked.endedAt > wholeSecondMs
  return shown !== undefined && isLate && !asked.untold ? 'late' : undefined
}

test('K5 a request that comes again after its end here ends no connection', async () => {
  await using world = await aSleepingWorld(() => false)
  const asked = await world.ask()
  await world.pass(62_000)
  expect(world.authenticator.challenges()).toEqual([])
  world.setRelyingPartyClock(-30_000)
  world.authenticator.checkTime()
  await world.pass(1000)
  const before = world.events.length
  for (let times = 0; times < 3; times++) {
    world.deliver(asked) // the first time it is doubted, as it is old
    await world.pass(1000)
  }
  expect([world.events.slice(before), world.isConnected()]).toEqual([[], true])
  expect(world.authenticator.challenges()).toEqual([])
})
