/** Does something again and again while the page is visible, one at a time. @module */
import { useEffect, useEffectEvent } from 'react'

/** `everyMs`: from the end of one to the start of the next; `undefined` stops. */
export function useRepeated(everyMs: number | undefined, act: () => Promise<void>): void {
  const once = useEffectEvent(act)
  useEffect(() => {
    if (everyMs === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let running = false
    let left = false
    const next = (): void => {
      clearTimeout(timer)
      timer = setTimeout(step, everyMs)
    }
    const step = (): void => {
      if (running || left || document.visibilityState === 'hidden') return
      running = true
      void once().finally(() => {
        running = false
        if (!left) next()
      })
    }
    // Whoever comes back to the page sees at once how things stand.
    document.addEventListener('visibilitychange', step)
    next()
    return () => {
      left = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', step)
    }
  }, [everyMs])
}
