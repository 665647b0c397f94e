/** Notices that the machine was asleep or that its clock was set: its two clocks no longer go together. @module */
import type { Clock } from './ports.ts'

/** Between two looks, clocks that are merely being adjusted drift far less. */
const jumpMs = 500

export interface ClockWatch {
  /** Looks now, and again later. */
  look(): void
  stop(): void
}

export function watchClock(
  clock: Clock,
  {
    everyMs,
    looked,
  }: {
    /** Until the next look. */
    readonly everyMs: () => number
    readonly looked: (jumped: boolean) => void
  },
): ClockWatch {
  const offset = (): number => clock.now() - clock.monotonic()
  let last = offset()
  let cancel: () => void = () => undefined

  function look(): void {
    cancel()
    const now = offset()
    const jumped = Math.abs(now - last) >= jumpMs
    last = now
    cancel = clock.after(everyMs(), look)
    looked(jumped)
  }

  return {
    look,
    stop: () => cancel(),
  }
}
