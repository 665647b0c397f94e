/** Argon2id (RFC 9106) in the thread pool, by @node-rs/argon2. @module */
import type { PinHash } from '../ports.ts'
import { Secret } from '../secret.ts'

export const argon2PinHash: PinHash = {
  async hash(pin, salt, { memoryKiB, passes, lanes }) {
    // Loaded when a PIN is first typed, not at start.
    const { hashRaw } = await import('@node-rs/argon2')
    // The variant is left to the default, Argon2id: its enum exists in types only.
    const raw = await hashRaw(pin.expose(), {
      salt,
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: 32,
    })
    const hash = new Secret(Uint8Array.from(raw))
    raw.fill(0)
    return hash
  },
}
