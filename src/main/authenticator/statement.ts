/** What a relying party signed, believed only under the key that was pinned for it. @module */
import { utf8, type Bytes } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { ProtocolError } from '#protocol/errors'
import type { PublicKey } from '#protocol/fields'
import { parseStatement, type ParsedStatement, type Statement } from '#protocol/jws'
import { digest, thumbprint, verifies } from './key-pair.ts'

export type Read<T> =
  | { readonly outcome: 'read'; readonly payload: T }
  | {
      readonly outcome: 'refused'
      readonly reason: 'malformed' | 'other-key' | 'signature-invalid'
    }

/** What `text` states, if it is such a statement and `key` signed it. */
export function readStatement<T extends Canonical>(
  statement: Statement<T>,
  text: string,
  key: PublicKey,
): Read<T> {
  let parsed: ParsedStatement<T>
  try {
    parsed = parseStatement(statement, text)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return { outcome: 'refused', reason: 'malformed' }
  }
  if (parsed.kid !== thumbprint(key)) return { outcome: 'refused', reason: 'other-key' }
  if (!isSignedBy(key, parsed.signed, parsed.signature)) {
    return { outcome: 'refused', reason: 'signature-invalid' }
  }
  return { outcome: 'read', payload: parsed.payload }
}

/** Whether `signature` (r‖s, low S) over `bytes` is by `key`; also false for a key off the curve. */
export function isSignedBy(key: PublicKey, bytes: Bytes, signature: Bytes): boolean {
  try {
    return verifies(key, bytes, signature)
  } catch {
    return false
  }
}

/** base64url SHA-256 of a statement as it was received. */
export function hashOf(text: string): string {
  return digest(utf8(text))
}
