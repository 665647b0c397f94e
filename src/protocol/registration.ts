/** Turning phone sign-in on: the device asks, gets a challenge, and answers with a credential. @module */
import * as z from 'zod/mini'
import { maxAttestationBytes, parseAttestation } from './attestation.ts'
import {
  parseAttestedData,
  type AttestedCredential,
  type AuthenticatorData,
} from './authenticator-data.ts'
import { framed, fromBase64url, utf8, type Bytes } from './bytes.ts'
import { parseShape } from './canonical.ts'
import {
  clientDataKind,
  encodeClientData,
  maxClientDataBytes,
  parseClientData,
  type ClientData,
} from './client-data.ts'
import { ProtocolError } from './errors.ts'
import {
  bytes32,
  bytesOf,
  bytesUpTo,
  epochSeconds,
  identifier,
  issuer,
  tenantId,
  version,
} from './fields.ts'
import type { Statement } from './jws.ts'
import { checkSignature } from './signature.ts'

const names = { v: version, rpi: identifier, iss: issuer, tid: tenantId, dev: identifier }

/** By the device key. `code` is the one-use code of security info, needed later than 15 minutes after enrolment. */
const request = z.strictObject({ ...names, code: z.optional(identifier), iat: epochSeconds })
export type CredentialRequest = z.infer<typeof request>
export const credentialRequestStatement: Statement<CredentialRequest> = {
  type: 'credential-request+1',
  schema: request,
  maxLength: 2048,
}

/** By the relying party's key. */
const options = z.strictObject({
  ...names,
  chal: bytes32,
  iat: epochSeconds,
  exp: epochSeconds,
  /** Whether the tenant demands the PIN even where the operating system can verify the person. */
  pinRequired: z.boolean(),
})
export type CredentialOptions = z.infer<typeof options>
export const credentialOptionsStatement: Statement<CredentialOptions> = {
  type: 'credential-options+1',
  schema: options,
  maxLength: 2048,
}

/** In this order: it is the order of the exact bytes. */
const registered = z.strictObject({
  ...names,
  /** Thumbprint of the device key: the credential names the device key, and `linkInput` the credential. */
  key: bytes32,
})
const kind = clientDataKind('webauthn.create', 'registration', registered)

/** `challenge` is `chal` of the options. */
export type RegistrationClientData = ClientData<'registration', z.infer<typeof registered>>

/** The exact bytes of clientDataJSON. */
export function encodeRegistrationClientData(value: RegistrationClientData): Bytes {
  return encodeClientData(kind, value)
}

/** The values of exactly such bytes; throws `ProtocolError` for any others. */
export function parseRegistrationClientData(bytes: Bytes): RegistrationClientData {
  return parseClientData(kind, bytes)
}

/** The registration as it crosses, base64url. */
export const registrationResponse = z.strictObject({
  id: bytes32,
  clientDataJSON: bytesUpTo(maxClientDataBytes),
  attestationObject: bytesUpTo(maxAttestationBytes),
  /** The device key's signature over `linkInput`, r‖s. */
  link: bytesOf(64),
})
export type RegistrationResponse = z.infer<typeof registrationResponse>

export interface ParsedRegistration {
  readonly clientData: RegistrationClientData
  readonly clientDataBytes: Bytes
  readonly authenticatorData: Bytes
  readonly data: AuthenticatorData
  readonly credential: AttestedCredential
  /** The credential's, 64 bytes r‖s, low S, over `webAuthnInput`. */
  readonly signature: Bytes
  /** The device key's, 64 bytes r‖s, low S, over `linkInput`. */
  readonly link: Bytes
}

/** The parts of a registration; throws `ProtocolError`. Nothing is to be believed before both signatures were verified. */
export function parseRegistration(response: unknown): ParsedRegistration {
  const shaped = parseShape(response, registrationResponse)
  const clientDataBytes = fromBase64url(shaped.clientDataJSON)
  const attestation = parseAttestation(fromBase64url(shaped.attestationObject))
  const attested = parseAttestedData(attestation.authenticatorData)
  if (attested.credential.credentialId !== shaped.id) throw new ProtocolError('SHAPE_INVALID', 'id')
  return {
    clientData: parseRegistrationClientData(clientDataBytes),
    clientDataBytes,
    ...attestation,
    ...attested,
    link: checkSignature(fromBase64url(shaped.link)),
  }
}

/** What the device key signs at registration: `authn-link/1` over challenge, credential id and COSE key. */
export function linkInput(link: {
  readonly rpi: string
  readonly iss: string
  readonly tid: string
  readonly dev: string
  /** base64url, of the options. */
  readonly chal: string
  /** base64url, 32 bytes. */
  readonly credentialId: string
  readonly coseKey: Bytes
}): Bytes {
  return framed('authn-link', 1, [
    fromBase64url(link.rpi),
    utf8(link.iss),
    utf8(link.tid),
    fromBase64url(link.dev),
    fromBase64url(link.chal),
    fromBase64url(link.credentialId),
    link.coseKey,
  ])
}

/** By the relying party's key: the credential now answers sign-ins. */
const reply = z.strictObject({ ...names, cred: bytes32, iat: epochSeconds })
export type CredentialReply = z.infer<typeof reply>
export const credentialReplyStatement: Statement<CredentialReply> = {
  type: 'credential-reply+1',
  schema: reply,
  maxLength: 2048,
}
