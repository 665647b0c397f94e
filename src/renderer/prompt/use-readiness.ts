/** Watches the keyboard before React does, and says when keys count. @module */
import { useEffect, useLayoutEffect, useReducer } from 'react'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import {
  begin,
  isHeldDown,
  isStray,
  isTyping,
  readyAt,
  reduceReadiness,
  type Readiness,
} from './readiness.ts'

/**
 * @param guardEndsAt on the monotonic clock
 * @param onStray a key came that was meant for another window
 */
export function useReadiness(guardEndsAt: number, onStray: () => void): Readiness {
  const [readiness, dispatch] = useReducer(reduceReadiness, guardEndsAt, (ends) =>
    begin(ends, monotonicNow()),
  )
  const { ready } = readiness
  const at = readyAt(readiness)

  useEffect(() => {
    dispatch({ kind: 'guarded', guardEndsAt, now: monotonicNow() })
  }, [guardEndsAt])

  useEffect(() => {
    if (ready) return
    const timer = setTimeout(
      () => {
        dispatch({ kind: 'waited', now: monotonicNow() })
      },
      Math.max(0, Math.ceil(at - monotonicNow())),
    )
    return () => {
      clearTimeout(timer)
    }
  }, [ready, at])

  useLayoutEffect(() => {
    const swallow = (event: Event): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const press = (event: KeyboardEvent): void => {
      const now = monotonicNow()
      if (!isTyping(event)) return
      if (!ready) {
        swallow(event)
        dispatch({ kind: 'typed', now })
        return
      }
      if (isHeldDown(event)) swallow(event)
      else if (isStray(event, event.target instanceof HTMLButtonElement)) {
        swallow(event)
        dispatch({ kind: 'strayed', now })
        onStray()
      }
    }
    const refocus = (): void => {
      dispatch({ kind: 'focused', now: monotonicNow() })
    }
    const point = (): void => {
      dispatch({ kind: 'pointed', now: monotonicNow() })
    }
    addEventListener('keydown', press, { capture: true })
    addEventListener('focus', refocus)
    addEventListener('pointerdown', point, { capture: true })
    return () => {
      removeEventListener('keydown', press, { capture: true })
      removeEventListener('focus', refocus)
      removeEventListener('pointerdown', point, { capture: true })
    }
  }, [ready, onStray])
  return readiness
}
