/** A P-256 public key in the three forms that cross: JWK, SEC 1 point, COSE. @module */
import { concat, fromBase64url, toBase64url, utf8, type Bytes } from './bytes.ts'
import { encodeCanonical } from './canonical.ts'
import { ProtocolError } from './errors.ts'
import type { PublicKey } from './fields.ts'

// COSE_Key (RFC 9052, section 7; RFC 9053, section 2.1) for EC2, ES256, P-256, in the order of CTAP2's canonical CBOR:
// {1: 2, 3: -7, -1: 1, -2: h'x', -3: h'y'}. Every such key is these 77 bytes.
const COSE_HEAD = Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20)
const COSE_MIDDLE = Uint8Array.of(0x22, 0x58, 0x20)

export const coseKeyLength = 77

/** The bytes whose SHA-256 is the key's thumbprint (RFC 7638, section 3). */
export function thumbprintBytes(key: PublicKey): Bytes {
  return utf8(encodeCanonical(key))
}

/** The uncompressed point, 65 bytes (SEC 1, section 2.3.3). */
export function toPoint(key: PublicKey): Bytes {
  return concat(Uint8Array.of(4), fromBase64url(key.x), fromBase64url(key.y))
}

/** The key of an uncompressed point. Whether it lies on the curve is the crypto library's to say. */
export function fromPoint(point: Uint8Array): PublicKey {
  if (point.length !== 65 || point[0] !== 4) throw new ProtocolError('ENCODING_INVALID', 'key')
  return {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.subarray(1, 33)),
    y: toBase64url(point.subarray(33)),
  }
}

/** The key as COSE, 77 bytes. */
export function toCose(key: PublicKey): Bytes {
  return concat(COSE_HEAD, fromBase64url(key.x), COSE_MIDDLE, fromBase64url(key.y))
}

/** The key of exactly these 77 COSE bytes; throws `ProtocolError` for any other. */
export function fromCose(cose: Uint8Array): PublicKey {
  const point = concat(Uint8Array.of(4), cose.subarray(10, 42), cose.subarray(45, 77))
  const key = cose.length === coseKeyLength ? fromPoint(point) : undefined
  if (key === undefined || !toCose(key).every((byte, i) => byte === cose[i])) {
    throw new ProtocolError('ENCODING_INVALID', 'key')
  }
  return key
}
