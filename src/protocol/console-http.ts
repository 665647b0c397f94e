/** What the console's pages ask of the relying party: JSON, same origin, cookie and page token. @module */
import * as z from 'zod/mini'
import { consoleApplicationRoutes } from './console-applications-http.ts'
import { policyRoutes } from './console-policies.ts'
import { consoleDirectoryRoutes } from './console-directory-http.ts'
import { consoleGroupRoutes, groupRow } from './console-groups-http.ts'
import { consolePersonRoutes } from './console-person-http.ts'
import { consoleSettingsRoutes } from './console-settings-http.ts'
import { bytes32, displayText, tenantId } from './fields.ts'
import { objectId } from './methods-policy.ts'
import { pageTenant } from './sign-in-http.ts'

const empty = z.strictObject({})
const epochMs = z.int().check(z.minimum(0))
const count = z.int().check(z.minimum(0))
const text = (max: number) => z.string().check(z.maxLength(max))

/** Entra's roles, as far as they decide anything here. */
export const roleName = z.enum([
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
])

/** What a part of the console lets its reader do. */
export const consoleRight = z.enum([
  'readDirectory',
  'writeDirectory',
  'readPolicy',
  'writePolicy',
  'readMethods',
  'writeMethods',
  'readLogs',
  'readApplications',
  'writeApplications',
])
export type ConsoleRight = z.infer<typeof consoleRight>

const consoleState = z.strictObject({
  tenant: pageTenant,
  /** Who is here: a person, or whoever holds the relying party itself. */
  reader: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('person'),
      name: displayText(113),
      displayName: displayText(80),
      roles: z.array(roleName),
    }),
    z.strictObject({ kind: z.literal('host') }),
  ]),
  rights: z.array(consoleRight),
})
export type ConsoleState = z.infer<typeof consoleState>

/** A part of a long list: what comes after `after`, and begins with `startsWith`. */
const portion = {
  after: text(160),
  startsWith: text(113),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
}

const userRow = z.strictObject({
  id: z.string(),
  name: displayText(113),
  displayName: displayText(80),
  kind: z.enum(['member', 'guest']),
  federated: z.boolean(),
  onPremisesMfa: z.boolean(),
  disabled: z.boolean(),
  risk: z.enum(['none', 'high']),
  roles: z.array(roleName),
})
export type UserRow = z.infer<typeof userRow>

const methodRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), changedAt: epochMs }),
  z.strictObject({
    kind: z.literal('authenticator'),
    id: z.string(),
    device: displayText(60),
    platform: z.string(),
    version: z.string(),
    addedAt: epochMs,
    lastUsedAt: epochMs,
    phoneSignIn: z.boolean(),
    connected: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('one-time-codes'), id: z.string(), addedAt: epochMs }),
  z.strictObject({
    kind: z.literal('temporary-access-pass'),
    id: objectId,
    startsAt: epochMs,
    endsAt: epochMs,
    usableOnce: z.boolean(),
    usability: z.enum(['usable', 'expired', 'not-yet', 'used']),
  }),
])
export type MethodRow = z.infer<typeof methodRow>

const userDetail = z.strictObject({
  user: userRow,
  /** All that the person is in, directly or through others. */
  groups: z.array(groupRow),
  /** Absent where the reader may not see them. */
  methods: z.optional(z.array(methodRow)),
})
export type UserDetail = z.infer<typeof userDetail>

const signInRow = z.strictObject({
  id: z.string(),
  at: epochMs,
  user: z.string(),
  name: text(113),
  application: text(80),
  outcome: z.enum(['success', 'failure', 'interrupted']),
  errorCode: count,
  reason: text(60),
  method: text(40),
  /** Facts in the words of the log: canonical JSON of `sign-in-log`. */
  facts: z.unknown(),
})
export type SignInRow = z.infer<typeof signInRow>

