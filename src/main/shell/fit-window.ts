/**
 * Makes a window as high as its content.
 * @module
 */
import { screen, type BrowserWindow } from 'electron'
import { fitted } from './fitted-window'

/** @param contentHeight CSS pixels, as the page itself measures it */
export function fitWindow(window: BrowserWindow, contentHeight: number): void {
  const { workArea } = screen.getDisplayMatching(window.getBounds())
  const now = window.getBounds()
  const bounds = fitted(now, window.getContentBounds(), contentHeight, workArea)
  if (bounds.y === now.y && bounds.height === now.height) return
  // On X11 a window of fixed size can be resized by nobody, not even by us.
  window.setResizable(true)
  window.setBounds(bounds)
  window.setResizable(false)
}
