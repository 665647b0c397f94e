/**
 * A window follows the height of its content and stays on the display.
 * @module
 */
import { expect, test } from 'vitest'
import { fitted } from '../../../../src/main/shell/fitted-window'

const area = { x: 0, y: 30, width: 1280, height: 770 }
const frame = 28
const outer = (y: number, height: number) => ({ x: 440, y, width: 400, height: height + frame })

test('L5 a window grows and shrinks at its lower edge', () => {
  const at = outer(100, 300)
  expect(fitted(at, { height: 300 }, 600, area)).toEqual(outer(100, 600))
  expect(fitted(at, { height: 300 }, 200, area)).toEqual(outer(100, 200))
})

test('L5 a window that would leave the display moves up, and ends at its size', () => {
  expect(fitted(outer(400, 300), { height: 300 }, 600, area)).toEqual(outer(800 - 628, 600))
  expect(fitted(outer(400, 300), { height: 300 }, 2000, area)).toEqual({
    ...{ x: 440, y: 30, width: 400, height: 770 },
  })
})
