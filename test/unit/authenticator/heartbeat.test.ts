/** A link that is cut without a word is noticed within 45 seconds, whenever it is cut. @module */
import { expect, test } from 'vitest'
import { startHeartbeat } from '../../../src/main/authenticator/adapters/heartbeat.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const seed = 20_261_126

function aHeartbeat(random: ReturnType<typeof seededRandom>) {
  const clock = aManualClock()
  let answering = true
  let diedAt: number | undefined
  let pings = 0
  const heartbeat = startHeartbeat(
    { clock, random },
    {
      ping: () => {
        pings++
        if (answering) heartbeat.heard()
      },
      dead: () => {
        diedAt ??= clock.monotonic()
      },
    },
  )
  const cut = () => {
    answering = false
  }
  return { clock, cut, heartbeat, diedAt: () => diedAt, pings: () => pings }
}

test('C6 a cut link is dead after two missed pings, at most 45 s later', () => {
  const random = seededRandom(seed)
  const cuts = 1000
  const waits: number[] = []
  for (let i = 0; i < cuts; i++) {
    const { clock, cut, diedAt } = aHeartbeat(random)
    const cutAt = random.below(120_000)
    clock.advance(cutAt)
    expect(diedAt()).toBeUndefined()
    cut()
    clock.advance(60_000)
    waits.push((diedAt() ?? Infinity) - cutAt)
  }
  waits.sort((a, b) => a - b)
  const [p50, max] = [waits[cuts / 2] ?? 0, waits.at(-1) ?? 0]
  expect(max).toBeLessThanOrEqual(45_000)
  expect(waits[0]).toBeGreaterThan(24_000)
  console.log(
    `FIGURE C6 ${cuts} cuts noticed by the device after ${Math.round(p50)} ms (p50), ${Math.round(max)} ms (max), seed ${seed}`,
  )
})

test('C6 a link that answers lives, and a stopped one pings no more', () => {
  const { clock, heartbeat, diedAt, pings } = aHeartbeat(seededRandom(seed))
  clock.advance(3_600_000)
  expect(diedAt()).toBeUndefined()
  expect(pings()).toBeGreaterThan(230)
  heartbeat.stop()
  expect(clock.waiting()).toBe(0)
})
