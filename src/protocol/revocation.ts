/** The end of an enrolment or of a passwordless credential: asked for by a device, stated by the relying party. @module */
import * as z from 'zod/mini'
import { bytes32, epochSeconds, identifier, issuer, tenantId, version } from './fields.ts'
import type { Statement } from './jws.ts'

const names = { v: version, rpi: identifier, iss: issuer, tid: tenantId, dev: identifier }

/** The whole enrolment, or only the credential `cred`: phone sign-in off, the account kept. */
const subject = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('device') }),
  z.strictObject({ what: z.literal('credential'), cred: bytes32 }),
])
export type RevocationSubject = z.infer<typeof subject>

/** By the device key. Repeating it changes nothing. */
const request = z.strictObject({ ...names, subject, iat: epochSeconds })
export type RemovalRequest = z.infer<typeof request>
export const removalRequestStatement: Statement<RemovalRequest> = {
  type: 'removal-request+1',
  schema: request,
  maxLength: 2048,
}

export const revocationReason = z.enum(['by-device', 'by-user', 'by-admin', 'unknown-device'])

/** By the relying party's key: the only thing, beside the person, that ends an account on a device. */
const revocation = z.strictObject({
  ...names,
  subject,
  reason: revocationReason,
  iat: epochSeconds,
})
export type Revocation = z.infer<typeof revocation>
export const revocationStatement: Statement<Revocation> = {
  type: 'device-revocation+1',
  schema: revocation,
  maxLength: 2048,
}
