/** How often a device may ask whether somebody signed in: asking faster is answered, and made slower. @module */

/** RFC 8628, 3.2: how often a device asks, and (3.5) by how much that grows with each question too early. */
export const intervalSeconds = 5
const longerBySeconds = 5
/** The way there is not always equally long: a device that keeps to its interval is not told off for that. */
const graceMs = 1_000

interface Polled {
  readonly at: number
  readonly intervalMs: number
  readonly until: number
}

export interface DevicePolling {
  /** Called for each question that is answered by waiting; whether it came too early. */
  isTooEarly(code: string, at: number): boolean
}

/** Kept in memory, as long as codes live: after a restart a device starts with the interval that it was told. */
export function createDevicePolling(lifetimeMs: number): DevicePolling {
  const known = new Map<string, Polled>()
  return {
    isTooEarly(code, at) {
      for (const [other, { until }] of known) {
        // In the order in which they came: what comes after lives longer.
        if (until > at) break
        known.delete(other)
      }
      const before = known.get(code)
      const intervalMs = before?.intervalMs ?? intervalSeconds * 1000
      const isEarly = before !== undefined && at - before.at < intervalMs - graceMs
      known.set(code, {
        at,
        intervalMs: isEarly ? intervalMs + longerBySeconds * 1000 : intervalMs,
        until: before?.until ?? at + lifetimeMs,
      })
      return isEarly
    },
  }
}
