/** What the console asks about one person's methods: why each is there, what if, and Temporary Access Passes. @module */
import * as z from 'zod/mini'
import { methodsPolicy, objectId } from './methods-policy.ts'
import { why } from './why.ts'

const epochMs = z.int().check(z.minimum(0))
const minutes = z.int().check(z.minimum(1), z.maximum(1_000_000))

/** What is supposed of a person or of their tenant; what is left out is as it is. */
export const supposition = z.strictObject({
  /** They are in these groups too. */
  groups: z.optional(z.array(objectId).check(z.maxLength(20))),
  /** They hold no Authenticator; or one more, for notifications and codes alone, or with phone sign-in. */
  authenticator: z.optional(z.enum(['none', 'notification', 'phone-sign-in'])),
  /** The Authenticator is enabled in the policy, or is not. */
  isEnabled: z.optional(z.boolean()),
  /** The policy says this of the methods named. Saving the Authenticator's also ends the legacy switch. */
  policy: z.optional(z.partial(methodsPolicy)),
})
export type Supposition = z.infer<typeof supposition>

const passRefusal = z.enum(['lifetime', 'usable-once', 'start', 'not-enabled', 'yourself'])
export type PassRefusal = z.infer<typeof passRefusal>

/** Why a password is not set; the first three whatever it is. */
const settingRefusal = z.enum([
  ...(['yourself', 'password-elsewhere', 'guest-elsewhere'] as const),
  ...(['too-short', 'too-long', 'too-common', 'names-account'] as const),
])
export type SettingRefusal = z.infer<typeof settingRefusal>

export const consolePersonRoutes = {
  /** How another password of theirs has to be, and why it is not set here, if it is not. */
  consolePasswordTerms: {
    method: 'POST',
    path: '/console/user/password-terms',
    right: 'writeMethods',
    request: z.strictObject({ user: objectId }),
    response: z.strictObject({
      leastPasswordLength: z.int(),
      refusal: z.optional(settingRefusal),
    }),
  },
  /** Another password, typed or made by the relying party. They are signed out everywhere. */
  consoleSetPassword: {
    method: 'POST',
    path: '/console/user/set-password',
    right: 'writeMethods',
    request: z.strictObject({
      user: objectId,
      password: z.discriminatedUnion('how', [
        z.strictObject({
          how: z.literal('typed'),
          password: z.string().check(z.minLength(1), z.maxLength(256)),
        }),
        z.strictObject({ how: z.literal('made') }),
      ]),
    }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('set'),
        /** The one that was made: told this once. */
        password: z.optional(z.string()),
      }),
      z.strictObject({ outcome: z.literal('refused'), code: settingRefusal }),
    ]),
  },

  consoleWhy: {
    method: 'POST',
    path: '/console/user/why',
    right: 'readPolicy',
    /** A policy that is supposed may be too large to be saved. */
    maxBodyBytes: 262_144,
    request: z.strictObject({ user: objectId, whatIf: z.optional(supposition) }),
    response: z.strictObject({
      now: why,
      /** Present where something was supposed. */
      then: z.optional(why),
    }),
  },
  /** What a pass may be, by the policy. */
  consolePassTerms: {
    method: 'POST',
    path: '/console/pass-terms',
    right: 'readMethods',
    request: z.strictObject({}),
    response: z.strictObject({
      isEnabled: z.boolean(),
      length: z.int(),
      leastMinutes: minutes,
      mostMinutes: minutes,
      usualMinutes: minutes,
      /** One-time passes alone. */
      isUsableOnce: z.boolean(),
    }),
  },
  /** In the place of the one that the person has, if any. Its text is told this once. */
  consoleGivePass: {
    method: 'POST',
    path: '/console/user/give-pass',
    right: 'writeMethods',
    request: z.strictObject({
      user: objectId,
      /** Absent: now. */
      startsAt: z.optional(epochMs),
      lifetimeInMinutes: minutes,
      isUsableOnce: z.boolean(),
    }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('given'),
        pass: z.string(),
        startsAt: epochMs,
        endsAt: epochMs,
        usableOnce: z.boolean(),
        /** Whether the policy lets this person use it. */
        isAllowed: z.boolean(),
      }),
      z.strictObject({ outcome: z.literal('refused'), code: passRefusal }),
    ]),
  },
  consoleDeletePass: {
    method: 'POST',
    path: '/console/user/delete-pass',
    right: 'writeMethods',
    request: z.strictObject({ user: objectId, pass: objectId }),
    response: z.strictObject({}),
  },
} as const
