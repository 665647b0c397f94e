/** Ids in the order of time: UUIDs of version 7 (RFC 9562, section 5.7), lower case. @module */

const latest = 2 ** 48 - 1

/** Before every id of `at` (epoch ms) or later, and after every id of a moment before it. */
export function idsFrom(at: number): string {
  const time = Math.max(0, Math.min(Math.floor(at), latest))
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/** An id of `at`: 10 random bytes make it the only one. */
export function timeOrderedId(at: number, random: Uint8Array): string {
  if (random.length !== 10) throw new TypeError('an id takes 10 random bytes')
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((random[2] ?? 0) & 0x3f) | 0x80
  return `${idsFrom(at)}-7${hex.slice(1, 4)}-${variant.toString(16)}${hex.slice(6, 8)}-${hex.slice(8)}`
}
