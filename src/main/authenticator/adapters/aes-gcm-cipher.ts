/** AES-256-GCM, by node:crypto. @module */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { concat } from '#protocol/bytes'
import type { Cipher } from '../ports.ts'
import { Secret } from '../secret.ts'

const algorithm = 'aes-256-gcm'
const tagLength = 16

export const aesGcmCipher: Cipher = {
  seal(key, nonce, plain, associated) {
    const cipher = createCipheriv(algorithm, key.expose(), nonce, { authTagLength: tagLength })
    cipher.setAAD(associated)
    const sealed = concat(cipher.update(plain.expose()), cipher.final(), cipher.getAuthTag())
    return Promise.resolve(sealed)
  },

  open(key, nonce, sealed, associated) {
    const split = sealed.length - tagLength
    if (split < 0) return Promise.resolve(undefined)
    const decipher = createDecipheriv(algorithm, key.expose(), nonce, { authTagLength: tagLength })
    decipher.setAAD(associated).setAuthTag(sealed.subarray(split))
    const unproved = decipher.update(sealed.subarray(0, split))
    try {
      const rest = decipher.final() // throws where the tag does not hold
      return Promise.resolve(new Secret(concat(unproved, rest)))
    } catch {
      return Promise.resolve(undefined)
    } finally {
      unproved.fill(0)
    }
  },
}
