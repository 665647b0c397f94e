/** What the PIN window hears and asks: the one place here that touches the bridge. @module */
import type { Outcome } from '#protocol/bridge'
import type { PinBridge, PinState } from '#protocol/pin-bridge'
import { useWindowState, type Heard } from '../window/use-window-state.ts'

/** The preload's. */
declare const bridge: PinBridge

export interface PinVerbs {
  readonly give: (pin: string) => Promise<Outcome<null>>
  readonly cancel: () => void
}

const verbs: PinVerbs = {
  give: (pin) => bridge.give({ pin }),
  cancel: () => void bridge.cancel(),
}

/** `undefined` until the app has first told. */
export function usePin(
  first: Heard<PinState> | undefined,
): readonly [heard: Heard<PinState> | undefined, verbs: PinVerbs] {
  return [useWindowState(bridge, first), verbs]
}
