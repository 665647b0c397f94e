/** Password hashes by Argon2id, on the library's own threads. @module */
import { randomBytes } from 'node:crypto'
import type * as Argon2 from '@node-rs/argon2'
import type { PasswordHash } from '../ports.ts'

/** OWASP's cost: 19 MiB, two passes, one lane. Read back from each hash by a test. */
export const argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } // Argon2id is the default

export function createPasswordHash(): PasswordHash {
  const nobodys = hashOfNothing()
  return {
    async hash(password) {
      const { hash } = await argon2()
      return hash(password.normalize('NFC'), argon2Cost)
    },
    async verify(stored, password) {
      const { verify } = await argon2()
      const hash = stored === undefined || stored === '' ? nobodys : stored
      return verify(hash, password.normalize('NFC'))
    },
  }
}

/** By the first password: a start needs none. */
function argon2(): Promise<typeof Argon2> {
  return import('@node-rs/argon2')
}

/** As a hash is written, at the cost of all others, with chance where the result would stand. */
function hashOfNothing(): string {
  const { memoryCost, timeCost, parallelism } = argon2Cost
  const cost = `m=${memoryCost},t=${timeCost},p=${parallelism}`
  const [salt = '', result = ''] = [16, 32].map((length) =>
    randomBytes(length).toString('base64').replace(/=+$/, ''),
  )
  return `$argon2id$v=19$${cost}$${salt}$${result}`
}
