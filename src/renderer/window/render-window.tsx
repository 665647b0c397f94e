/** Puts a window's content into its document, once it is known: what is painted first is what the app has to say. @module */
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Heard, Telling } from './use-window-state.ts'

/** How long the app's first word is waited for; the preload has asked for it before this script was read. */
const patienceMs = 200

/** @param content `undefined`: the app has not told yet */
export async function renderWindow<State>(
  bridge: Telling<State>,
  content: (first: Heard<State> | undefined) => ReactNode,
): Promise<void> {
  const place = document.getElementById('window')
  if (place === null) throw new TypeError('The document has no place for the window.')
  const impatient = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))
  const first = await Promise.race([bridge.getState(), impatient])
  const heard = first?.ok === true ? { state: first.value, heardAt: performance.now() } : undefined
  createRoot(place).render(<StrictMode>{content(heard)}</StrictMode>)
}
