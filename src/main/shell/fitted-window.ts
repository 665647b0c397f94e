/**
 * A window that is as tall as what it shows, so that nothing in it scrolls, and never taller than the display.
 * @module
 */
import type { Rectangle } from 'electron'

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
