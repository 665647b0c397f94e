/** Random bytes of the platform's generator, drawn many at once, since each draw costs as much as a small hash. @module */
import { randomFillSync } from 'node:crypto'
import type { Bytes } from '#protocol/bytes'

const drawn = new Uint8Array(4096)
let next = drawn.length

/** `length` fresh bytes. Each byte that was drawn is given out once, and is not kept. */
export function takeRandomBytes(length: number): Bytes {
  if (length > drawn.length) return randomFillSync(new Uint8Array(length))
  if (next + length > drawn.length) {
    randomFillSync(drawn)
    next = 0
  }
  const taken = drawn.slice(next, next + length)
  drawn.fill(0, next, next + length)
  next += length
  return taken
}
