/**
 * A window that is as tall as what it shows, so that nothing in it scrolls, and never taller than the display.
 * @module
 */
import type { BrowserWindow, Rectangle } from 'electron'

/** @param workArea of the display that the window is on now */
export function followContent(window: BrowserWindow, workArea: () => Rectangle): void {
  // Told by the layout itself, so the page needs no command for it.
  window.webContents.on('preferred-size-changed', (_event, { height }) => {
    const bounds = fitted(window.getBounds(), window.getContentBounds(), height, workArea())
    window.setBounds(bounds)
  })
}

/** The upper edge stays where it is, unless the lower one would leave the display. */
export function fitted(
  outer: Rectangle,
  content: Pick<Rectangle, 'height'>,
  wanted: number,
  area: Rectangle,
): Rectangle {
  const frame = outer.height - content.height
  const height = Math.min(wanted + frame, area.height)
  const y = Math.max(area.y, Math.min(outer.y, area.y + area.height - height))
  return { ...outer, y, height }
}
