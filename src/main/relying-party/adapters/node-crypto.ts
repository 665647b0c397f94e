/** Hashing, signing and verifying by the platform's OpenSSL. @module */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  randomInt,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { toLowS } from '#protocol/signature'
import type { PublicKey } from '#protocol/fields'
import type { Crypto, Random, Signer } from '../ports.ts'
import { takeRandomBytes } from './random-bytes.ts'

/** A KeyObject holds 2.2 kB: the newest of them are kept, since importing one costs as much as verifying. */
const maxKeys = 4096

export function createNodeCrypto(): Crypto {
  const keys = new Map<string, KeyObject>()

  const keyOf = (publicKey: PublicKey): KeyObject | undefined => {
    const name = publicKey.x + publicKey.y
    const known = keys.get(name)
    if (known !== undefined) return known
    try {
      const key = createPublicKey({ key: publicKey, format: 'jwk' })
      const [oldest] = keys.size >= maxKeys ? keys.keys() : []
      if (oldest !== undefined) keys.delete(oldest)
      keys.set(name, key)
      return key
    } catch {
      return undefined // OpenSSL refuses what is not a point of the curve
    }
  }

  return {
    sha256: (bytes) => Uint8Array.from(hash('sha256', bytes, 'buffer')),
    digest: (text) => hash('sha256', text, 'base64url'),
    isOnCurve: (publicKey) => keyOf(publicKey) !== undefined,
    verify(publicKey, bytes, signature) {
      const key = signature.length === 64 ? keyOf(publicKey) : undefined
      if (key === undefined) return false
      return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
    },
    hmacSha1: (key, bytes) => Uint8Array.from(createHmac('sha1', key).update(bytes).digest()),
    rsaVerifier(privateKey) {
      const of = { key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' } as const
      const key = createPublicKey(createPrivateKey(of))
      return (bytes, signature) => verify('RSA-SHA256', bytes, key, signature)
    },
  }
}

/** Signs by `privateKey`, a P-256 key. */
export function createNodeSigner(privateKey: KeyObject): Signer {
  return {
    sign: (bytes) =>
      toLowS(
        Uint8Array.from(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
      ),
  }
}

export function createNodeRandom(): Random {
  return {
    bytes: takeRandomBytes,
    below: (limit) => randomInt(limit),
  }
}
