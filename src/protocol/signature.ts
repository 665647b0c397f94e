/** The two forms of an ES256 signature: r‖s (RFC 7518, section 3.4) and DER (WebAuthn, section 6.5.5). @module */
import { concat, type Bytes } from './bytes.ts'
import { ProtocolError } from './errors.ts'

/** Half the order of P-256: the greatest low S. Of (r, s) and (r, n−s) only one is a signature here. */
const GREATEST_LOW_S = [
  0x7fffffff, 0x80000000, 0x7fffffff, 0xffffffff, 0xde737d56, 0xd38bcf42, 0x79dce561, 0x7e3192a8,
]

/** The order of P-256. */
const ORDER = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n

/** The longest DER of a signature. */
export const maxDerBytes = 72

/** Whether `bytes` are 64 with a low S. Whether r and s lie in 1…n−1 is the crypto library's to say. */
export function isSignature(bytes: Uint8Array): boolean {
  return bytes.length === 64 && isLowS(bytes.subarray(32))
}

/** The signature's 64 bytes as they are; throws `ProtocolError` for another length or a high S. */
export function checkSignature(bytes: Bytes): Bytes {
  if (!isSignature(bytes)) throw new ProtocolError('ENCODING_INVALID', 'signature')
  return bytes
}

/** The one of (r, s) and (r, n−s) that is a signature here; both verify under the same key. */
export function toLowS(signature: Bytes): Bytes {
  if (signature.length !== 64) throw new TypeError('not 64 bytes')
  if (isLowS(signature.subarray(32))) return signature
  const view = new DataView(signature.buffer, signature.byteOffset + 32, 32)
  let s = 0n
  for (let at = 0; at < 32; at += 8) s = (s << 64n) | view.getBigUint64(at)
  const low = new Uint8Array(signature)
  const lowView = new DataView(low.buffer, 32)
  s = ORDER - s
  for (let at = 24; at >= 0; at -= 8, s >>= 64n) lowView.setBigUint64(at, s & 0xffffffff_ffffffffn)
  return low
}

/** r‖s as the DER SEQUENCE of two INTEGERs. */
export function toDer(signature: Bytes): Bytes {
  if (signature.length !== 64) throw new TypeError('not 64 bytes')
  const r = derInteger(signature.subarray(0, 32))
  const s = derInteger(signature.subarray(32))
  return concat(Uint8Array.of(0x30, r.length + s.length), r, s)
}

/** The r‖s of strict DER; throws `ProtocolError` for any other encoding and for a high S. */
export function fromDer(der: Bytes): Bytes {
  if (der.length > maxDerBytes) throw new ProtocolError('TOO_LONG', 'signature')
  const rLength = der[3] ?? 0
  const sLength = der[5 + rLength] ?? 0
  const signature = concat(
    toWidth32(der.subarray(4, 4 + rLength)),
    toWidth32(der.subarray(6 + rLength, 6 + rLength + sLength)),
  )
  const again = toDer(signature)
  const same = again.length === der.length && again.every((byte, i) => byte === der[i])
  if (!same) throw new ProtocolError('ENCODING_INVALID', 'signature')
  return checkSignature(signature)
}

function isLowS(s: Uint8Array): boolean {
  for (const [i, limit] of GREATEST_LOW_S.entries()) {
    const word = new DataView(s.buffer, s.byteOffset).getUint32(i * 4)
    if (word !== limit) return word < limit
  }
  return true
}

function derInteger(value: Uint8Array): Bytes {
  const first = value.findIndex((byte) => byte !== 0)
  const trimmed = first < 0 ? Uint8Array.of(0) : value.subarray(first)
  const padding = (trimmed[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0)
  return concat(Uint8Array.of(0x02, padding.length + trimmed.length), padding, trimmed)
}

function toWidth32(integer: Uint8Array): Bytes {
  const value = integer[0] === 0 ? integer.subarray(1) : integer
  if (value.length > 32) throw new ProtocolError('ENCODING_INVALID', 'signature')
  return concat(new Uint8Array(32 - value.length), value)
}
