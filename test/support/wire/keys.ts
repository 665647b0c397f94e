/** Fixed P-256 keys that sign the same bytes for the same message (RFC 6979), for fixtures and mutants alone. @module */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { toBase64url, type Bytes } from '#protocol/bytes'
import type { PublicKey } from '#protocol/fields'
import { fromPoint, thumbprintBytes } from '#protocol/public-key'

export interface FixedKey {
  readonly publicKey: PublicKey
  /** SHA-256 thumbprint of `publicKey`, base64url. */
  readonly thumbprint: string
  /** For signatures that need not be the same each time: many times faster than `sign`. */
  readonly privateKey: KeyObject
  /** 64 bytes r‖s, low S, over SHA-256 of `bytes`. */
  sign(bytes: Bytes): Bytes
}

/** SHA-256 of `bytes`. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

/** The key whose private scalar is SHA-256 of `name`. */
export function fixedKey(name: string): FixedKey {
  const scalar = sha256(Buffer.from(name))
  const publicKey = fromPoint(p256.getPublicKey(scalar, false))
  return {
    publicKey,
    thumbprint: toBase64url(sha256(thumbprintBytes(publicKey))),
    privateKey: createPrivateKey({
      key: { ...publicKey, d: toBase64url(scalar) },
      format: 'jwk',
    }),
    sign: (bytes) => new Uint8Array(p256.sign(bytes, scalar, { prehash: true, lowS: true })),
  }
}

export const relyingPartyKey = fixedKey('the relying party of the fixtures')
export const deviceKey = fixedKey('the device of the fixtures')
export const credentialKey = fixedKey('the passwordless credential of the fixtures')
