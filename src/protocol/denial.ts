/** A person's no: signed by the device key, without verifying the person. @module */
import * as z from 'zod/mini'
import { bytes32, epochSeconds, identifier, issuer, tenantId, version } from './fields.ts'
import type { Statement } from './jws.ts'

export const denialReason = z.enum(['declined', 'not-me', 'wrong-app'])
export type DenialReason = z.infer<typeof denialReason>

const schema = z.strictObject({
  v: version,
  rpi: identifier,
  iss: issuer,
  tid: tenantId,
  dev: identifier,
  txn: identifier,
  /** SHA-256 of the challenge statement as it was received. */
  challenge: bytes32,
  reason: denialReason,
  iat: epochSeconds,
})
export type Denial = z.infer<typeof schema>

export const denialStatement: Statement<Denial> = {
  type: 'approval-denial+1',
  schema,
  maxLength: 2048,
}
