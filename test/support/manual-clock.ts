/** A clock that stands still until a test moves it. @module */

export interface ManualClock {
  now(): number
  monotonic(): number
  after(ms: number, act: () => void): () => void
  every(ms: number, act: () => void): () => void
  /** Moves on by `ms`, calling what falls due on the way, in order. */
  advance(ms: number): void
  /** What the machine believes changes; no time passes. */
  setWallClock(now: number): void
  /** Timers that wait. */
  waiting(): number
}

interface Timer {
  readonly at: number
  readonly act: () => void
}

export function aManualClock(startsAt = 1_795_424_400_000): ManualClock {
  let offset = startsAt
  let monotonic = 0
  const timers = new Set<Timer>()

  function start(at: number, act: () => void): () => void {
    const timer = { at, act }
    timers.add(timer)
    return () => timers.delete(timer)
  }

  return {
    now: () => Math.floor(offset + monotonic),
    monotonic: () => monotonic,
    after: (ms, act) => start(monotonic + ms, act),
    every(ms, act) {
      let cancel = () => false as unknown
      const again = () => {
        cancel = start(monotonic + ms, () => {
          again()
          act()
        })
      }
      again()
      return () => void cancel()
    },
    advance(ms) {
      const until = monotonic + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers.delete(next)
        monotonic = Math.max(monotonic, next.at)
        next.act()
      }
      monotonic = until
    },
    setWallClock(now) {
      offset = now - monotonic
    },
    waiting: () => timers.size,
  }
}
