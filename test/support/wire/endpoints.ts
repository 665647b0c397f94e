/** Every ceremony with the endpoint that takes it: what is sent, who signs, and over which bytes. @module */
import { createPublicKey, verify } from 'node:crypto'
import { parseApproval, webAuthnInput } from '#protocol/approval'
import { fromBase64url, type Bytes } from '#protocol/bytes'
import { parseShape } from '#protocol/canonical'
import type { PublicKey } from '#protocol/fields'
import { deviceFrame, relyingPartyFrame } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { parseRegistration } from '#protocol/registration'
import { checkSignature } from '#protocol/signature'
import { approval, connection, push, registration } from './ceremonies'
import { deviceFrames, relyingPartyFrames } from './frames'
import { credentialKey, deviceKey, relyingPartyKey, sha256, type FixedKey } from './keys'
import { statementSamples } from './statements'

export interface Ceremony {
  readonly name: string
  readonly signer: FixedKey
  /** What crosses. */
  readonly message: unknown
  /** What is signed. */
  readonly input: Bytes
  readonly signature: Bytes
  /** Whether `message` is read here and its signature holds; throws `ProtocolError` where it is not read. */
  readonly accepts: (message: unknown) => boolean
}

/** node:crypto's own answer, the same on both sides. */
export function holds(key: PublicKey, input: Uint8Array, signature: Uint8Array): boolean {
  const encoding = {
    key: createPublicKey({ key, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  } as const
  return verify('sha256', input, encoding, signature)
}

const statements: readonly Ceremony[] = statementSamples.map(({ statement, key, jws }) => {
  const { signed, signature } = parseStatement(statement, jws)
  return {
    name: statement.type,
    signer: key,
    message: jws,
    input: signed,
    signature,
    accepts: (message) => {
      const parsed = parseStatement(statement, typeof message === 'string' ? message : '')
      return holds(key.publicKey, parsed.signed, parsed.signature)
    },
  }
})

const approvals: Ceremony = {
  name: 'approval',
  signer: credentialKey,
  message: approval.response,
  input: approval.input,
  signature: approval.signature,
  accepts: (message) => {
    const parsed = parseApproval(message)
    const input = webAuthnInput(parsed.authenticatorData, sha256(parsed.clientDataBytes))
    const isIts = parsed.type === 'approval.get'
    return isIts && holds(credentialKey.publicKey, input, parsed.signature)
  },
}

const secondFactors: Ceremony = {
  name: 'second factor',
  signer: deviceKey,
  message: push.response,
  input: push.input,
  signature: push.signature,
  accepts: (message) => {
    const parsed = parseApproval(message)
    const input = webAuthnInput(parsed.authenticatorData, sha256(parsed.clientDataBytes))
    const isIts = parsed.type === 'approval.push'
    return isIts && holds(deviceKey.publicKey, input, parsed.signature)
  },
}

const registrations: Ceremony = {
  name: 'registration',
  signer: credentialKey,
  message: registration.response,
  input: registration.input,
  signature: registration.signature,
  accepts: (message) => {
    const parsed = parseRegistration(message)
    const input = webAuthnInput(parsed.authenticatorData, sha256(parsed.clientDataBytes))
    return (
      holds(parsed.credential.publicKey, input, parsed.signature) &&
      holds(deviceKey.publicKey, registration.linkInput, parsed.link)
    )
  },
}

const link: Ceremony = {
  name: 'link',
  signer: deviceKey,
  message: { ...registration.response },
  input: registration.linkInput,
  signature: fromBase64url(registration.response.link),
  accepts: (message) => registrations.accepts(message),
}

const proofs: readonly Ceremony[] = [
  {
    name: 'relying party’s proof',
    signer: relyingPartyKey,
    message: relyingPartyFrames.hello,
    input: connection.relyingPartyInput,
    signature: fromBase64url(connection.relyingPartyProof),
    accepts: (message) => {
      const frame = parseShape(message, relyingPartyFrame)
      if (frame.type !== 'hello') return false
      const proof = fromBase64url(frame.proof)
      return holds(relyingPartyKey.publicKey, connection.relyingPartyInput, checkSignature(proof))
    },
  },
  {
    name: 'device’s proof',
    signer: deviceKey,
    message: deviceFrames.prove,
    input: connection.deviceInput,
    signature: fromBase64url(connection.deviceProof),
    accepts: (message) => {
      const frame = parseShape(message, deviceFrame)
      if (frame.type !== 'prove') return false
      const proof = fromBase64url(frame.proof)
      return holds(deviceKey.publicKey, connection.deviceInput, checkSignature(proof))
    },
  },
]

/** Each sent to one endpoint of its own. */
export const ceremonies: readonly Ceremony[] = [
  ...statements,
  approvals,
  secondFactors,
  registrations,
  ...proofs,
]

/** Each with bytes of its own to sign. */
export const signings: readonly Ceremony[] = [...ceremonies, link]
