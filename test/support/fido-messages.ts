/** Registrations and approvals written by hand, part by part, so that any part can be written wrongly. @module */
import { webAuthnInput } from '#protocol/approval'
import { concat, fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { toCose } from '#protocol/public-key'
import { linkInput } from '#protocol/registration'
import { toDer } from '#protocol/signature'
import { approval, registration } from './wire/ceremonies'
import { credentialKey, deviceKey, sha256, type FixedKey } from './wire/keys'
import * as values from './wire/values'

export type Json = Record<string, unknown>
export type Cbor = number | string | Uint8Array | boolean | readonly Cbor[] | CborMap
export interface CborMap {
  readonly pairs: readonly (readonly [string, Cbor])[]
}

function head(major: number, value: number): Bytes {
  const first = major << 5
  if (value < 24) return Uint8Array.of(first | value)
  if (value < 256) return Uint8Array.of(first | 24, value)
  return Uint8Array.of(first | 25, value >> 8, value & 0xff)
}

/** As short as can be; integers of either sign, texts, byte strings, booleans, arrays and maps. */
export function cbor(item: Cbor): Bytes {
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item)
  if (typeof item === 'boolean') return Uint8Array.of(item ? 0xf5 : 0xf4)
  if (typeof item === 'string') return concat(head(3, utf8(item).length), utf8(item))
  if (item instanceof Uint8Array) return concat(head(2, item.length), new Uint8Array(item))
  if ('pairs' in item) {
    const pairs = item.pairs.flatMap(([name, value]) => [cbor(name), cbor(value)])
    return concat(head(5, item.pairs.length), ...pairs)
  }
  return concat(head(4, item.length), ...item.map(cbor))
}

const withMember = (text: string, name: string, value: unknown): Bytes => {
  const json = JSON.parse(text) as Json
  if (value === undefined) return utf8(JSON.stringify({ ...json, [name]: undefined }))
  return utf8(JSON.stringify({ ...json, [name]: value }))
}

export interface Attested {
  readonly clientData?: Bytes
  readonly authData?: Bytes
  readonly signedBy?: FixedKey
  /** Instead of `alg` and `sig`, given the right signature. */
  readonly statement?: (sig: Bytes) => Cbor
  readonly fmt?: Cbor
  /** The whole attestation object, given its parts. */
  readonly object?: (parts: {
    readonly fmt: Cbor
    readonly attStmt: Cbor
    readonly authData: Bytes
  }) => Bytes
}

const packed = (sig: Bytes): Cbor => ({
  pairs: [
    ['alg', -7],
    ['sig', sig],
  ],
})
const asWhole = ({
  fmt,
  attStmt,
  authData,
}: {
  readonly fmt: Cbor
  readonly attStmt: Cbor
  readonly authData: Bytes
}) =>
  cbor({
    pairs: [
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ],
  })

/** A registration that is as it should be, but for what is said otherwise; signed by both keys. */
export function registrationOf(other: Attested = {}): Json {
  const clientData = other.clientData ?? registration.clientData
  const authData = other.authData ?? registration.authenticatorData
  const key = other.signedBy ?? credentialKey
  const sig = toDer(key.sign(webAuthnInput(authData, sha256(clientData))))
  const attStmt = (other.statement ?? packed)(sig)
  const { rpi, iss, tid, dev, chal } = values.credentialOptions
  const link = linkInput({
    ...{ rpi, iss, tid, dev, chal, credentialId: values.credentialId },
    coseKey: toCose(credentialKey.publicKey),
  })
  return {
    id: values.credentialId,
    clientDataJSON: toBase64url(clientData),
    attestationObject: toBase64url(
      (other.object ?? asWhole)({ fmt: other.fmt ?? 'packed', attStmt, authData }),
    ),
    link: toBase64url(deviceKey.sign(link)),
  }
}

export interface Asserted {
  readonly clientData?: Bytes
  readonly authenticatorData?: Bytes
  readonly signedBy?: FixedKey
  /** What is signed in place of the client data's hash. */
  readonly hash?: Bytes
}

/** An approval that is as it should be, but for what is said otherwise; signed by the credential. */
export function approvalOf(other: Asserted = {}): Json {
  const clientData = other.clientData ?? approval.clientData
  const authenticatorData = other.authenticatorData ?? approval.authenticatorData
  const key = other.signedBy ?? credentialKey
  const input = webAuthnInput(authenticatorData, other.hash ?? sha256(clientData))
  return {
    id: values.credentialId,
    clientDataJSON: toBase64url(clientData),
    authenticatorData: toBase64url(authenticatorData),
    signature: toBase64url(toDer(key.sign(input))),
  }
}

/** The client data with one member otherwise; undefined takes it out. */
export const registrationData = (name: string, value: unknown) =>
  withMember(fromUtf8(registration.clientData), name, value)
export const approvalData = (name: string, value: unknown) =>
  withMember(fromUtf8(approval.clientData), name, value)

/** As a browser sends it: everything but the id one level down. */
export function inEnvelope(message: Json, change: Json): Json {
  const { id, ...response } = message
  const whole: Json = { id, rawId: id, type: 'public-key', response, ...change }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}

export function without(message: Json, name: string): Json {
  return Object.fromEntries(Object.entries(message).filter(([each]) => each !== name))
}
