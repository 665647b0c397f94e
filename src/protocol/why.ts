/** Why a method is there for a person or is not: every rule that had a say, in order. Canonical JSON. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'
import { objectId } from './methods-policy.ts'

/** The ways in, in the words of the sign-in log. */
export const policyMethod = z.enum([
  'password',
  /** The passwordless credential. */
  'phone-sign-in',
  /** A notification as the second factor, after a password. */
  'push',
  'one-time-code',
  'temporary-access-pass',
  /** The person's own identity provider. */
  'federated',
])
export type PolicyMethod = z.infer<typeof policyMethod>

/** Every rule there is. Each has its words in the console's catalogue and a test that bears its name. */
export const policyRule = z.enum([
  /** The directory-wide switch of old is on, and the Authenticator's policy was not saved since: everybody may. */
  'legacy-switch-on',
  'included-all-users',
  'included-group',
  'included-user',
  'excluded',
  'not-included',
  'method-disabled',
  /** A row that fits says Any, Push or Passwordless. Rows add up: what one of them allows is allowed. */
  'mode-any',
  'mode-push',
  'mode-passwordless',
  /** The app's own one-time codes are off (`isSoftwareOathEnabled`). */
  'codes-off',

  /** Methods are not registered in one place, which phone sign-in stands on. */
  'combined-registration-off',
  /** Every row that fits says Passwordless, and combined registration knows only Any and Push. */
  'combined-registration-mode',
  'app-too-old',
  /** A guest's account, on a device that has another one. */
  'guest',
  /** The device serves somebody else, and its kind serves one person. */
  'device-taken',
  /** The fifth installation of a person whose second factor is on-premises. */
  'on-premises-mfa',
  'too-many-devices',

  'disabled',
  /** Another identity provider knows the password. */
  'federated',
  /** No other identity provider: people sign in here. */
  'managed',
  'no-password',
  'no-pass',
  'no-device',
  'no-credential',
  'no-code',
  /** A request waits for an answer. */
  'request-pending',
  /** Too many wrong ones lately. */
  'throttled',
])
export type PolicyRule = z.infer<typeof policyRule>

const ruling = z.strictObject({
  rule: policyRule,
  effect: z.enum(['allows', 'refuses']),
  /** The user, group, device or version that the rule is about. */
  by: z.optional(z.string()),
  /** When it no longer holds, epoch ms, where that is known. */
  until: z.optional(z.int()),
})
export type Ruling = z.infer<typeof ruling>

const side = z.strictObject({
  isAllowed: z.boolean(),
  /** The one that decided: the first that refuses, else the first that allows. */
  rule: policyRule,
  /** All that had a say, in the order in which they are asked. */
  rules: z.array(ruling),
})
export type Side = z.infer<typeof side>

/** What refuses nobody, and is still not as it is recommended. */
export const policyWarning = z.enum([
  /** Phone sign-in is allowed, and a notification after a password, which is recommended beside it, is not. */
  'push-not-allowed',
])
export type PolicyWarning = z.infer<typeof policyWarning>

export const why = z.strictObject({
  tenant: objectId,
  /** Grows with each change of the policy; 0 where none was saved. */
  policyVersion: z.int(),
  user: z.strictObject({
    id: objectId,
    name: displayText(113),
    displayName: displayText(80),
    kind: z.enum(['member', 'guest']),
  }),
  methods: z.array(
    z.strictObject({
      method: policyMethod,
      /** Whether the person may add it. */
      registration: side,
      /** Whether it would let them in now. What a page shows to a stranger is another matter. */
      signIn: side,
    }),
  ),
  warnings: z.array(policyWarning),
})
export type Why = z.infer<typeof why>
