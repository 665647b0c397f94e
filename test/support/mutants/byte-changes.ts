/** What may befall bytes and their base64url text on the way. @module */
import fc from 'fast-check'
import { concat, toBase64url, type Bytes } from '#protocol/bytes'

/** A message that is not what was sent, and what was done to it. */
export interface Mutant<T = unknown> {
  readonly kind: string
  readonly message: T
}

type Changes = Readonly<Record<string, (valid: Bytes) => fc.Arbitrary<Bytes>>>

const place = (valid: Bytes) => fc.nat(valid.length - 1)
const replaced = (valid: Bytes, at: number, byte: number) => {
  const other = valid.slice()
  other[at] = byte
  return other
}

/** By kind; each may give the same bytes again, which the caller drops. */
export const byteChanges = {
  'bit flipped': (valid) =>
    fc
      .tuple(place(valid), fc.nat(7))
      .map(([at, bit]) => replaced(valid, at, (valid[at] ?? 0) ^ (1 << bit))),
  'byte changed': (valid) =>
    fc.tuple(place(valid), fc.nat(255)).map(([at, byte]) => replaced(valid, at, byte)),
  'end cut': (valid) => place(valid).map((length) => valid.slice(0, length)),
  'start cut': (valid) => place(valid).map((at) => valid.slice(at + 1)),
  'middle cut': (valid) =>
    fc
      .tuple(place(valid), fc.integer({ min: 1, max: 8 }))
      .map(([at, length]) => concat(valid.subarray(0, at), valid.subarray(at + length))),
  'bytes added': (valid) =>
    fc
      .tuple(fc.nat(valid.length), fc.uint8Array({ minLength: 1, maxLength: 8 }))
      .map(([at, more]) => concat(valid.subarray(0, at), more, valid.subarray(at))),
  'runs swapped': (valid) =>
    fc.tuple(place(valid), place(valid), fc.integer({ min: 1, max: 32 })).map(([a, b, length]) => {
      const other = valid.slice()
      other.set(valid.subarray(b, Math.min(b + length, valid.length - Math.max(0, a - b))), a)
      return other
    }),
  'random bytes': (valid) =>
    fc
      .uint8Array({ minLength: valid.length, maxLength: valid.length })
      .map((any) => new Uint8Array(any)),
} as const satisfies Changes

/** Other texts of the same bytes. */
export function base64urlEquivalent(bytes: Bytes): fc.Arbitrary<string> {
  const text = toBase64url(bytes)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const spare = (3 - (bytes.length % 3)) % 3
  const last = alphabet.indexOf(text.slice(-1))
  const loose = spare === 0 ? text : text.slice(0, -1) + alphabet.charAt(last + 1)
  const padded = text.padEnd(text.length + spare, '=')
  return fc
    .constantFrom(
      padded,
      `${text}=`,
      `${text}====`,
      loose,
      text.replaceAll('-', '+').replaceAll('_', '/'),
      Buffer.from(bytes).toString('base64'),
      ` ${text}`,
      `${text}\n`,
      `${text.slice(0, 8)}\n${text.slice(8)}`,
      `${text}\0`,
    )
    .filter((other) => other !== text)
}
