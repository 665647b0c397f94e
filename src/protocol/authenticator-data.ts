/** Authenticator data (WebAuthn Level 3, section 6.1), with and without an attested credential. @module */
import { concat, fromBase64url, toBase64url, uint32, type Bytes } from './bytes.ts'
import { ProtocolError } from './errors.ts'
import type { PublicKey } from './fields.ts'
import { coseKeyLength, fromCose, toCose } from './public-key.ts'

/** The rpId of every local relying party. It separates nothing, so everything signed names the instance and issuer. */
export const rpId = 'localhost'

/** This authenticator's model, 30547b8b-140b-42c7-9067-b8cd71c8c6fc. */
export const aaguid = Uint8Array.of(
  ...[0x30, 0x54, 0x7b, 0x8b, 0x14, 0x0b, 0x42, 0xc7],
  ...[0x90, 0x67, 0xb8, 0xcd, 0x71, 0xc8, 0xc6, 0xfc],
)

/** User present and user verified: the only flags of an approval. */
export const approvalFlags = 0x05
/** User present: the only flag of an approval by the device key. */
export const pushFlags = 0x01
/** User present, user verified, attested credential data included: the only flags of a registration. */
export const registrationFlags = 0x45

const fixedLength = 37
const credentialIdLength = 32
const idAt = fixedLength + 18
const keyAt = idAt + credentialIdLength
/** Every registration's authenticator data has these 164 bytes. */
export const attestedDataLength = keyAt + coseKeyLength

export interface AuthenticatorData {
  /** SHA-256 of the rpId. */
  readonly rpIdHash: Bytes
  readonly flags: number
  readonly signCount: number
}

export interface AttestedCredential {
  readonly aaguid: Bytes
  /** base64url of 32 bytes. */
  readonly credentialId: string
  readonly publicKey: PublicKey
}

/** The 37 bytes of an approval's authenticator data. */
export function encodeAuthenticatorData(value: AuthenticatorData): Bytes {
  return concat(value.rpIdHash, Uint8Array.of(value.flags), uint32(value.signCount))
}

/** The values of exactly 37 bytes. Which flags may stand there is the judge's to say. */
export function parseAuthenticatorData(bytes: Bytes): AuthenticatorData {
  if (bytes.length !== fixedLength) throw new ProtocolError('ENCODING_INVALID', '')
  return parseFixed(bytes)
}

/** The 164 bytes of a registration's authenticator data. */
export function encodeAttestedData(
  value: AuthenticatorData,
  credential: AttestedCredential,
): Bytes {
  return concat(
    encodeAuthenticatorData(value),
    credential.aaguid,
    Uint8Array.of(0, credentialIdLength),
    fromBase64url(credential.credentialId),
    toCose(credential.publicKey),
  )
}

/** The values of exactly such bytes, to the last one. */
export function parseAttestedData(bytes: Bytes): {
  readonly data: AuthenticatorData
  readonly credential: AttestedCredential
} {
  const lengthHolds = bytes[idAt - 2] === 0 && bytes[idAt - 1] === credentialIdLength
  if (bytes.length !== attestedDataLength || !lengthHolds) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  return {
    data: parseFixed(bytes),
    credential: {
      aaguid: bytes.slice(fixedLength, fixedLength + 16),
      credentialId: toBase64url(bytes.subarray(idAt, keyAt)),
      publicKey: fromCose(bytes.subarray(keyAt)),
    },
  }
}

function parseFixed(bytes: Bytes): AuthenticatorData {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return {
    rpIdHash: bytes.slice(0, 32),
    flags: view.getUint8(32),
    signCount: view.getUint32(33),
  }
}
