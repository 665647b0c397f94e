/** Seals the number on the page, and secrets, with AES-256-GCM under keys of a file beside the database. @module */
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
  const keeping = derive('countersign secret seal 1')
  const naming = derive('countersign pseudonym 1')
  /** What was sealed last, since nearly always it is opened once and soon; each is given out once. */
  const recent = new Map<string, { readonly number: string; readonly context: string }>()
  return {
    seal(number, context) {
      const sealed = seal(sealing, Buffer.from(number, 'utf8'), context)
      const [oldest] = recent.size >= maxRecent ? recent.keys() : []
      if (oldest !== undefined) recent.delete(oldest)
      recent.set(sealed, { number, context })
      return sealed
    },
    open(sealed, context) {
      const known = recent.get(sealed)
      recent.delete(sealed)
      if (known?.context === context) return known.number
      return open(sealing, sealed, context)?.toString('utf8')
    },
    sealSecret: (secret, context) => seal(keeping, secret, context),
    openSecret(sealed, context) {
      const secret = open(keeping, sealed, context)
      return secret && Uint8Array.from(secret)
    },
    pseudonym: (text) =>
      Uint8Array.from(createHmac('sha256', naming).update(text).digest().subarray(0, 16)),
  }
}

/** Nonce, tag and ciphertext, base64url. */
function seal(key: Uint8Array, plain: Uint8Array, context: string): string {
  const nonce = takeRandomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

function open(key: Uint8Array, sealed: string, context: string): Buffer | undefined {
  try {
    const bytes = fromBase64url(sealed)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
    const text = decipher.update(bytes.subarray(nonceLength + tagLength))
    return Buffer.concat([text, decipher.final()])
  } catch {
    return undefined
  }
}
