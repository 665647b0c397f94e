/** Starts the PIN window. @module */
import type { PinBridge } from '#protocol/pin-bridge'
import { renderWindow } from '../window/render-window.tsx'
import { PinWindow } from './pin-window.tsx'

/** The preload's. */
declare const bridge: PinBridge

void renderWindow(bridge, (first) => <PinWindow first={first} />)
