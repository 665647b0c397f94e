/** The kinds of field, each at its edges. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeParse, type $ZodType } from 'zod/v4/core'
import { parseApprovalClientData } from '#protocol/approval'
import { fromUtf8, toBase64url, utf8 } from '#protocol/bytes'
import { ProtocolError } from '#protocol/errors'
import * as fields from '#protocol/fields'
import { figure, seed } from '../../support/sizes'
import { approval } from '../../support/wire/ceremonies'
import { rising } from '../../support/wire/values'

const text = (length: number) => 'a'.repeat(length)
const tenant = '5f0c7b1e-3c2a-4d8b-9a51-c0ffee000001'

const edges: Readonly<Record<string, readonly [$ZodType, readonly unknown[], readonly unknown[]]>> =
  {
    'bytes of one length': [
      fields.bytesOf(16),
      [toBase64url(rising(0, 16))],
      [
        toBase64url(rising(0, 15)),
        toBase64url(rising(0, 17)),
        `${text(21)}b`,
        `${text(21)}=`,
        16,
        null,
      ],
    ],
    'bytes up to a length': [
      fields.bytesUpTo(3),
      ['AA', 'AAA', 'AAAA'],
      ['', 'A', 'AAAAA', 'AB', 'A=', text(1_000_000)],
    ],
    'text for people': [
      fields.displayText(5),
      ['a', 'Ünïc', '日本語', 'a b'],
      ['', ' a', 'a ', 'a  b', 'a\nb', 'a\u202eb', 'abcdef', 5],
    ],
    seconds: [fields.epochSeconds, [0, 0xffff_ffff], [-1, 0x1_0000_0000, 1.5, '1', Number.NaN]],
    version: [fields.version, [1], [0, 2, '1', true]],
    tenant: [fields.tenantId, [tenant], [tenant.toUpperCase(), `${tenant}\n`, `{${tenant}}`, '']],
    origin: [
      fields.origin,
      ['https://localhost:1', 'https://localhost:7443', 'https://localhost:65535'],
      [
        ...['https://localhost', 'https://localhost:0', 'https://localhost:65536'],
        ...['https://localhost:443', 'https://localhost:07443', 'https://localhost:7443/'],
        ...['http://localhost:7443', 'https://LOCALHOST:7443', 'https://127.0.0.1:7443'],
        ...['https://localhost.evil:7443', 'https://localhost:7443\n', 'https://a@localhost:7443'],
      ],
    ],
    issuer: [
      fields.issuer,
      [`https://localhost:7443/${tenant}/v2.0`],
      [
        ...[`https://localhost:443/${tenant}/v2.0`, `https://localhost:65536/${tenant}/v2.0`],
        ...[`https://localhost:7443/${tenant}/v2.0/`, `https://localhost:7443/${tenant}/v1.0`],
        ...[`https://localhost:7443//v2.0`, `https://localhost:7443/${tenant.toUpperCase()}/v2.0`],
      ],
    ],
    digits: [fields.numberDigits, [2, 3, 6], [0, 1, 4, 5, 7, '2', 2.5]],
    'a typed number': [
      fields.typedNumber,
      ['00', '42', '007', '000000'],
      ['', '4', '4242', 42, '٤٢'],
    ],
    features: [
      fields.features,
      [[], ['polling'], Array.from({ length: 16 }, (_, i) => `f${i}`)],
      [
        ['Polling'],
        [''],
        ['-a'],
        [text(33)],
        Array.from({ length: 17 }, (_, i) => `f${i}`),
        'polling',
      ],
    ],
  }

test.for(Object.entries(edges))('K4 %s: what is in is in, and nothing beside it', ([, edge]) => {
  const [schema, inside, outside] = edge
  for (const value of inside)
    expect(safeParse(schema, value).success, fc.stringify(value)).toBe(true)
  for (const value of outside) {
    expect(safeParse(schema, value).success, fc.stringify(value).slice(0, 80)).toBe(false)
  }
})

/** clientDataJSON whose `number` is `json`. */
function withNumber(json: string): Uint8Array<ArrayBuffer> {
  return utf8(fromUtf8(approval.clientData).replace('"number":"42"', `"number":${json}`))
}

test('A5 10,000 numbers that are not exactly N ASCII digits are malformed', () => {
  const isNumber = /^(?:[0-9]{2}|[0-9]{3}|[0-9]{6})$/
  // Every decimal digit of Unicode but ASCII's own.
  const digit = fc.integer({ min: 0x80, max: 0x1ffff }).filter((code) => {
    return (code < 0xd800 || code > 0xdfff) && /^\p{Nd}$/u.test(String.fromCodePoint(code))
  })
  const digits = fc.stringMatching(/^[0-9]{1,8}$/)
  const around = fc.constantFrom(
    ...[' ', '\t', '\n', '\r\n', '\u00a0', '\u200b', '\u202e', '\u0000', '+', '-', '.', ',', '0x'],
  )
  const bad = fc
    .oneof(
      { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 2 },
      digits,
      fc.tuple(digits, around).map(([n, extra]) => n + extra),
      fc.tuple(digits, around).map(([n, extra]) => extra + n),
      fc.tuple(digits, around, digits).map((parts) => parts.join('')),
      fc.array(digit, { minLength: 1, maxLength: 6 }).map((all) => String.fromCodePoint(...all)),
      fc
        .tuple(fc.stringMatching(/^[0-9]{1,5}$/), digit)
        .map(([n, d]) => n + String.fromCodePoint(d)),
      fc.nat(999_999),
      fc.double(),
      fc.boolean(),
      digits.map((n) => [n]),
      digits.map((n) => ({ number: n })),
      fc.string(),
    )
    .filter((value) => typeof value !== 'string' || !isNumber.test(value))
  let refused = 0
  expect(parseApprovalClientData(withNumber('"42"')).approval.number).toBe('42')
  fc.assert(
    fc.property(bad, (value) => {
      const json = JSON.stringify(value)
      expect(() => parseApprovalClientData(withNumber(json)), json).toThrow(ProtocolError)
      refused++
    }),
    { seed, numRuns: 10_000 },
  )
  const absent = fromUtf8(approval.clientData).replace('"number":"42",', '')
  expect(() => parseApprovalClientData(utf8(absent))).toThrow(ProtocolError)
  figure('A5', `${refused} values outside ^[0-9]{N}$ read as a number, 0 accepted`)
})

test('A5 every number of 2, 3 and 6 digits is read as it was typed', () => {
  for (const length of [2, 3]) {
    for (let n = 0; n < 10 ** length; n++) {
      const number = String(n).padStart(length, '0')
      expect(parseApprovalClientData(withNumber(`"${number}"`)).approval.number).toBe(number)
    }
  }
  expect(parseApprovalClientData(withNumber('"000042"')).approval.number).toBe('000042')
})
