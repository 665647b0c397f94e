/** A countdown by the monotonic clock, so that a changed clock or a sleep does not bend it. @module */
import { useEffect, useState } from 'react'

/** The monotonic clock's milliseconds, for making a deadline out of what is left. */
export function monotonicNow(): number {
  return performance.now()
}

/** Whole seconds until `deadline` (of `monotonicNow`), rounded up, never below 0. */
export function useSecondsLeft(deadline: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(deadline))
  useEffect(() => {
    const tick = (): void => {
      setSeconds(secondsUntil(deadline))
    }
    tick()
    const timer = setInterval(tick, 250)
    return () => {
      clearInterval(timer)
    }
  }, [deadline])
  return seconds
}

function secondsUntil(deadline: number): number {
  return Math.max(0, Math.ceil((deadline - monotonicNow()) / 1000))
}
