/** What the app tells this window, as the window's own state: the one place that touches the bridge's telling. @module */
import { useEffect, useState } from 'react'
import type { Outcome } from '#protocol/bridge'

interface Telling<State> {
  readonly getState: () => Promise<Outcome<State>>
  readonly onState: (listener: (state: State) => void) => () => void
}

/** A state and when it was heard, on the monotonic clock: what is left of a time counts from there. */
export interface Heard<State> {
  readonly state: State
  readonly heardAt: number
}

/** `undefined` until the app has first told. */
export function useWindowState<State>(bridge: Telling<State>): Heard<State> | undefined {
  const [heard, setHeard] = useState<Heard<State>>()
  useEffect(() => {
    let over = false
    const hear = (state: State): void => {
      if (!over) setHeard({ state, heardAt: performance.now() })
    }
    const stop = bridge.onState(hear)
    void bridge.getState().then((outcome) => {
      // What was told meanwhile is newer than what was asked for.
      if (outcome.ok && !over)
        setHeard((old) => old ?? { state: outcome.value, heardAt: performance.now() })
    })
    return () => {
      over = true
      stop()
    }
  }, [bridge])
  return heard
}
