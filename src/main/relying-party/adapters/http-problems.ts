/** How a refusal or a fault becomes an HTTP answer: the one translator of this boundary. @module */
import { randomBytes } from 'node:crypto'
import type { ProblemBody, ProblemCode } from '#protocol/http'
import { ProtocolError } from '#protocol/errors'
import { RelyingPartyError } from '../errors.ts'

export interface Problem {
  readonly body: ProblemBody
  readonly headers: Readonly<Record<string, string>>
}

/** A fault that nobody foresaw goes into the log under the reference that the answer bears. */
export type ReportFault = (reference: string, fault: unknown) => void

// 403, not 401, for a missing session: 401 would promise a scheme of Authorization.
const statusOf = {
  'route-unknown': 404,
  'host-refused': 421,
  'origin-refused': 403,
  'method-refused': 405,
  'media-refused': 415,
  'too-long': 413,
  unauthorized: 401,
  invalid: 400,
  throttled: 429,
  policy: 403,
  'tenant-unknown': 404,
  'session-missing': 403,
  'sign-in-again': 403,
  'password-wrong': 403,
  'pass-wrong': 403,
  'code-wrong': 403,
  'second-factor-missing': 403,
  'same-device-refused': 403,
  'request-queued': 409,
  'request-pending': 409,
  'too-many-devices': 409,
  'not-allowed': 403,
  'not-yourself': 409,
  'ticket-over': 410,
  'not-found': 404,
  'interaction-over': 410,
  'step-over': 409,
  'code-unknown': 404,
  'code-expired': 410,
  'code-used': 409,
  'code-required': 403,
  'app-too-old': 403,
  guest: 403,
  'device-taken': 409,
  'on-premises-mfa': 409,
  'enrollment-unknown': 404,
  'not-stored': 503,
  internal: 500,
} as const satisfies Record<ProblemCode, number>

export function toProblem(
  code: ProblemCode,
  facts: { readonly retryAfterMs?: number; readonly allow?: string } = {},
): Problem {
  const { retryAfterMs, allow } = facts
  return {
    body: { status: statusOf[code], code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
    headers: {
      ...(retryAfterMs === undefined
        ? {}
        : { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) }),
      ...(allow === undefined ? {} : { Allow: allow }),
      ...(code === 'unauthorized' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    },
  }
}

/** The answer to whatever was thrown on the way. */
export function translateFault(fault: unknown, report: ReportFault): Problem {
  if (fault instanceof RequestRefused) return toProblem(fault.code)
  if (fault instanceof ProtocolError) {
    return toProblem(fault.code === 'TOO_LONG' ? 'too-long' : 'invalid')
  }
  const reference = randomBytes(9).toString('base64url')
  report(reference, fault)
  if (fault instanceof RelyingPartyError && fault.code === 'NOT_STORED') {
    const { body, headers } = toProblem('not-stored', { retryAfterMs: 1_000 })
    return { body: { ...body, reference }, headers }
  }
  const { body, headers } = toProblem('internal')
  return { body: { ...body, reference }, headers }
}

/** The request itself is not one that is answered. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly code: ProblemCode
  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
