/** A time of day, written as the person's own settings write it. @module */
import { expect, test } from 'vitest'
import { createTimeText } from '../../../../src/main/shell/time-text'

const at = new Date(2026, 10, 22, 14, 2).getTime()
const written = (locale: string, ...preferred: readonly string[]) =>
  createTimeText(
    () => locale,
    () => preferred,
  )(at).replace('\u202F', ' ')

test('L5 the first of the person’s own tags of that language says how a time is written', () => {
  expect(written('en', 'nl-NL', 'en-US', 'en-GB')).toBe('2:02 PM')
  expect(written('en', 'nl-NL', 'en-GB', 'en-US')).toBe('14:02')
  expect(written('nl', 'en-US', 'nl-BE')).toBe('14:02')
  expect(written('en-US', 'C')).toBe('2:02 PM')
})

test('L5 another language is followed at once', () => {
  let locale = 'en-US'
  const text = createTimeText(
    () => locale,
    () => [],
  )
  expect(text(at)).toContain('PM')
  locale = 'nl'
  expect(text(at)).toBe('14:02')
})
