/** Chance that a seed brings back: for numbers and ids, never for what is kept secret. @module */
import { createHash } from 'node:crypto'
import { createNodeRandom } from '../main/relying-party/adapters/node-crypto.ts'
import type { Random } from '../main/relying-party/ports.ts'

/** How long ids are: transactions, devices, codes of links; rows of logs. Whatever else is drawn is a secret. */
const idLengths: readonly number[] = [10, 16]

/** SHA-256 over the seed and a counter. */
export function createSeededRandom(seed: string): Random {
  const system = createNodeRandom()
  const stream = (of: string) => {
    let counter = 0
    return () => createHash('sha256').update(`countersign ${of} ${seed} ${counter++}`).digest()
  }
  const nextId = stream('ids')
  const nextNumber = stream('numbers')
  return {
    bytes: (length) =>
      idLengths.includes(length)
        ? Uint8Array.from(nextId().subarray(0, length))
        : system.bytes(length),
    // 48 bits over at most a million: uneven by less than one in a hundred million.
    below: (limit) => nextNumber().readUIntBE(0, 6) % limit,
  }
}
