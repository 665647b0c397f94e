/** Text that somebody else chose: what is signed is what is seen. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDisplayText, toDisplayText } from '#protocol/display-text'
import { figure, seed } from '../../support/sizes'

const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
    maxLength: 40,
  }),
  // Marks, joiners, fillers and spaces in every mixture.
  fc.string({
    unit: fc.constantFrom(
      ...Array.from(
        'ae \u0301\u0300\u0338\u0344\u20dd\u200d\u034f\u3164\u00a0\ufe0f\u{e0061}\ud800…',
      ),
    ),
    maxLength: 12,
  }),
)

test('B7 what is stripped is always fit to be shown, or nothing', () => {
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 50 }), (text, max) => {
      const shown = toDisplayText(text, max)
      expect(shown === '' || isDisplayText(shown), JSON.stringify([text, shown])).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(max)
      expect(toDisplayText(shown, max)).toBe(shown)
    }),
    { seed, numRuns: 20_000 },
  )
})

test('B7 text that is fit is left as it is', () => {
  for (const text of [
    ...[
      'Contoso Expenses',
      'Zürich, Schweiz',
      'Łódź',
      '日本語のアプリ',
      'عربي',
      'עברית',
      'हिन्दी',
      'ไทย',
    ],
    ...['Bala’s laptop', 'a – b', '😀 app', 'Firefox 145 (Linux)', '<b>&amp;</b>', 'x'.repeat(120)],
  ]) {
    expect(isDisplayText(text), text).toBe(true)
    expect(toDisplayText(text, 120)).toBe(text.normalize('NFC'))
  }
})

test('B7 a name that is too long is cut between characters and says so', () => {
  expect(toDisplayText('x'.repeat(121), 120)).toBe(`${'x'.repeat(119)}…`)
  expect(toDisplayText('😀'.repeat(5), 6)).toBe('😀😀…')
  expect(toDisplayText('ab cdef', 4)).toBe('ab…')
})

const hidden = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
  ...[0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f],
  ...Array.from({ length: 0x10 }, (_, i) => 0x2000 + i),
  ...Array.from({ length: 8 }, (_, i) => 0x2028 + i),
  ...Array.from({ length: 0x11 }, (_, i) => 0x205f + i),
  ...[0x1680, 0x2800, 0x3000, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfff9, 0xfffb],
  ...[
    0xe000, 0xf8ff, 0xd800, 0xdfff, 0x16fe4, 0x1bca0, 0x1d159, 0x1d173, 0xe0001, 0xe0020, 0xe007f,
  ],
  ...[0xe0100, 0xe01ef, 0xf0000, 0x10fffd],
].map((code) => String.fromCodePoint(code))

test('B7 500 hostile names: none passes as it is, each passes stripped', () => {
  const base = fc.constantFrom('Contoso', 'Wingtip Toys', 'Sign-in', 'Bala', 'אבג')
  const insert = (text: string, what: string, at: number) =>
    text.slice(0, at % (text.length + 1)) + what + text.slice(at % (text.length + 1))
  const pile = fc
    .array(fc.constantFrom(...Array.from('\u0301\u0300\u0338\u036f\u20dd\u0489')), {
      minLength: 3,
      maxLength: 40,
    })
    .map((marks) => `o${marks.join('')}`)
  const hostile = fc.oneof(
    { arbitrary: fc.tuple(base, fc.constantFrom(...hidden), fc.nat(20)), weight: 4 },
    fc.tuple(base, fc.constantFrom('\u202e', '\u2066', '\u202a', '\u200f'), fc.nat(20)),
    fc.tuple(base, pile, fc.nat(20)),
    fc.tuple(
      base,
      fc.constantFrom('\u0338', '\u20dd', '\u0489', ' \u0301', '   ', '\n\n'),
      fc.constant(0),
    ),
  )
  let accepted = 0
  fc.assert(
    fc.property(hostile, ([text, what, at]) => {
      const name = insert(text, what, at)
      const passes = isDisplayText(name)
      if (passes) accepted++
      expect(passes, JSON.stringify(name)).toBe(false)
      const stripped = toDisplayText(name, 120)
      expect(isDisplayText(stripped), JSON.stringify(stripped)).toBe(true)
    }),
    { seed, numRuns: 500 },
  )
  figure('B7', `500 hostile names, ${accepted} pass unstripped`)
})

test('B7 every hidden character is refused wherever it stands', () => {
  for (const character of hidden) {
    for (const name of [`${character}ab`, `a${character}b`, `ab${character}`]) {
      if (character === ' ' && name === 'a b') continue
      expect(isDisplayText(name), JSON.stringify(name)).toBe(false)
    }
  }
})

test('B7 marks may sit on a letter, but not pile up or stand loose', () => {
  expect(isDisplayText('e\u0301\u0302')).toBe(true)
  expect(isDisplayText('e\u0301\u0302\u0303')).toBe(false)
  expect(isDisplayText('\u0301e')).toBe(false)
  expect(isDisplayText('a \u0301b')).toBe(false)
  expect(toDisplayText('\u0338Contoso', 120)).toBe('Contoso')
})
