/** What a person has registered, as security info shows it, and what they are asked by first. @module */
import * as z from 'zod/mini'
import { displayText, identifier } from './fields.ts'

const epochMs = z.int().check(z.minimum(0))

export const securityMethod = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), id: z.string(), changedAt: epochMs }),
  z.strictObject({
    kind: z.literal('authenticator'),
    /** The enrolment. */
    id: identifier,
    device: displayText(60),
    platform: z.enum(['linux', 'macos', 'windows']),
    addedAt: epochMs,
    lastUsedAt: z.optional(epochMs),
    phoneSignIn: z.boolean(),
    connected: z.boolean(),
  }),
  /** The one-time codes of an authenticator, which go with it. */
  z.strictObject({
    kind: z.literal('one-time-code'),
    id: z.string(),
    device: displayText(60),
    addedAt: epochMs,
  }),
  /** It ends by itself; the pass was shown once, to whoever made it. */
  z.strictObject({
    kind: z.literal('temporary-access-pass'),
    id: z.string(),
    startsAt: epochMs,
    endsAt: epochMs,
    usableOnce: z.boolean(),
    isUsed: z.boolean(),
  }),
])
export type SecurityMethod = z.infer<typeof securityMethod>

/** What a person is asked by first after their password; empty: whatever the relying party thinks best. */
export const defaultMethod = z.enum(['', 'push', 'code'])
export type DefaultMethod = z.infer<typeof defaultMethod>
