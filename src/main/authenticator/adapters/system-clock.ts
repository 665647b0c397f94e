/** The machine's own clocks. @module */
import type { Clock } from '../ports.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, act) {
    // Waiting alone keeps no process alive.
    const timer = setTimeout(act, ms).unref()
    return () => clearTimeout(timer)
  },
}
