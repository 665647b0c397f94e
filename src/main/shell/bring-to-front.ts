/**
 * A window before the person's eyes, wherever it was.
 * @module
 */
import type { BrowserWindow } from 'electron'

/** How long a window manager may take to hand over the focus. */
const focusWithinMs = 200

/**
 * Window managers keep a window that asks for the focus on its own workspace, and only mark it. One that
 * is taken away and shown anew appears on the workspace in use.
 */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  if (process.platform !== 'linux') return
  setTimeout(() => {
    if (window.isDestroyed() || window.isFocused()) return
    window.hide()
    window.show()
    window.focus()
  }, focusWithinMs)
}
