/** The machine's clock and timers. @module */
import type { Clock } from '../ports.ts'

export function createNodeClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms).unref()
      return () => clearTimeout(timer)
    },
    every(ms, act) {
      const timer = setInterval(act, ms).unref()
      return () => clearInterval(timer)
    },
  }
}