const auditRow = z.strictObject({
  sequence: count,
  at: epochMs,
  event: text(60),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type AuditRow = z.infer<typeof auditRow>

const signInFilter = {
  before: z.optional(text(40)),
  since: epochMs,
  until: epochMs,
  user: z.optional(text(40)),
  outcome: z.optional(z.enum(['success', 'failure', 'interrupted'])),
  limit: z.int().check(z.minimum(1), z.maximum(1_000)),
}

export interface ConsoleRouteShape {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly right: ConsoleRight | undefined
  /** Where the body may be longer than others. */
  readonly maxBodyBytes?: number
  readonly request: unknown
  readonly response: unknown
}

/**
 * Each route, with the right it needs. All but the first two need an administrator's session; they read by POST, so that
 * nothing they are asked stands in an address.
 */
export const consoleRoutes = {
  consoleState: {
    ...{ method: 'GET', path: '/console/state', right: undefined },
    ...{ request: empty, response: consoleState },
  },
  /** Opens the console for whoever got a one-use link, good for a minute. */
  consoleTicket: {
    ...{ method: 'POST', path: '/console/ticket', right: undefined },
    request: z.strictObject({ ticket: bytes32 }),
    response: z.strictObject({ state: consoleState, pageToken: bytes32 }),
  },
  consoleUsers: {
    ...{ method: 'POST', path: '/console/users', right: 'readDirectory' },
    request: z.strictObject(portion),
    response: z.strictObject({ users: z.array(userRow), total: count }),
  },
  consoleUser: {
    ...{ method: 'POST', path: '/console/user', right: 'readDirectory' },
    request: z.strictObject({ user: objectId }),
    response: userDetail,
  },
  consoleDisableUser: {
    ...{ method: 'POST', path: '/console/user/disable', right: 'writeDirectory' },
    request: z.strictObject({ user: objectId, disabled: z.boolean() }),
    response: empty,
  },
  consoleSetRole: {
    ...{ method: 'POST', path: '/console/user/role', right: 'writeDirectory' },
    request: z.strictObject({ user: objectId, role: roleName, held: z.boolean() }),
    response: empty,
  },
  consoleDismissRisk: {
    ...{ method: 'POST', path: '/console/user/dismiss-risk', right: 'writeMethods' },
    request: z.strictObject({ user: objectId }),
    response: empty,
  },
  consoleRemoveMethod: {
    ...{ method: 'POST', path: '/console/user/remove-authenticator', right: 'writeMethods' },
    request: z.strictObject({ user: objectId, authenticator: text(40) }),
    response: empty,
  },
  ...policyRoutes,
  ...consolePersonRoutes,
  ...consoleDirectoryRoutes,
  ...consoleGroupRoutes,
  ...consoleApplicationRoutes,
  ...consoleSettingsRoutes,
  consoleSignIns: {
    ...{ method: 'POST', path: '/console/sign-ins', right: 'readLogs' },
    request: z.strictObject(signInFilter),
    response: z.strictObject({ signIns: z.array(signInRow) }),
  },
  consoleSignInCounts: {
    ...{ method: 'POST', path: '/console/sign-in-counts', right: 'readLogs' },
    request: z.strictObject({
      since: epochMs,
      until: epochMs,
      spanMs: z.int().check(z.minimum(60_000)),
    }),
    response: z.strictObject({
      counts: z.array(
        z.strictObject({
          at: epochMs,
          outcome: z.enum(['success', 'failure', 'interrupted']),
          count,
        }),
      ),
    }),
  },
  consoleAudit: {
    ...{ method: 'POST', path: '/console/audit', right: 'readLogs' },
    request: z.strictObject({ before: count, limit: z.int().check(z.minimum(1), z.maximum(200)) }),
    response: z.strictObject({ rows: z.array(auditRow) }),
  },
} as const satisfies Record<string, ConsoleRouteShape>
export type ConsoleRoute = keyof typeof consoleRoutes

/** What the holder of the admin token gets: where the console opens, once, within a minute. */
export const consoleTicketRequest = z.strictObject({ tenant: tenantId })
export const ticketPath = '/admin/ticket'
