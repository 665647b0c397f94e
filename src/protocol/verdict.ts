/** How an attempt ended, as both sides are told it. @module */
import * as z from 'zod/mini'
import { denialReason } from './denial.ts'
import { epochSeconds, identifier, issuer, tenantId, version } from './fields.ts'
import type { Statement } from './jws.ts'

/** `invalid` stands for every reason that would help nobody but a forger. */
export const refusalReason = z.enum(['device-removed', 'throttled', 'policy', 'invalid'])

export const verdict = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('approved') }),
  z.strictObject({ outcome: z.literal('denied'), reason: denialReason }),
  z.strictObject({ outcome: z.literal('wrong-number') }),
  z.strictObject({ outcome: z.literal('expired') }),
  z.strictObject({ outcome: z.literal('withdrawn') }),
  z.strictObject({ outcome: z.literal('refused'), reason: refusalReason }),
])
export type Verdict = z.infer<typeof verdict>

const schema = z.strictObject({
  v: version,
  rpi: identifier,
  iss: issuer,
  tid: tenantId,
  dev: identifier,
  txn: identifier,
  verdict,
  iat: epochSeconds,
})
export type VerdictPayload = z.infer<typeof schema>

export const verdictStatement: Statement<VerdictPayload> = {
  type: 'approval-verdict+1',
  schema,
  maxLength: 2048,
}
