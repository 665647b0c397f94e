/** The attestation object of a registration: packed self attestation (WebAuthn Level 3, section 8.2). @module */
import { attestedDataLength } from './authenticator-data.ts'
import { concat, utf8, type Bytes } from './bytes.ts'
import { ProtocolError } from './errors.ts'
import { fromDer, maxDerBytes, toDer } from './signature.ts'

// {"fmt": "packed", "attStmt": {"alg": -7, "sig": h'…'}, "authData": h'…'} in CTAP2's canonical CBOR. Only the
// signature's length varies, so what stands around the two byte strings is written out, as a COSE key's frame is.
// The head of a text of 3 bytes is 0x63 (c), of 6, 7 and 8 bytes f, g and h; -7 is 0x26 (&).
const HEAD = concat(
  Uint8Array.of(0xa3),
  utf8('cfmtfpackedgattStmt'),
  Uint8Array.of(0xa2),
  utf8('calg&csig'),
)
const MIDDLE = concat(utf8('hauthData'), Uint8Array.of(0x58, attestedDataLength))

/** The longest attestation object. */
export const maxAttestationBytes =
  HEAD.length + 2 + maxDerBytes + MIDDLE.length + attestedDataLength

export interface PackedAttestation {
  /** 164 bytes, with the attested credential. */
  readonly authenticatorData: Bytes
  /** 64 bytes r‖s, low S, by the credential itself. */
  readonly signature: Bytes
}

/** The one encoding of `attestation`. */
export function encodeAttestation(attestation: PackedAttestation): Bytes {
  if (attestation.authenticatorData.length !== attestedDataLength) {
    throw new TypeError('not the authenticator data of a registration')
  }
  const signature = toDer(attestation.signature)
  return concat(HEAD, lengthOf(signature), signature, MIDDLE, attestation.authenticatorData)
}

/** The parts of exactly such bytes; throws `ProtocolError` for any other format, order or encoding. */
export function parseAttestation(bytes: Bytes): PackedAttestation {
  if (bytes.length > maxAttestationBytes) throw new ProtocolError('TOO_LONG', '')
  const dataAt = bytes.length - attestedDataLength
  const signatureAt = HEAD.length + (bytes[HEAD.length] === 0x58 ? 2 : 1)
  if (dataAt - MIDDLE.length < signatureAt) throw new ProtocolError('ENCODING_INVALID', '')
  const attestation = {
    authenticatorData: bytes.slice(dataAt),
    signature: fromDer(bytes.slice(signatureAt, dataAt - MIDDLE.length)),
  }
  const again = encodeAttestation(attestation)
  if (again.length !== bytes.length || !again.every((byte, i) => byte === bytes[i])) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  return attestation
}

/** The head of a CBOR byte string as long as a signature may be: 8 to 72 bytes. */
function lengthOf(signature: Bytes): Bytes {
  return signature.length < 24
    ? Uint8Array.of(0x40 + signature.length)
    : Uint8Array.of(0x58, signature.length)
}
