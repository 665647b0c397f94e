/** Password hashes by Argon2id, on the library's own threads. @module */
import { hash, verify } from '@node-rs/argon2'
import type { PasswordHash } from '../ports.ts'

/** OWASP's cost: 19 MiB, two passes, one lane. Read back from each hash by a test. */
export const argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } // Argon2id is the default

export function createPasswordHash(): PasswordHash {
  return {
    hash: (password) => hash(password.normalize('NFC'), argon2Cost),
    async verify(stored, password) {
      return verify(stored, password.normalize('NFC'))
    },
  }
}
