/** What the console's policy editor reads and saves: the authentication methods policy, whole methods at a time. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'
import {
  microsoftAuthenticatorConfiguration,
  methodsPolicy,
  objectId,
  passwordConfiguration,
  softwareOathConfiguration,
  temporaryAccessPassConfiguration,
} from './methods-policy.ts'

const count = z.int().check(z.minimum(0))
const text = (max: number) => z.string().check(z.maxLength(max))

/** A user or group that a policy names, or may name. */
export const policyTarget = z.strictObject({
  id: objectId,
  kind: z.enum(['user', 'group']),
  displayName: text(120),
  /** Of a user the user principal name, of a group its description. */
  note: text(400),
})
export type PolicyTarget = z.infer<typeof policyTarget>

/** The policy as it is saved now, with what an editor has to know beside it. */
export const policyState = z.strictObject({
  policy: methodsPolicy,
  /** What a save has to name, so that nobody's newer save is written over; 0 where none was saved yet. */
  version: count,
  /** Epoch milliseconds; 0 where none was saved yet. */
  changedAt: count,
  /** Whom the policy names, as far as they are still there. */
  named: z.array(policyTarget),
  isCombinedRegistrationOn: z.boolean(),
  /** Whether people register by rows of mode Passwordless alone: a switch of the tenant. */
  isPasswordlessRegistered: z.boolean(),
  /** The directory-wide switch of old is on: everybody may sign in by phone until the policy is saved. */
  isLegacyPhoneSignInOn: z.boolean(),
})
export type PolicyState = z.infer<typeof policyState>

/** The methods that are changed, each whole. */
export const policyChange = z.strictObject({
  microsoftAuthenticator: z.optional(microsoftAuthenticatorConfiguration),
  password: z.optional(passwordConfiguration),
  temporaryAccessPass: z.optional(temporaryAccessPassConfiguration),
  softwareOath: z.optional(softwareOathConfiguration),
})
export type PolicyChange = z.infer<typeof policyChange>

const refused = z.literal('refused')

/** How a save ended. A refusal changed nothing. */
export const policySave = z.union([
  z.strictObject({ outcome: z.literal('saved'), state: policyState }),
  z.strictObject({
    outcome: refused,
    code: z.literal('changed-meanwhile'),
    /** What somebody else saved. */
    state: policyState,
  }),
  z.strictObject({
    outcome: refused,
    code: z.literal('policy-too-large'),
    bytes: count,
    maxBytes: count,
    /** How many users and groups the policy names one by one: the likely cause. */
    users: count,
    groups: count,
  }),
  z.strictObject({ outcome: refused, code: z.literal('combined-registration-off') }),
  z.strictObject({
    outcome: refused,
    code: z.enum(['target-unknown', 'invalid']),
    /** Of the first mistake, as in `microsoftAuthenticator.includeTargets[2].id`. */
    path: text(200),
  }),
])
export type PolicySave = z.infer<typeof policySave>
export type PolicySaveRefusal = Exclude<PolicySave, { outcome: 'saved' }>

const loser = z.strictObject({
  id: objectId,
  name: displayText(113),
  displayName: displayText(80),
})
export type Loser = z.infer<typeof loser>

/** A save may name too many users and groups, and is then refused in words: so the body may be longer than others. */
const maxPolicyBodyBytes = 262_144

export const policyRoutes = {
  consolePolicies: {
    method: 'POST',
    path: '/console/policies',
    right: 'readPolicy',
    request: z.strictObject({}),
    response: policyState,
  },
  /** Whom a policy may name: users by the beginning of any of their names, groups by a part of theirs. */
  consoleTargets: {
    method: 'POST',
    path: '/console/policies/targets',
    right: 'readPolicy',
    request: z.strictObject({
      kind: z.enum(['user', 'group']),
      word: text(120),
      /** What the portion before ended with: of users the user principal name, of groups the id; empty at the beginning. */
      after: text(113),
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
    response: z.strictObject({ targets: z.array(policyTarget), hasMore: z.boolean() }),
  },
  consoleSavePolicy: {
    method: 'POST',
    path: '/console/policies/save',
    right: 'writePolicy',
    maxBodyBytes: maxPolicyBodyBytes,
    request: z.strictObject({ change: policyChange, version: count }),
    response: policySave,
  },
  /** Who holds phone sign-in, may use it now, and could not once this was saved. */
  consoleLosers: {
    method: 'POST',
    path: '/console/policies/losers',
    right: 'writePolicy',
    maxBodyBytes: maxPolicyBodyBytes,
    request: z.strictObject({
      microsoftAuthenticator: microsoftAuthenticatorConfiguration,
      /** The user principal name that the portion before ended with; empty at the beginning. */
      after: text(113),
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
    response: z.strictObject({ count, losers: z.array(loser) }),
  },
} as const
