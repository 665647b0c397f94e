/** An approval: a WebAuthn-format assertion whose clientDataJSON says what was approved and with which number. @module */
import * as z from 'zod/mini'
import { concat, fromBase64url, utf8, type Bytes } from './bytes.ts'
import { parseShape } from './canonical.ts'
import {
  clientDataKind,
  encodeClientData,
  maxClientDataBytes,
  parseClientData,
  type ClientData,
} from './client-data.ts'
import {
  bytes32,
  bytesOf,
  bytesUpTo,
  identifier,
  issuer,
  tenantId,
  typedNumber,
  version,
} from './fields.ts'
import { fromDer, maxDerBytes } from './signature.ts'

/** In this order: it is the order of the exact bytes. */
const approved = z.strictObject({
  v: version,
  rpi: identifier,
  iss: issuer,
  tid: tenantId,
  txn: identifier,
  dev: identifier,
  decision: z.literal('approve'),
  /** What the person typed. */
  number: typedNumber,
  /** SHA-256 of `contextBytes` of what the person was shown. */
  ctx: bytes32,
})
export type Approved = z.infer<typeof approved>

const kind = clientDataKind('approval.get', 'approval', approved)
/** By the device key, after a right password: the person is present and not verified. */
const pushKind = clientDataKind('approval.push', 'approval', approved)

export type ApprovalType = 'approval.get' | 'approval.push'
const kinds = { 'approval.get': kind, 'approval.push': pushKind } as const

/** `challenge` is SHA-256 of the challenge statement as it was received. */
export type ApprovalClientData = ClientData<'approval', Approved>

/** The approval as it crosses: the four parts of an assertion, base64url. */
export const approvalResponse = z.strictObject({
  id: bytes32,
  clientDataJSON: bytesUpTo(maxClientDataBytes),
  authenticatorData: bytesOf(37),
  /** DER. */
  signature: bytesUpTo(maxDerBytes),
})
export type ApprovalResponse = z.infer<typeof approvalResponse>

/** The exact bytes of clientDataJSON. */
export function encodeApprovalClientData(
  value: ApprovalClientData,
  type: ApprovalType = 'approval.get',
): Bytes {
  return encodeClientData(kinds[type], value)
}

/** The values of exactly such bytes; throws `ProtocolError` for any others. */
export function parseApprovalClientData(
  bytes: Bytes,
  type: ApprovalType = 'approval.get',
): ApprovalClientData {
  return parseClientData(kinds[type], bytes)
}

export interface ParsedApproval {
  readonly type: ApprovalType
  /** base64url of the credential's 32-byte id. */
  readonly credentialId: string
  readonly clientData: ApprovalClientData
  readonly clientDataBytes: Bytes
  readonly authenticatorData: Bytes
  /** 64 bytes r‖s, low S. */
  readonly signature: Bytes
}

/** The parts of an approval; throws `ProtocolError`. Nothing is to be believed before its signature was verified. */
export function parseApproval(response: unknown): ParsedApproval {
  return readApproval(parseShape(response, approvalResponse))
}

/** The same of one that came in a frame, whose shape was looked at there. */
export function readApproval(response: ApprovalResponse): ParsedApproval {
  const clientDataBytes = fromBase64url(response.clientDataJSON)
  const type = typeOf(clientDataBytes)
  return {
    type,
    credentialId: response.id,
    clientData: parseApprovalClientData(clientDataBytes, type),
    clientDataBytes,
    authenticatorData: fromBase64url(response.authenticatorData),
    signature: fromDer(fromBase64url(response.signature)),
  }
}

/** Which of the two it begins as; the parser holds it to that. */
function typeOf(clientData: Bytes): ApprovalType {
  const isPush = pushHead.every((byte, i) => clientData[i] === byte)
  return isPush ? 'approval.push' : 'approval.get'
}
const pushHead = utf8('{"type":"approval.push"')

/** What an assertion's or attestation's signature is over (WebAuthn Level 3, sections 6.3.3 and 8.2). */
export function webAuthnInput(authenticatorData: Bytes, clientDataHash: Bytes): Bytes {
  return concat(authenticatorData, clientDataHash)
}
