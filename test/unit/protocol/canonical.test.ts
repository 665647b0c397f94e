/** Canonical JSON: one text a value, and no other text is read. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { utf8 } from '#protocol/bytes'
import {
  encodeCanonical,
  parseCanonical,
  parseShape,
  requireShape,
  type Canonical,
} from '#protocol/canonical'
import { ProtocolError } from '#protocol/errors'
import { figure, seed } from '../../support/sizes'
import { equivalentOf, rewritings } from '../../support/wire/equivalents'
import { jsonPlaces } from '../../support/wire/parsers'

const anything = z.unknown() as z.ZodType<Canonical>

const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: 'binary' }).filter((name) => name !== '__proto__'),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
}))

test('K4 a canonical value reads back as itself, and its text is the only one', () => {
  fc.assert(
    fc.property(value, (any) => {
      // −0 is written as 0.
      fc.pre(!Object.is(any, -0))
      const text = encodeCanonical(any)
      expect(encodeCanonical(parseCanonical(text, anything))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(any)))
    }),
    { seed },
  )
})

test('K4 canonical text is that of RFC 8785, section 3.2', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(encodeCanonical(sample)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
  expect(encodeCanonical('€$\u000f\nA\'B"\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/"')
})

test('K4 absent members are left out, and what canonical JSON cannot carry is the caller’s mistake', () => {
  expect(encodeCanonical({ b: 1, a: undefined })).toBe('{"b":1}')
  for (const bad of [0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, '\ud800', { '\udc00': 1 }]) {
    expect(() => encodeCanonical(bad)).toThrow(TypeError)
  }
})

test.for([
  ['nothing', ''],
  ['white space before', ' 1'],
  ['white space after', '1 '],
  ['a leading zero', '01'],
  ['a fraction of nothing', '1.0'],
  ['an exponent', '1e2'],
  ['minus zero', '-0'],
  ['a fraction', '0.5'],
  ['an unsafe integer', '9007199254740993'],
  ['null', 'null'],
  ['null in a list', '[null]'],
  ['another order', '{"b":1,"a":2}'],
  ['a member twice', '{"a":1,"a":1}'],
  ['an own __proto__', '{"__proto__":{"x":1}}'],
  ['an escape that is not needed', '"\\u0041"'],
  ['an escaped solidus', '"\\/"'],
  ['half a surrogate pair', '"\\ud800"'],
  ['half a surrogate pair as a name', '{"\\udc00":1}'],
  ['a byte order mark', '\uFEFF1'],
  ['nine lists in one another', '[[[[[[[[[1]]]]]]]]]'],
  ['100,000 open lists', '['.repeat(100_000)],
  ['50,000 lists in one another', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['50,000 objects in one another', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
] as const)('K4 %s is not canonical text', ([, text]) => {
  expect(() => parseCanonical(text, anything)).toThrow(ProtocolError)
})

test('K4 a refusal says where the mistake is and not what stood there', () => {
  const schema = z.strictObject({ a: z.strictObject({ b: z.string().max(3) }) })
  const secret = { a: { b: 'hunter2hunter2' } }
  try {
    parseShape(secret, schema)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ code: 'SHAPE_INVALID', path: 'a.b' })
    expect(String(error) + JSON.stringify(error)).not.toContain('hunter2')
  }
  expect(() => requireShape(secret, schema)).toThrow(
    new TypeError('not of the message’s shape at a.b'),
  )
})

test('A4 5,000 other encodings of the same messages are refused', () => {
  const counts = new Map(rewritings.map(({ name }) => [name, 0]))
  let accepted = 0
  const one = fc
    .constantFrom(...jsonPlaces)
    .chain((place) => equivalentOf(place.valid).map((other) => ({ place, other })))
  for (const place of jsonPlaces) place.parse(place.valid)
  fc.assert(
    fc.property(one, ({ place, other }) => {
      counts.set(other.name, (counts.get(other.name) ?? 0) + 1)
      try {
        place.parse(other.text)
        accepted++
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        return
      }
      throw new Error(`${place.name} accepts another encoding: ${other.name}`)
    }),
    { numRuns: 5000, seed },
  )
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  expect(Math.min(...counts.values())).toBeGreaterThan(100)
  figure(
    'A4',
    `5000 encodings of ${jsonPlaces.length} texts in ${counts.size} ways, ${accepted} accepted`,
  )
})

test('K4 a frame is read fast enough not to be noticed', () => {
  const frame = jsonPlaces.find(({ name }) => name === 'parseRelyingPartyFrame challenge')
  if (frame === undefined) throw new Error('no such frame')
  for (let i = 0; i < 500; i++) frame.parse(frame.valid)
  const startedAt = performance.now()
  for (let i = 0; i < 2000; i++) frame.parse(frame.valid)
  const microseconds = ((performance.now() - startedAt) / 2000) * 1000
  figure(
    'K4',
    `a challenge frame of ${utf8(frame.valid).length} bytes parsed in ${microseconds.toFixed(1)} µs`,
  )
  expect(microseconds).toBeLessThan(1000)
})
