/** What the relying party asks of the person at a device. @module */
import * as z from 'zod/mini'
import { utf8, type Bytes } from './bytes.ts'
import { encodeCanonical } from './canonical.ts'
import {
  bytes32,
  displayText,
  epochSeconds,
  identifier,
  issuer,
  numberDigits,
  tenantId,
  version,
} from './fields.ts'
import { maxStatementLength, type Statement } from './jws.ts'

/** What the person is shown about the sign-in. A fact that the relying party does not know is absent. */
const context = z.strictObject({
  /** The application that asks, as the tenant named it; the tenant's name where its policy does not show it. */
  app: displayText(120),
  place: z.optional(displayText(120)),
  ip: z.optional(z.string().check(z.regex(/^[0-9a-f.:]{2,45}$/))),
  browser: z.optional(displayText(60)),
  os: z.optional(displayText(60)),
  /** When the sign-in was started, by the relying party's clock. */
  time: epochSeconds,
  sameDevice: z.optional(z.boolean()),
  sameNetwork: z.optional(z.boolean()),
  knownBrowser: z.optional(z.boolean()),
  /** Address and place are made up: one of the tenant's simulated sources. */
  simulated: z.optional(z.literal(true)),
})
export type ChallengeContext = z.infer<typeof context>

const schema = z.strictObject({
  v: version,
  /** The tenant's issuer. */
  iss: issuer,
  /** The relying-party instance. */
  rpi: identifier,
  tid: tenantId,
  /** The enrolment that is asked. */
  dev: identifier,
  /** The passwordless credential that is to answer; for a second factor the thumbprint of the device key. */
  cred: bytes32,
  /** The attempt, for as long as it lives and in the log. */
  txn: identifier,
  chal: bytes32,
  iat: epochSeconds,
  exp: epochSeconds,
  /** Grows when the relying party's memory may have gone back in time. */
  epoch: z.int().check(z.minimum(1), z.maximum(0xffff_ffff)),
  /** What an approval does: signs in alone, or after a password that was right. */
  purpose: z.enum(['sign-in', 'second-factor']),
  digits: numberDigits,
  ctx: context,
})
export type Challenge = z.infer<typeof schema>

export const challengeStatement: Statement<Challenge> = {
  type: 'approval-challenge+1',
  schema,
  maxLength: maxStatementLength,
}

/** The text whose SHA-256 an approval carries as `ctx`: exactly what was shown. */
export function contextText(shown: ChallengeContext): string {
  return encodeCanonical(shown)
}

/** The UTF-8 bytes of `contextText`. */
export function contextBytes(shown: ChallengeContext): Bytes {
  return utf8(contextText(shown))
}
