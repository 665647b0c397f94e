/** Everything that a device socket carries, each way: canonical JSON, one message a text frame. @module */
import * as z from 'zod/mini'
import { approvalResponse } from './approval.ts'
import { encodeCanonical, parseCanonical } from './canonical.ts'
import { ProtocolError } from './errors.ts'
import { bytes32, bytesOf, epochSeconds, features, identifier, issuer, version } from './fields.ts'
import { statementText } from './jws.ts'

/** The longest frame before and after the first account was proved. */
export const maxFrameBytesBeforeProof = 1024
export const maxFrameBytes = 16_384

export const deviceFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), v: version, features, cn: bytes32 }),
  z.strictObject({ type: z.literal('prove'), iss: issuer, dev: identifier, proof: bytesOf(64) }),
  z.strictObject({ type: z.literal('received'), txn: identifier }),
  z.strictObject({ type: z.literal('answer'), txn: identifier, response: approvalResponse }),
  z.strictObject({ type: z.literal('deny'), txn: identifier, jws: statementText }),
])
export type DeviceFrame = z.infer<typeof deviceFrame>

/** Why the other side cannot go on. */
export const frameProblem = z.enum([
  /** The proof does not hold, or the enrolment is not active. Others on this socket are not touched. */
  'proof-refused',
  /** The app is under the tenant's minimum: nothing is asked of this account until it is updated. */
  'app-too-old',
  /** The answer or denial is to an attempt that this account does not have. */
  'transaction-unknown',
  /** Too many messages; wait. */
  'too-many',
  /** The relying party cannot store anything just now; the attempt is as it was. */
  'not-stored',
  'internal',
])
export type FrameProblem = z.infer<typeof frameProblem>

export const relyingPartyFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    v: version,
    features,
    rpi: identifier,
    sn: bytes32,
    proof: bytesOf(64),
  }),
  z.strictObject({ type: z.literal('proved'), dev: identifier, now: epochSeconds }),
  z.strictObject({ type: z.literal('challenge'), jws: statementText }),
  z.strictObject({ type: z.literal('verdict'), jws: statementText }),
  z.strictObject({ type: z.literal('revoked'), jws: statementText }),
  z.strictObject({
    type: z.literal('problem'),
    code: frameProblem,
    dev: z.optional(identifier),
    txn: z.optional(identifier),
  }),
])
export type RelyingPartyFrame = z.infer<typeof relyingPartyFrame>

/** The text of a frame. */
export function encodeFrame(frame: DeviceFrame | RelyingPartyFrame): string {
  return encodeCanonical(frame)
}

/** A frame from a device; throws `ProtocolError`. */
export function parseDeviceFrame(text: string): DeviceFrame {
  return parseCanonical(checkLength(text), deviceFrame)
}

/** A frame from a relying party; throws `ProtocolError`. */
export function parseRelyingPartyFrame(text: string): RelyingPartyFrame {
  return parseCanonical(checkLength(text), relyingPartyFrame)
}

/** Every frame that the shapes allow is ASCII: its length is its bytes. */
function checkLength(text: string): string {
  if (text.length > maxFrameBytes) throw new ProtocolError('TOO_LONG', '')
  return text
}
