/** Bytes as text, and the frame around what is signed. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  concat,
  equalInConstantTime,
  framed,
  fromBase64url,
  fromUtf8,
  toBase64url,
  uint32,
  utf8,
} from '#protocol/bytes'
import { ProtocolError } from '#protocol/errors'
import { seed } from '../../support/sizes'
import { hex } from '../../support/wire/texts'

const bytes = fc.uint8Array({ maxLength: 80 }).map((value) => new Uint8Array(value))

test('K4 base64url is RFC 4648’s, without padding', () => {
  const vectors = { '': '', f: 'Zg', fo: 'Zm8', foo: 'Zm9v', foob: 'Zm9vYg', fooba: 'Zm9vYmE' }
  for (const [text, encoded] of Object.entries(vectors)) {
    expect(toBase64url(utf8(text))).toBe(encoded)
    expect(fromUtf8(fromBase64url(encoded))).toBe(text)
  }
  fc.assert(
    fc.property(bytes, (any) => {
      expect(toBase64url(any)).toBe(Buffer.from(any).toString('base64url'))
      expect(fromBase64url(toBase64url(any))).toEqual(any)
    }),
    { seed },
  )
})

test('K4 no other base64url than the one that is written is read', () => {
  for (const text of [
    'A',
    'Zh',
    'Zm9',
    'Zg==',
    'Zg=',
    'Z g',
    'Zg\n',
    '+/+/',
    'Zm9v\u0000',
    'Zé9v',
  ]) {
    expect(() => fromBase64url(text), text).toThrow(ProtocolError)
  }
  fc.assert(
    fc.property(fc.base64String({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
      for (const text of [a, b]) {
        let read: Uint8Array
        try {
          read = fromBase64url(text)
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
          continue
        }
        expect(toBase64url(read)).toBe(text)
      }
    }),
    { seed },
  )
})

test('K4 only UTF-8 is read as text, and a byte order mark is seen', () => {
  for (const bad of ['ff', 'c0af', 'e080af', 'eda080', 'f4908080', '80', 'c3']) {
    expect(() => fromUtf8(Uint8Array.from(Buffer.from(bad, 'hex'))), bad).toThrow(ProtocolError)
  }
  expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\uFEFFA')
})

test('K4 a frame is domain, version and fields, each behind its length', () => {
  expect(hex(framed('ab', 1, [Uint8Array.of(7), Uint8Array.of()]))).toBe(
    '000000026162' + '0000000400000001' + '0000000107' + '00000000',
  )
})

test('K4 two lists of fields never give the same signed bytes', () => {
  const statement = fc.tuple(
    fc.string({ maxLength: 4 }),
    fc.nat(3),
    fc.array(fc.uint8Array({ maxLength: 3, max: 4 }), { maxLength: 4 }),
  )
  fc.assert(
    fc.property(statement, statement, (a, b) => {
      expect(hex(framed(...a)) === hex(framed(...b))).toBe(fc.stringify(a) === fc.stringify(b))
    }),
    { seed, numRuns: 2000 },
  )
  // The same bytes, divided at another place, are other fields.
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(), (all, a, b) => {
      const cut = (at: number) => [all.subarray(0, at), all.subarray(at)]
      const [first, second] = [a % (all.length + 1), b % (all.length + 1)]
      fc.pre(first !== second)
      expect(framed('d', 1, cut(first))).not.toEqual(framed('d', 1, cut(second)))
    }),
    { seed },
  )
})

test('K4 integers are big-endian and comparison sees every bit', () => {
  expect(hex(uint32(0x01020304))).toBe('01020304')
  expect(hex(uint32(0xffff_ffff))).toBe('ffffffff')
  expect(() => uint32(-1)).toThrow(TypeError)
  expect(() => uint32(0x1_0000_0000)).toThrow(TypeError)
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(7), (any, at, bit) => {
      expect(equalInConstantTime(any, any.slice())).toBe(true)
      expect(equalInConstantTime(any, concat(any, Uint8Array.of(0)))).toBe(false)
      fc.pre(any.length > 0)
      const other = any.slice()
      other[at % any.length] = (other[at % any.length] ?? 0) ^ (1 << bit)
      expect(equalInConstantTime(any, other)).toBe(false)
    }),
    { seed },
  )
})
