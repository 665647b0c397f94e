/** clientDataJSON (WebAuthn Level 3, section 5.8.1) with one member of our own: one exact text per value. @module */
import * as z from 'zod/mini'
import { fromUtf8, utf8, type Bytes } from './bytes.ts'
import { parseShape, requireShape } from './canonical.ts'
import { ProtocolError } from './errors.ts'
import { bytes32, origin } from './fields.ts'

/** The longest clientDataJSON that is looked at. */
export const maxClientDataBytes = 1024

export type ClientData<Name extends string, Own> = {
  /** base64url of a SHA-256 value or of 32 random bytes. */
  readonly challenge: string
  /** The relying party's origin, as pinned at enrolment. */
  readonly origin: string
} & Readonly<Record<Name, Own>>

/** A kind of clientDataJSON: its `type`, and its own last member with the order of that member's members. */
export interface ClientDataKind<Name extends string, Own> {
  readonly type: string
  readonly name: Name
  readonly order: readonly (keyof Own & string)[]
  /** Of the whole: WebAuthn's members and ours. */
  readonly schema: z.core.$ZodType<ClientData<Name, Own>>
}

/**
 * The kind of `type` whose own member `name` has the shape `own`. WebAuthn's members come first, then ours as `own`
 * lists them: that is not RFC 8785's order.
 */
export function clientDataKind<Name extends string, Shape extends z.core.$ZodShape>(
  type: string,
  name: Name,
  own: z.ZodMiniObject<Shape>,
): ClientDataKind<Name, z.infer<z.ZodMiniObject<Shape>>> {
  const schema = z.strictObject({
    type: z.literal(type),
    challenge: bytes32,
    origin,
    crossOrigin: z.literal(false),
    [name]: own,
  })
  return {
    type,
    name,
    order: Object.keys(own.shape) as (keyof z.infer<z.ZodMiniObject<Shape>> & string)[],
    // The compiler reads a member of a generic name as an index signature.
    schema: schema as unknown as z.core.$ZodType<ClientData<Name, z.infer<z.ZodMiniObject<Shape>>>>,
  }
}

/** The exact bytes of `value`; throws `TypeError` for a value that `parseClientData` would refuse. */
export function encodeClientData<Name extends string, Own extends object>(
  kind: ClientDataKind<Name, Own>,
  value: ClientData<Name, Own>,
): Bytes {
  const whole = { ...value, type: kind.type, crossOrigin: false }
  return utf8(textOf(kind, requireShape(whole, kind.schema)))
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
  const value = parseShape(json, kind.schema)
  if (textOf(kind, value) !== text) throw new ProtocolError('ENCODING_INVALID', '')
  return value
}

function textOf<Name extends string, Own extends object>(
  kind: ClientDataKind<Name, Own>,
  value: ClientData<Name, Own>,
): string {
  const own: Own = value[kind.name]
  return JSON.stringify({
    type: kind.type,
    challenge: value.challenge,
    origin: value.origin,
    crossOrigin: false,
    [kind.name]: Object.fromEntries(kind.order.map((name) => [name, own[name]])),
  })
}
