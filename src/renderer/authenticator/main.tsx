/** Starts the authenticator window. @module */
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'
import { renderWindow } from '../window/render-window.tsx'
import { AuthenticatorWindow } from './authenticator.tsx'

const { bridge } = window as unknown as { readonly bridge: AuthenticatorBridge }
void renderWindow(bridge, (first) => <AuthenticatorWindow bridge={bridge} first={first} />)
