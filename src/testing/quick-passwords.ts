/** Password hashes that cost next to nothing: a test's passwords stand in its source, and protect nothing. @module */
import { createPasswordHash } from '../main/relying-party/adapters/password-hash.ts'
import type { PasswordHash } from '../main/relying-party/ports.ts'

/** Argon2id as everywhere, so that every other relying party can verify them, at the least that it allows. */
const leastCost = { memoryCost: 8, timeCost: 1, parallelism: 1 }

export function createQuickPasswords(): PasswordHash {
  const usual = createPasswordHash()
  return {
    async hash(password) {
      const { hash } = await import('@node-rs/argon2')
      return hash(password.normalize('NFC'), leastCost)
    },
    // The cost stands in each hash.
    verify: (stored, password) => usual.verify(stored, password),
  }
}
