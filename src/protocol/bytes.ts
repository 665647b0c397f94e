/** Bytes and the few ways in which this protocol writes them as text. @module */
import { ProtocolError } from './errors.ts'

// Every host has these two (WHATWG Encoding); declared here so that no host's types are needed.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: true; readonly ignoreBOM: true },
) => { decode(bytes: Uint8Array): string }

export type Bytes = Uint8Array<ArrayBuffer>

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUE_OF = new Int16Array(128).fill(-1)
for (let value = 0; value < 64; value++) VALUE_OF[ALPHABET.charCodeAt(value)] = value

/** All texts of two characters, by the twelve bits they stand for. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63),
)
/** What a last character may be, by how many stand in the last group: the bits it does not need are zero. */
const WHOLE = /^[A-Za-z0-9_-]*$/
const LAST_OF_TWO = /[AQgw]$/
const LAST_OF_THREE = /[AEIMQUYcgkosw048]$/

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 bytes of `text`. */
export function utf8(text: string): Bytes {
  return encoder.encode(text)
}

/** The text of UTF-8 `bytes`; throws `ProtocolError` where they are not UTF-8. A BOM is kept, so that it is seen. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new ProtocolError('ENCODING_INVALID', '', { cause })
  }
}

/** base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  for (; at + 2 < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += (PAIRS[three >> 12] ?? '') + (PAIRS[three & 0xfff] ?? '')
  }
  const left = bytes.length - at
  if (left === 1) text += PAIRS[(bytes[at] ?? 0) << 4] ?? ''
  if (left === 2) {
    const two = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += (PAIRS[two >> 4] ?? '') + ALPHABET.charAt((two << 2) & 63)
  }
  return text
}

/** Whether `toBase64url` could have written `text`. */
export function isBase64url(text: string): boolean {
  if (!WHOLE.test(text)) return false
  const left = text.length % 4
  if (left === 2) return LAST_OF_TWO.test(text)
  return left === 3 ? LAST_OF_THREE.test(text) : left === 0
}

/** Exactly what `toBase64url` writes for `length` bytes: one look instead of three. */
export function exactBase64url(length: number): RegExp {
  const last = ['', '[AQgw]', '[AEIMQUYcgkosw048]'][length % 3] ?? ''
  const others = Math.ceil((length * 4) / 3) - (last === '' ? 0 : 1)
  return new RegExp(`^[A-Za-z0-9_-]{${others}}${last}$`)
}

/** The bytes of unpadded base64url; throws `ProtocolError` for any text that `toBase64url` would not have written. */
export function fromBase64url(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let pending = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const value = code < 128 ? (VALUE_OF[code] ?? -1) : -1
    if (value < 0) throw new ProtocolError('ENCODING_INVALID', '')
    pending = (pending << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = pending >> bits
      pending &= (1 << bits) - 1
    }
  }
  if (bits >= 6 || pending !== 0) throw new ProtocolError('ENCODING_INVALID', '')
  return bytes
}

/** All of `parts`, one after the other. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A 32-bit unsigned integer, big-endian; throws `TypeError` for one that does not fit. */
export function uint32(value: number): Bytes {
  if (value >>> 0 !== value) throw new TypeError('not a 32-bit unsigned integer')
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/**
 * What is signed where the statement is not a JWS: domain, version, then every field, each behind its
 * 32-bit length, so that no two different lists of fields give the same bytes.
 */
export function framed(domain: string, version: number, fields: readonly Uint8Array[]): Bytes {
  const parts = [utf8(domain), uint32(version), ...fields]
  return concat(...parts.flatMap((part) => [uint32(part.length), part]))
}

/** Whether `a` and `b` are the same bytes, in a time that tells only their lengths. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}
