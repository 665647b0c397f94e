/** The operating system's randomness. @module */
import { randomFillSync } from 'node:crypto'
import type { Random } from '../ports.ts'

export const systemRandom: Random = {
  bytes: (length) => randomFillSync(new Uint8Array(length)),
}
