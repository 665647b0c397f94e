/** A clock that a test moves on: beside the machine's own, or standing until it is moved. @module */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../main/relying-party/ports.ts'
import type { ClockWish, TestClock } from './api.ts'

export interface AdjustableClock extends Clock, TestClock {
  /** Nothing falls due any more. */
  stop(): void
}

interface Timer {
  readonly at: number
  readonly act: () => void
  handle?: NodeJS.Timeout
}

export function createAdjustableClock({
  startsAt,
  stands = false,
}: ClockWish = {}): AdjustableClock {
  const begun = performance.now()
  const start = startsAt === undefined ? Date.now() : new Date(startsAt).getTime()
  if (Number.isNaN(start)) throw new TypeError('startsAt is no moment')
  const timers = new Set<Timer>()
  let moved = 0
  const monotonic = () => moved + (stands ? 0 : performance.now() - begun)

  function cancel(timer: Timer): void {
    timers.delete(timer)
    clearTimeout(timer.handle)
  }

  function run(timer: Timer): void {
    cancel(timer)
    timer.act()
  }

  function wait(timer: Timer): void {
    clearTimeout(timer.handle)
    if (stands) return
    timer.handle = setTimeout(() => run(timer), Math.max(0, timer.at - monotonic())).unref()
  }

  function after(ms: number, act: () => void): () => void {
    const timer: Timer = { at: monotonic() + ms, act }
    timers.add(timer)
    wait(timer)
    return () => cancel(timer)
  }

  return {
    now: () => Math.floor(start + monotonic()),
    monotonic,
    after,
    every(ms, act) {
      let end: () => void = () => undefined
      const again = () => {
        end = after(ms, () => {
          again()
          act()
        })
      }
      again()
      return () => end()
    },
    async advance(ms) {
      if (!(ms >= 0)) throw new TypeError('time only ever goes on')
      const until = monotonic() + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        moved += Math.max(0, next.at - monotonic())
        run(next)
        // What it set off may set a timer of its own.
        await setImmediate()
      }
      moved += Math.max(0, until - monotonic())
      for (const timer of timers) wait(timer)
      await setImmediate()
    },
    stop() {
      for (const timer of [...timers]) cancel(timer)
    },
  }
}
