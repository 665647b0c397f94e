/** What the console asks about applications: which there are, one of them, and changing it. @module */
import * as z from 'zod/mini'
import {
  maxApplicationName,
  maxSecretDays,
  permissions,
  redirectKinds,
  signInAudiences,
} from './application.ts'
import { addressPlaces, addressRefusals, maxAddresses } from './application-addresses.ts'
import { displayText } from './fields.ts'
import { objectId } from './methods-policy.ts'

const text = (max: number) => z.string().check(z.maxLength(max))
const epochMs = z.int().check(z.minimum(0))
const name = displayText(maxApplicationName)
const address = text(2_048)
const addresses = z.array(address).check(z.maxLength(maxAddresses + 1))
const permission = z.enum(permissions)

/** What an application is by the addresses that it has; a daemon has none. */
export const applicationKinds = [...redirectKinds, 'daemon'] as const
export type ApplicationKind = (typeof applicationKinds)[number]

const applicationRow = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  displayName: z.string(),
  kinds: z.array(z.enum(applicationKinds)),
  isForEveryTenant: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRow>

/** What can be changed, each member on its own. */
const changeable = {
  displayName: name,
  signInAudience: z.enum(signInAudiences),
  redirectUris: z.strictObject({ spa: addresses, web: addresses, publicClient: addresses }),
  isFallbackPublicClient: z.boolean(),
  logoutUrl: address,
  backChannelLogoutUri: address,
  postLogoutRedirectUris: addresses,
  permissions: z.array(permission),
}

const secret = z.strictObject({
  keyId: z.string(),
  displayName: z.string(),
  hint: z.string(),
  startsAt: epochMs,
  endsAt: epochMs,
})
export type SecretRow = z.infer<typeof secret>

const applicationDetail = z.strictObject({
  ...changeable,
  id: z.string(),
  clientId: z.string(),
  kinds: z.array(z.enum(applicationKinds)),
  /** What a library is given as its authority. */
  authority: z.string(),
  createdAt: epochMs,
  secrets: z.array(secret),
  /** Whether the reader may give it permissions, and secrets where it has some. */
  mayGrant: z.boolean(),
  now: epochMs,
})
export type ApplicationDetail = z.infer<typeof applicationDetail>

/** Why a change of an application is refused, where no role is the reason. */
const refusal = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('address'),
    place: z.enum(addressPlaces),
    at: z.int(),
    why: z.enum(addressRefusals),
  }),
  z.strictObject({ code: z.literal('may-not-grant') }),
  z.strictObject({ code: z.literal('too-many-secrets') }),
])
export type ApplicationRefusal = z.infer<typeof refusal>
const refused = z.strictObject({ outcome: z.literal('refused'), why: refusal })
const saved = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), id: z.string() }),
  refused,
])

const read = { method: 'POST', right: 'readApplications' } as const
const write = { method: 'POST', right: 'writeApplications' } as const
const ofOne = { application: objectId }
/** 256 addresses of 256 characters, twice. */
const maxBodyBytes = 262_144

export const consoleApplicationRoutes = {
  consoleApplications: {
    ...{ ...read, path: '/console/applications' },
    request: z.strictObject({
      after: text(160),
      startsWith: text(113),
      limit: z.int().check(z.minimum(1), z.maximum(1_000)),
    }),
    response: z.strictObject({ applications: z.array(applicationRow), total: z.int() }),
  },
  consoleApplication: {
    ...{ ...read, path: '/console/application' },
    request: z.strictObject(ofOne),
    response: applicationDetail,
  },
  consoleMakeApplication: {
    ...{ ...write, path: '/console/application/make', maxBodyBytes },
    request: z.strictObject({
      displayName: changeable.displayName,
      signInAudience: changeable.signInAudience,
      redirectUris: changeable.redirectUris,
      isFallbackPublicClient: changeable.isFallbackPublicClient,
    }),
    response: saved,
  },
  consoleChangeApplication: {
    ...{ ...write, path: '/console/application/change', maxBodyBytes },
    request: z.strictObject({ ...ofOne, change: z.partial(z.strictObject(changeable)) }),
    response: saved,
  },
  consoleDeleteApplication: {
    ...{ ...write, path: '/console/application/delete' },
    request: z.strictObject(ofOne),
    response: z.strictObject({}),
  },
  consoleAddSecret: {
    ...{ ...write, path: '/console/application/secret' },
    request: z.strictObject({
      ...ofOne,
      displayName: z.union([z.literal(''), name]),
      days: z.int().check(z.minimum(1), z.maximum(maxSecretDays)),
    }),
    response: z.discriminatedUnion('outcome', [
      /** `text` is told this once. */
      z.strictObject({ outcome: z.literal('given'), text: z.string(), endsAt: epochMs }),
      refused,
    ]),
  },
  consoleRemoveSecret: {
    ...{ ...write, path: '/console/application/remove-secret' },
    request: z.strictObject({ ...ofOne, secret: objectId }),
    response: z.strictObject({}),
  },
} as const
