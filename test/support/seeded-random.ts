/** Chance that a seed brings back. Never for keys. @module */
import type { Bytes } from '#protocol/bytes'

export interface SeededRandom {
  bytes(length: number): Bytes
  /** Uniform enough from 0 to `limit` − 1. */
  readonly below: (limit: number) => number
  pick<T>(list: readonly T[]): T
}

/** mulberry32. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    below: (limit) => Math.floor((next() / 2 ** 32) * limit),
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[next() % list.length]
      if (chosen === undefined) throw new TypeError('nothing to pick from')
      return chosen
    },
  }
}
