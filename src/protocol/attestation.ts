/** The attestation object of a registration: packed self attestation (WebAuthn Level 3, section 8.2). @module */
import { decodeCBOR, encodeCBOR } from '@levischuck/tiny-cbor'
import type { Bytes } from './bytes.ts'
import { ProtocolError } from './errors.ts'
import { fromDer, toDer } from './signature.ts'

const es256 = -7

export interface PackedAttestation {
  readonly authenticatorData: Bytes
  /** 64 bytes r‖s, low S, by the credential itself. */
  readonly signature: Bytes
}

/** The one encoding: CTAP2 canonical CBOR of `{fmt: "packed", attStmt: {alg: -7, sig}, authData}`. */
export function encodeAttestation(attestation: PackedAttestation): Bytes {
  return Uint8Array.from(
    encodeCBOR(
      new Map<string, unknown>([
        ['fmt', 'packed'],
        [
          'attStmt',
          new Map<string, unknown>([
            ['alg', es256],
            ['sig', toDer(attestation.signature)],
          ]),
        ],
        ['authData', attestation.authenticatorData],
      ]) as Parameters<typeof encodeCBOR>[0],
    ),
  )
}

/** The parts of exactly such bytes; throws `ProtocolError` for any other format, order or encoding. */
export function parseAttestation(bytes: Bytes): PackedAttestation {
  const attestation = read(bytes)
  const again = encodeAttestation(attestation)
  if (again.length !== bytes.length || !again.every((byte, i) => byte === bytes[i])) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  return attestation
}

function read(bytes: Bytes): PackedAttestation {
  const object = decode(bytes)
  const signature = member(member(object, 'attStmt'), 'sig')
  const data = member(object, 'authData')
  if (!(signature instanceof Uint8Array) || !(data instanceof Uint8Array)) {
    throw new ProtocolError('SHAPE_INVALID', '')
  }
  return {
    authenticatorData: Uint8Array.from(data),
    signature: fromDer(Uint8Array.from(signature)),
  }
}

function member(map: unknown, name: string): unknown {
  return map instanceof Map ? (map as ReadonlyMap<unknown, unknown>).get(name) : undefined
}

function decode(bytes: Bytes): unknown {
  try {
    return decodeCBOR(bytes)
  } catch {
    // The library's messages may quote what it read.
    throw new ProtocolError('ENCODING_INVALID', '')
  }
}
