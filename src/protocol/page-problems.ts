/** Why a page's request may be refused. @module */
import * as z from 'zod/mini'

/** Why a page's request was refused. The words for each are in the page's catalogue. */
export const pageProblemCode = z.enum([
  'tenant-unknown',
  /** The page's session is gone, or its token is another's: begin again. */
  'session-missing',
  /** Signed in too long ago for this. */
  'sign-in-again',
  'password-wrong',
  'pass-wrong',
  'code-wrong',
  /** The password was right, and a second factor is required that this account does not have. */
  'second-factor-missing',
  /** A browser on the device's own computer may not be approved by it. */
  'same-device-refused',
  /** The authenticators of this person are older than the tenant allows; told to who is known to be them. */
  'app-too-old',
  /** Another request waits first; ask again after `retryAfterMs`. */
  'request-queued',
  'throttled',
  /** Another browser already waits for this person's approval. */
  'request-pending',
  /** The tenant does not offer it. */
  'policy',
  'too-many-devices',
  /** Of the console: no role of the reader's allows it. */
  'not-allowed',
  /** Of the console: nobody locks themselves out. */
  'not-yourself',
  /** Of the console: the one-use link was used, or is older than a minute. */
  'ticket-over',
  'not-found',
  /** The application no longer waits for this sign-in, or it was begun in another browser. */
  'interaction-over',
  /** The step is over, or never was. */
  'step-over',
  'invalid',
  'not-stored',
  'internal',
])
export type PageProblemCode = z.infer<typeof pageProblemCode>

/** `problemBody` as a page reads it: of a code that is none of its own it knows only that it is another. */
export const pageProblemBody = z.strictObject({
  status: z.int().check(z.minimum(400), z.maximum(599)),
  code: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  retryAfterMs: z.optional(z.int().check(z.minimum(0))),
  pointer: z.optional(z.string().check(z.maxLength(400))),
  mistake: z.optional(z.string().check(z.maxLength(40))),
  reference: z.optional(z.string().check(z.maxLength(32))),
})
