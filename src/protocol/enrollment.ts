/** Adding an account: an offer that uses nothing up, a prepared enrolment, a confirmed one. @module */
import * as z from 'zod/mini'
import {
  bytes32,
  bytesUpTo,
  displayText,
  epochSeconds,
  identifier,
  issuer,
  publicKey,
  tenantId,
  version,
} from './fields.ts'
import type { Statement } from './jws.ts'

const names = { v: version, rpi: identifier, iss: issuer, tid: tenantId }

/** A user principal name as people type it, `balas@contoso.com`. */
export const accountName = displayText(113).check(z.refine((name) => name.includes('@')))

/** By the relying party's key: whose account the code would add. Read before the second consent. */
const offer = z.strictObject({
  ...names,
  /** SHA-256 of the code's 16 bytes, so that an offer answers one question only. */
  code: bytes32,
  tenant: z.strictObject({ name: displayText(80), domain: displayText(80) }),
  account: z.strictObject({ name: accountName, displayName: displayText(80) }),
  iat: epochSeconds,
  exp: epochSeconds,
})
export type EnrollmentOffer = z.infer<typeof offer>
export const enrollmentOfferStatement: Statement<EnrollmentOffer> = {
  type: 'enrollment-offer+1',
  schema: offer,
  maxLength: 3072,
}

/** What kind of device it is registered as, which decides how many people it may serve. */
export const deviceProfile = z.enum(['android', 'ios', 'desktop'])
export type DeviceProfile = z.infer<typeof deviceProfile>

export const deviceDescription = z.strictObject({
  name: displayText(60),
  platform: z.enum(['linux', 'macos', 'windows']),
  /** The program's version, `major.minor.patch`. */
  version: z.string().check(z.regex(/^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$/)),
  /** What kind of device it is, which decides how many accounts it may serve. Absent: `desktop`. */
  profile: z.optional(deviceProfile),
})

/** By the device key that it carries. The same code with the same key may be sent again. */
const request = z.strictObject({
  ...names,
  code: identifier,
  /** Random, one per relying party on this device: says which accounts share a device. */
  installation: identifier,
  key: publicKey,
  device: deviceDescription,
  iat: epochSeconds,
})
export type EnrollmentRequest = z.infer<typeof request>
export const enrollmentRequestStatement: Statement<EnrollmentRequest> = {
  type: 'enrollment-request+1',
  schema: request,
  maxLength: 3072,
}

/** By the device key: the device has stored its half. May be sent again. */
const confirmation = z.strictObject({ ...names, dev: identifier, iat: epochSeconds })
export type EnrollmentConfirmation = z.infer<typeof confirmation>
export const enrollmentConfirmationStatement: Statement<EnrollmentConfirmation> = {
  type: 'enrollment-confirmation+1',
  schema: confirmation,
  maxLength: 2048,
}

/** By the relying party's key, to the request (`prepared`) and to the confirmation (`active`). */
const reply = z.strictObject({
  ...names,
  dev: identifier,
  /** Thumbprint of the device key that is enrolled. */
  key: bytes32,
  state: z.enum(['prepared', 'active']),
  /** One-time codes (RFC 6238), where the tenant gives them. */
  totp: z.optional(
    z.strictObject({
      secret: bytesUpTo(64),
      algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
      digits: z.union([z.literal(6), z.literal(8)]),
      periodSeconds: z.int().check(z.minimum(15), z.maximum(120)),
    }),
  ),
  iat: epochSeconds,
})
export type EnrollmentReply = z.infer<typeof reply>
export const enrollmentReplyStatement: Statement<EnrollmentReply> = {
  type: 'enrollment-reply+1',
  schema: reply,
  maxLength: 3072,
}
