/** Starts the PIN window. @module */
import { renderWindow } from '../window/render-window.tsx'
import { PinWindow } from './pin-window.tsx'

renderWindow(<PinWindow />)
