/** Where WebAuthn's test vectors take their chance from (WebAuthn Level 3, section 16). @module */
import { hkdfSync } from 'node:crypto'
import type { Bytes } from '#protocol/bytes'

/** HKDF-SHA-256 over the section's own key material, the salt counting up. */
export function derivation(info: string): (length: number) => Bytes {
  let salt = 0
  return (length) => {
    const derived = hkdfSync('sha256', 'WebAuthn test vectors', Uint8Array.of(salt++), info, length)
    return new Uint8Array(derived)
  }
}
