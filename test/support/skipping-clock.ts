/** The machine's own clock, which a test can move on: what falls due on the way is done at once, in order. @module */
import { systemClock } from '../../src/main/authenticator/adapters/system-clock.ts'
import type { Clock } from '../../src/main/authenticator/ports.ts'

export interface SkippingClock extends Clock {
  /** The monotonic clock and its timers go on by so much; what the machine believes stays. */
  skip(ms: number): void
  /** As after a sleep of so long: everybody else's time went on, and only what this machine believes. */
  stand(ms: number): void
  setWallClock(byMs: number): void
}

interface Timer {
  readonly at: number
  readonly act: () => void
  cancel: () => void
}

export function aSkippingClock(): SkippingClock {
  let ahead = 0
  let wallAhead = 0
  const timers = new Set<Timer>()
  const monotonic = () => systemClock.monotonic() + ahead

  function start(timer: Timer): void {
    const run = (): void => {
      timers.delete(timer)
      timer.act()
    }
    timers.add(timer)
    timer.cancel = systemClock.after(Math.max(0, timer.at - monotonic()), run)
  }

  return {
    now: () => systemClock.now() + wallAhead,
    monotonic,
    after(ms, act) {
      const timer: Timer = { at: monotonic() + ms, act, cancel: () => undefined }
      start(timer)
      return () => {
        timers.delete(timer)
        timer.cancel()
      }
    },
    stand(ms) {
      ahead -= ms
      for (const timer of timers) timer.cancel()
      for (const timer of [...timers]) start(timer)
    },
    setWallClock(byMs) {
      wallAhead += byMs
    },
    skip(ms) {
      const until = monotonic() + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers.delete(next)
        next.cancel()
        ahead += Math.max(0, next.at - monotonic())
        next.act()
      }
      ahead += Math.max(0, until - monotonic())
      for (const timer of timers) timer.cancel()
      for (const timer of [...timers]) start(timer)
    },
  }
}
