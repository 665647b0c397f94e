/** The kinds of field that messages are made of. @module */
import * as z from 'zod/mini'
import { exactBase64url, isBase64url } from './bytes.ts'
import { isDisplayText } from './display-text.ts'

/** Exactly `length` bytes, as unpadded base64url. */
export const bytesOf = (length: number) => z.string().check(z.regex(exactBase64url(length)))

/** At least one and at most `max` bytes, as unpadded base64url. */
export const bytesUpTo = (max: number) =>
  z
    .string()
    .check(
      z.minLength(2),
      z.maxLength(Math.ceil((max * 4) / 3), { abort: true }),
      z.refine(isBase64url),
    )

/** Text for people's eyes: 1 to `max` characters that cannot hide, reorder or break what stands beside them. */
export const displayText = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max, { abort: true }), z.refine(isDisplayText))

/** Seconds since 1970-01-01T00:00:00Z. */
export const epochSeconds = z.int().check(z.minimum(0), z.maximum(0xffff_ffff))

/** The version of the statement that bears it. */
export const version = z.literal(1)

/** 16 random bytes: an instance, installation, device or transaction. */
export const identifier = bytesOf(16)

/** A SHA-256 value, a 256-bit challenge, nonce or credential id. */
export const bytes32 = bytesOf(32)

/** A tenant's id: a lower-case UUID. */
export const tenantId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

/**
 * A relying party's origin, as a browser writes it: version 1 knows only the machine it runs on, and
 * port 443 would not be written.
 */
export const origin = z
  .string()
  .check(z.regex(/^https:\/\/localhost:[1-9][0-9]{0,4}$/), z.refine(hasPort))

/** A tenant's issuer, `https://localhost:PORT/{tenantId}/v2.0`. */
export const issuer = z.string().check(
  z.regex(
    /^https:\/\/localhost:[1-9][0-9]{0,4}\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/v2\.0$/,
  ),
  z.refine((text) => hasPort(text.slice(0, text.indexOf('/', 8)))),
)

/** How many digits the number on the sign-in page has. */
export const numberDigits = z.union([z.literal(2), z.literal(3), z.literal(6)])

/** The number itself: ASCII digits, leading zeros kept, always text. */
export const typedNumber = z.string().check(z.regex(/^(?:[0-9]{2}|[0-9]{3}|[0-9]{6})$/))

/** Names of features that both sides must list before either uses them. */
export const features = z
  .array(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/)))
  .check(z.maxLength(16))

/** A P-256 public key (RFC 7518, section 6.2.1), x and y of 32 bytes each. */
export const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: bytes32,
  y: bytes32,
})
export type PublicKey = z.infer<typeof publicKey>

export type NumberDigits = z.infer<typeof numberDigits>

function hasPort(text: string): boolean {
  const port = Number(text.slice(text.lastIndexOf(':') + 1))
  return port <= 65_535 && port !== 443
}
