/** How long to wait before the next attempt to connect, so that a thousand devices do not come back at once. @module */
import type { Random } from './ports.ts'

const baseMs = 500
const capMs = 30_000

/** Full jitter: anything up to 500 ms × 2^`attempt`, at most 30 s, on top of what the other side asked for. */
export function delayBeforeAttempt(attempt: number, random: Random, retryAfterMs = 0): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 16))
  const [a = 0, b = 0] = random.bytes(2)
  return retryAfterMs + Math.round((ceiling * ((a << 8) | b)) / 0xffff)
}
