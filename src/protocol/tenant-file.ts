/** A whole tenant as one JSON file: what it decided, and who is in it. Nothing that anybody registered is in it. @module */
import * as z from 'zod/mini'
import { maxApplicationName, permissions, signInAudiences } from './application.ts'
import { displayText, numberDigits, tenantId } from './fields.ts'
import { methodsPolicy } from './methods-policy.ts'
import { writtenTenantSettings } from './tenant-settings.ts'

export const tenantFileVersion = 1
export const maxTenantFileBytes = 33_554_432

/** A name with a dot, in lower case. */
const domainName = z.string().check(z.maxLength(80), z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))

/** `somebody@domain`, in lower case. */
export const principalName = z
  .string()
  .check(z.maxLength(113), z.regex(/^[^\s@A-Z]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))

export const roleName = z.enum([
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
])

const user = z.strictObject({
  id: tenantId,
  name: principalName,
  displayName: displayText(80),
  /** Left out for members. */
  kind: z.optional(z.literal('guest')),
  /** Each left out where it is not so. */
  disabled: z.optional(z.literal(true)),
  federated: z.optional(z.literal(true)),
  onPremisesMfa: z.optional(z.literal(true)),
  roles: z.optional(z.array(roleName).check(z.minLength(1), z.maxLength(5))),
  /** Never written. Where it is read, the person has it from then on; without it they keep the one they have. */
  password: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
})
export type TenantFileUser = z.infer<typeof user>

const group = z.strictObject({
  id: tenantId,
  displayName: displayText(120),
  description: z.string().check(z.maxLength(400)),
  /** Ids of users of this file, and of groups of this file. */
  users: z.array(tenantId),
  groups: z.array(tenantId),
})
export type TenantFileGroup = z.infer<typeof group>

const addresses = z.array(z.string().check(z.maxLength(256))).check(z.maxLength(256))

const application = z.strictObject({
  id: tenantId,
  /** What it calls itself by; no two have the same, also not in two tenants. */
  clientId: tenantId,
  displayName: displayText(maxApplicationName),
  /** Left out: people of this tenant alone. */
  signInAudience: z.optional(z.enum(signInAudiences)),
  redirectUris: z.optional(
    z.strictObject({
      spa: z.optional(addresses),
      web: z.optional(addresses),
      publicClient: z.optional(addresses),
    }),
  ),
  /** Each left out where there is none, or it is not so. */
  isFallbackPublicClient: z.optional(z.literal(true)),
  logoutUrl: z.optional(z.string().check(z.maxLength(256))),
  backChannelLogoutUri: z.optional(z.string().check(z.maxLength(256))),
  postLogoutRedirectUris: z.optional(addresses),
  permissions: z.optional(z.array(z.enum(permissions))),
  /** Never written. Where it is read, it is one of its secrets from then on. */
  secret: z.optional(z.string().check(z.minLength(16), z.maxLength(256))),
})
export type TenantFileApplication = z.infer<typeof application>

export const tenantFile = z.strictObject({
  version: z.literal(tenantFileVersion),
  tenant: z.strictObject({
    id: tenantId,
    name: displayText(80),
    /** The first one. */
    domain: domainName,
    /** How long a request for approval lives. */
    lifetimeMs: z.int().check(z.minimum(30_000), z.maximum(300_000)),
    digits: numberDigits,
    pinRequired: z.boolean(),
  }),
  settings: writtenTenantSettings,
  /** Beside the first one. */
  domains: z.array(z.strictObject({ name: domainName, federated: z.boolean() })),
  /** Left out: the default. */
  policy: z.optional(methodsPolicy),
  users: z.array(user).check(z.maxLength(200_000)),
  groups: z.array(group).check(z.maxLength(50_000)),
  /** Left out: those that there are stay as they are. */
  applications: z.optional(z.array(application).check(z.maxLength(10_000))),
})
export type TenantFile = z.infer<typeof tenantFile>
