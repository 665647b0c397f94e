/** What the app tells this window, as the window's own state: the one place that touches the bridge's telling. @module */
import { useEffect, useState } from 'react'
import type { Outcome } from '#protocol/bridge'

export interface Telling<State> {
  readonly getState: () => Promise<Outcome<State>>
  readonly onState: (listener: (state: State) => void) => () => void
}

/** A state and when it was heard, on the monotonic clock: what is left of a time counts from there. */
export interface Heard<State> {
  readonly state: State
  readonly heardAt: number
}

/**
 * `undefined` until the app has first told.
 * @param first heard before there was a page
 */
export function useWindowState<State>(
  bridge: Telling<State>,
  first: Heard<State> | undefined,
): Heard<State> | undefined {
  const [heard, setHeard] = useState(first)
  useEffect(() => {
    let over = false
    let told = false
    const hear = (state: State): void => {
      if (over) return
      told = true
      setHeard({ state, heardAt: performance.now() })
    }
    const stop = bridge.onState(hear)
    // Also where there is a first one: what changed since was told to nobody.
    void bridge.getState().then((outcome) => {
      // What was told meanwhile is newer than what was asked for.
      if (outcome.ok && !told) hear(outcome.value)
    })
    return () => {
      over = true
      stop()
    }
  }, [bridge])
  return heard
}
