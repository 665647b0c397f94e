/** Somebody who can sign but does not see the number: they get in as often as arithmetic says, and no more. @module */
import { expect, test } from 'vitest'
import {
  afterWrongNumber,
  areApprovalsOff,
  freshGuard,
} from '../../../src/main/relying-party/guard'
import { wrongNumbersUntilOff } from '../../../src/main/relying-party/limits'
import {
  promptsPausedUntil,
  unknownLane,
} from '../../../src/main/relying-party/sign-in/prompt-limits'
import { drawNumber } from '../../../src/main/relying-party/sign-in/approval-request'
import type { RecentAttempt } from '../../../src/main/relying-party/tables'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { seededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'

const name = 'balas@contoso.com'
const hour = 3_600_000
/** Twice a quarter of an hour, and five times an hour. */
const soonestOff = 5.5 * hour
/** What one guess in a hundred comes to after so many. */
const odds = (guesses: number) => 1 - 0.99 ** guesses
const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** In after how many guesses; 0 where approvals went off first. `tookMs`: by the clock of the relying party. */
interface Trial {
  readonly guesses: number
  readonly tookMs: number
}

/** By the limits alone, at the highest rate that they let through. */
function guessByTheLimits(random: ReturnType<typeof seededRandom>): Trial {
  const begun = 1_000_000_000_000
  let guard = freshGuard('tenant', 'person')
  let recent: RecentAttempt[] = []
  let now = begun
  for (let guesses = 1; !areApprovalsOff(guard); guesses++) {
    now = Math.max(now, guard.pausedUntil)
    for (;;) {
      const until = promptsPausedUntil(recent, unknownLane, now)
      if (until === 0) break
      now = until
    }
    const shown = drawNumber({ random }, { digits: 2 })
    const isIn = shown === String(random.below(100)).padStart(2, '0')
    if (isIn) return { guesses, tookMs: now - begun }
    guard = afterWrongNumber(guard, now)
    recent = [
      {
        ...{ tenant: '', id: '', subject: '', page: '', lane: unknownLane, asked: 1, reason: '' },
        ...{ startedAt: now, expiresAt: now + 60_000, endedAt: now, state: 'wrong-number' },
      },
      ...recent,
    ]
  }
  return { guesses: 0, tookMs: now - begun }
}

function inWithin(trials: readonly Trial[], guesses: number): number {
  return trials.filter((trial) => trial.guesses > 0 && trial.guesses <= guesses).length
}

/** Five standard deviations: once in two million runs. */
function expectShare(measured: number, of: number, expected: number): void {
  const deviation = Math.sqrt(expected * (1 - expected) * of)
  expect(Math.abs(measured - expected * of)).toBeLessThan(5 * deviation)
}

test('B2 of 100,000 patient guessers as many get in as three, five and ten guesses are worth', () => {
  const random = seededRandom(seed)
  const count = 100_000
  const trials = Array.from({ length: count }, () => guessByTheLimits(random))
  const told = [3, 5, wrongNumbersUntilOff].map((guesses) => {
    const measured = inWithin(trials, guesses)
    expectShare(measured, count, odds(guesses))
    return `${guesses} tries ${percent(measured / count)} (computed ${percent(odds(guesses))})`
  })
  const off = trials.filter((trial) => trial.guesses === 0)
  const fastest = off.reduce((least, { tookMs }) => Math.min(least, tookMs), Infinity)
  expect(off.length + inWithin(trials, wrongNumbersUntilOff)).toBe(count)
  expect(fastest).toBe(soonestOff)
  figure(
    'B2',
    `${count} trials at the highest rate: ${told.join(', ')}; then off, after ${(fastest / hour).toFixed(1)} h at the soonest`,
  )
})

test('B2 at the relying party itself: ten wrong guesses, at the highest rate, and it is off', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const random = seededRandom(seed)
  const count = runs({ commit: 150, full: 3000 })
  const trials: Trial[] = []
  let shownAt = 0
  while (trials.length < count) {
    await forgetLimits(world)
    const page = aBrowser(world)
    await page.done('begin', { name })
    const begun = world.clock.now()
    for (let guesses = 1; ;) {
      const answer = await page.call('approval')
      if (answer.outcome === 'refused') {
        expect(answer.code).toBe('throttled')
        if (answer.retryAfterMs === undefined) {
          trials.push({ guesses: 0, tookMs: world.clock.now() - begun })
          expect(guesses).toBe(wrongNumbersUntilOff + 1)
          break
        }
        world.clock.advance(answer.retryAfterMs)
        // The page's own session may have ended meanwhile.
        await page.done('begin', { name })
        continue
      }
      shownAt++
      await device.approve(String(random.below(100)).padStart(2, '0'))
      const verdict = device.verdicts().at(-1)
      device.frames.length = 0
      if (verdict?.outcome === 'approved') {
        trials.push({ guesses, tookMs: world.clock.now() - begun })
        break
      }
      expect(verdict).toEqual({ outcome: 'wrong-number' })
      guesses++
    }
  }
  const measured = inWithin(trials, wrongNumbersUntilOff)
  expectShare(measured, count, odds(wrongNumbersUntilOff))
  const took = trials.filter(({ guesses }) => guesses === 0).map(({ tookMs }) => tookMs)
  expect(Math.min(...took)).toBe(soonestOff)
  figure(
    'B2',
    `${count} trials at the relying party, ${shownAt} guesses: ${measured} got in, ${percent(measured / count)} (computed ${percent(odds(wrongNumbersUntilOff))})`,
  )
})
