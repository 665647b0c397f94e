/** What all HTTP routes share: the body of a refusal, and the limits. @module */
import * as z from 'zod/mini'
import { deviceProblemCode } from './device-http.ts'
import { pageProblemCode } from './page-problems.ts'

export const maxBodyBytes = 65_536

/** `application/problem+json` (RFC 9457) with the members that are used here. */
export const problemBody = z.strictObject({
  status: z.int().check(z.minimum(400), z.maximum(599)),
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
  retryAfterMs: z.optional(z.int().check(z.minimum(0))),
  /** For a document that was sent: where its first mistake is (RFC 6901), and of which kind it is. */
  pointer: z.optional(z.string().check(z.maxLength(400))),
  mistake: z.optional(z.string().check(z.regex(/^[a-z-]{1,40}$/))),
  /** For `internal`: the same id is in the log. */
  reference: z.optional(z.string().check(z.maxLength(32))),
})
export type ProblemBody = z.infer<typeof problemBody>
export type ProblemCode = ProblemBody['code']
