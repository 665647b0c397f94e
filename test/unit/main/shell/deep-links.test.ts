/** Of what a start was given, only a link counts. @module */
import { expect, test } from 'vitest'
import { parseLink } from '#protocol/links'
import { linkAmong } from '../../../../src/main/shell/deep-links.ts'
import { craftedStarts } from '../../../support/crafted-starts.ts'
import { seed } from '../../../support/sizes.ts'
import { link } from '../../../support/wire/values.ts'

test('E8 of a start only its one link is looked at', () => {
  expect(linkAmong(['/usr/bin/countersign', '.', '--port=1', 'countersign://enroll?x'])).toBe(
    'countersign://enroll?x',
  )
  expect(linkAmong([])).toBeUndefined()
  expect(linkAmong(['countersign', '--link=countersign://enroll?x', 'x countersign:'])).toBe(
    undefined,
  )
  expect(linkAmong(['countersign://a', 'countersign://b'])).toBeUndefined()
})

test('E8 a thousand crafted starts give a link of ours or nothing', () => {
  const starts = craftedStarts(link, 1000, seed)
  const kinds = new Map<string, number>()
  for (const args of starts) {
    const found = linkAmong(args)
    const parsed = found === undefined ? undefined : parseLink(found)
    if (parsed?.kind === 'enroll') {
      // Whatever stood around it, it says what the person would be shown.
      expect(parsed.rp).toMatch(/^https:\/\/localhost:\d+$/)
    }
    const kind = parsed?.kind ?? 'no link'
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  expect(kinds.get('enroll')).toBeGreaterThan(50)
  expect(kinds.get('no link')).toBeGreaterThan(100)
  expect(kinds.get('unknown')).toBeGreaterThan(50)
  const counted = [...kinds].map(([kind, times]) => `${times} ${kind}`).join(', ')
  console.log(`FIGURE E8 ${starts.length} crafted starts: ${counted}, seed ${seed}`)
})
