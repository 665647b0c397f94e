/** Seals the number on the page with AES-256-GCM under a key that is kept beside the database, not in it. @module */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { fromBase64url } from '#protocol/bytes'
import type { NumberSeal } from '../ports.ts'
import { takeRandomBytes } from './random-bytes.ts'

const nonceLength = 12
const tagLength = 16
const maxRecent = 1024

/** `key`: 32 random bytes of this instance. */
export function createNumberSeal(key: Uint8Array): NumberSeal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  const sealing = derive('countersign number seal 1')
  const naming = derive('countersign pseudonym 1')
  /** What was sealed last, since nearly always it is opened once and soon; each is given out once. */
  const recent = new Map<string, { readonly number: string; readonly context: string }>()
  return {
    seal(number, context) {
      const nonce = takeRandomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      cipher.setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()])
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
      const [oldest] = recent.size >= maxRecent ? recent.keys() : []
      if (oldest !== undefined) recent.delete(oldest)
      recent.set(sealed, { number, context })
      return sealed
    },
    open(sealed, context) {
      const known = recent.get(sealed)
      recent.delete(sealed)
      if (known?.context === context) return known.number
      try {
        const bytes = fromBase64url(sealed)
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceLength), {
          authTagLength: tagLength,
        })
        decipher.setAAD(Buffer.from(context))
        decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
        const text = decipher.update(bytes.subarray(nonceLength + tagLength))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
    pseudonym: (text) =>
      Uint8Array.from(createHmac('sha256', naming).update(text).digest().subarray(0, 16)),
  }
}
