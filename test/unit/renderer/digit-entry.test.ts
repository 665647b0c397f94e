/** A field for digits takes these ten characters and no others. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDigits, isExactly } from '../../../src/renderer/ui/digit-entry'
import { seed } from '../../support/sizes'

test('L5 digits are taken until the field is full, then typed over at the caret', () => {
  expect(editDigits({ before: '', after: '4', caret: 1 }, 2)).toBe('4')
  expect(editDigits({ before: '4', after: '42', caret: 2 }, 2)).toBe('42')
  expect(editDigits({ before: '42', after: '427', caret: 3 }, 2)).toBeUndefined()
  expect(editDigits({ before: '42', after: '742', caret: 1 }, 2)).toBe('72')
  expect(editDigits({ before: '42', after: '4', caret: 1 }, 2)).toBe('4')
  expect(editDigits({ before: '42', after: '1234', caret: 2 }, 2)).toBeUndefined()
})

test.each(['４２', '٤٢', '४२', '𝟒𝟐', '4a', '4 2', '²', '4.2', '-4', '1e1'])(
  'L5 %s is no number here',
  (text) => {
    expect(editDigits({ before: '', after: text, caret: text.length }, 6)).toBeUndefined()
    expect(isExactly(text, text.length)).toBe(false)
  },
)

test('L5 only exactly the digits can be pasted', () => {
  expect(isExactly('42', 2)).toBe(true)
  for (const text of ['4', '427', ' 42', '42 ', '42\n', '']) expect(isExactly(text, 2)).toBe(false)
})

test('L5 whatever is given, the field holds at most its digits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789０٤a :\n')), maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 6 }),
      fc.nat(8),
      (after, before, caret) => {
        const held = editDigits({ before, after, caret }, 6)
        if (held !== undefined) expect(held).toMatch(/^[0-9]{0,6}$/)
      },
    ),
    { seed, numRuns: 5000 },
  )
})
