/** What all HTTP routes share: the body of a refusal, and the limits. @module */
import { z } from 'zod'
import { deviceProblemCode } from './device-http.ts'
import { pageProblemCode } from './page-http.ts'

export const maxBodyBytes = 65_536

/** `application/problem+json` (RFC 9457) with the members that are used here. */
export const problemBody = z.strictObject({
  status: z.int().min(400).max(599),
  code: z.union([
    deviceProblemCode,
    pageProblemCode,
    z.enum([
      'route-unknown',
      'host-refused',
      'origin-refused',
      'method-refused',
      'media-refused',
      'too-long',
      'unauthorized',
    ]),
  ]),
  /** For `throttled`: when to try again. */
  retryAfterMs: z.int().min(0).optional(),
  /** For `internal`: the same id is in the log. */
  reference: z.string().max(32).optional(),
})
export type ProblemBody = z.infer<typeof problemBody>
export type ProblemCode = ProblemBody['code']
