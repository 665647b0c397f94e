/** P-256 keys of this device: made, signed with, recognised by their public half. @module */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, type Bytes } from '#protocol/bytes'
import type { PublicKey } from '#protocol/fields'
import { fromPoint, thumbprintBytes, toPoint } from '#protocol/public-key'
import type { Random } from './ports.ts'
import { Secret } from './secret.ts'

/** The length that FIPS 186-5, A.2.1 asks for, so that the reduced scalar is not biased. */
const seedLength = 48

export interface KeyPair {
  readonly secret: Secret
  readonly publicKey: PublicKey
}

export function createKeyPair(random: Random): KeyPair {
  using seed = new Secret(random.bytes(seedLength))
  const secret = new Secret(Uint8Array.from(p256.utils.randomSecretKey(seed.expose())))
  return { secret, publicKey: publicKeyOf(secret) }
}

/** Throws where the bytes are no private key. */
export function publicKeyOf(secret: Secret): PublicKey {
  return fromPoint(p256.getPublicKey(secret.expose(), false))
}

export function isKeyOf(secret: Secret, publicKey: PublicKey): boolean {
  if (!p256.utils.isValidSecretKey(secret.expose())) return false
  const own = publicKeyOf(secret)
  return own.x === publicKey.x && own.y === publicKey.y
}

/** ES256 over `message`: 64 bytes r‖s, low S, deterministic (RFC 6979). */
export function sign(secret: Secret, message: Bytes): Bytes {
  return Uint8Array.from(p256.sign(message, secret.expose(), { lowS: true }))
}

export function verifies(publicKey: PublicKey, message: Bytes, signature: Bytes): boolean {
  return p256.verify(signature, message, toPoint(publicKey), { lowS: true })
}

/** base64url of the key's thumbprint (RFC 7638). */
export function thumbprint(publicKey: PublicKey): string {
  return toBase64url(sha256(thumbprintBytes(publicKey)))
}

/** base64url of SHA-256. */
export function digest(bytes: Bytes): string {
  return toBase64url(sha256(bytes))
}
