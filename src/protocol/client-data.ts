/** clientDataJSON (WebAuthn Level 3, section 5.8.1) with one member of our own: one exact text per value. @module */
import { z, type ZodType } from 'zod'
import { fromUtf8, utf8, type Bytes } from './bytes.ts'
import { parseShape } from './canonical.ts'
import { ProtocolError } from './errors.ts'
import { bytes32, origin } from './fields.ts'

/** The longest clientDataJSON that is looked at. */
export const maxClientDataBytes = 2048

/**
 * A kind of clientDataJSON: its `type`, and its own last member, whose members stand in the order of `order`.
 * The order is WebAuthn's own and then ours: it is not RFC 8785's.
 */
export interface ClientDataKind<Name extends string, Own> {
  readonly type: string
  readonly name: Name
  readonly order: readonly (keyof Own & string)[]
  readonly schema: ZodType<Own>
}

export type ClientData<Name extends string, Own> = {
  /** base64url of a SHA-256 value or of 32 random bytes. */
  readonly challenge: string
  /** The relying party's origin, as pinned at enrolment. */
  readonly origin: string
} & Readonly<Record<Name, Own>>

/** The exact bytes of `value`. */
export function encodeClientData<Name extends string, Own extends object>(
  kind: ClientDataKind<Name, Own>,
  value: ClientData<Name, Own>,
): Bytes {
  const own: Own = value[kind.name]
  const members = Object.fromEntries(kind.order.map((name) => [name, own[name]]))
  return utf8(
    JSON.stringify({
      type: kind.type,
      challenge: value.challenge,
      origin: value.origin,
      crossOrigin: false,
      [kind.name]: members,
    }),
  )
}

/** The value of exactly such bytes; throws `ProtocolError` for any others. */
export function parseClientData<Name extends string, Own extends object>(
  kind: ClientDataKind<Name, Own>,
  bytes: Bytes,
): ClientData<Name, Own> {
  if (bytes.length > maxClientDataBytes) throw new ProtocolError('TOO_LONG', '')
  const text = fromUtf8(bytes)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  const value = parseShape(json, frame(kind)) as unknown as ClientData<Name, Own>
  if (fromUtf8(encodeClientData(kind, value)) !== text) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  return value
}

function frame<Name extends string, Own>(kind: ClientDataKind<Name, Own>) {
  return z.strictObject({
    type: z.literal(kind.type),
    challenge: bytes32,
    origin,
    crossOrigin: z.literal(false),
    [kind.name]: kind.schema,
  })
}
