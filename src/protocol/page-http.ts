/** What the pages ask of the relying party: sign-in and security info. JSON, same origin, cookie and page token. @module */
import * as z from 'zod/mini'
import { bytes32, displayText, identifier, numberDigits, tenantId, typedNumber } from './fields.ts'
import { verdict } from './verdict.ts'

/** The header that carries the page's own token, without which the cookie opens nothing. */
export const pageTokenHeader = 'x-countersign-page-token'

const empty = z.strictObject({})
const epochMs = z.int().check(z.minimum(0))
const milliseconds = z.int().check(z.minimum(0))

/** Who a page is about; absent until known. */
export const pageTenant = z.strictObject({
  id: tenantId,
  name: displayText(80),
  domain: displayText(80),
})
export type PageTenant = z.infer<typeof pageTenant>

const signInTenant = z.extend(pageTenant, {
  /** Sources that a sign-in may pretend to come from, by name; only where the tenant has some. */
  simulatedSources: z.optional(
    z.array(z.strictObject({ name: displayText(60), place: displayText(80) })),
  ),
})
export type SignInTenant = z.infer<typeof signInTenant>

const signedIn = z.strictObject({
  name: displayText(113),
  displayName: displayText(80),
  /** How the person proved who they are. */
  by: z.enum([
    'password',
    'approval',
    'password-and-push',
    'password-and-code',
    'temporary-access-pass',
    'federated',
  ]),
  at: epochMs,
})
export type SignedIn = z.infer<typeof signedIn>

/**
 * `authenticator`: *Approve a request on my Authenticator app*; `identity-provider`: the one that signs in who has a
 * name of this domain. To a browser that the person does not use, the same list for names that nobody has.
 */
export const signInMethod = z.enum([
  'password',
  'authenticator',
  'temporary-access-pass',
  'identity-provider',
])
export type SignInMethod = z.infer<typeof signInMethod>

/** What may follow a right password: a request with a number, or a code that the app shows. */
export const secondFactor = z.enum(['push', 'code'])
export type SecondFactor = z.infer<typeof secondFactor>

/** A number to type, waiting for an answer. */
const approvalRequest = z.strictObject({
  transaction: identifier,
  number: typedNumber,
  digits: numberDigits,
  lifetimeMs: milliseconds,
  /** How long it still lives, from the answer's arrival. */
  expiresInMs: milliseconds,
  /** Where it leads, for people. */
  application: displayText(120),
  purpose: z.enum(['sign-in', 'second-factor']),
  /** Whether it pretends to come from a simulated source. */
  simulated: z.optional(z.literal(true)),
})
export type ApprovalRequest = z.infer<typeof approvalRequest>

/** Where this browser stands in this tenant. */
export const signInState = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('name') }),
  z.strictObject({
    step: z.literal('method'),
    name: displayText(113),
    methods: z.array(signInMethod),
    first: signInMethod,
  }),
  /** The password was right, and one of these follows. */
  z.strictObject({
    step: z.literal('second-factor'),
    name: displayText(113),
    methods: z.array(secondFactor),
    first: secondFactor,
  }),
  /** The person's own identity provider asks from here on. */
  z.strictObject({
    step: z.literal('identity-provider'),
    name: displayText(113),
    provider: displayText(80),
  }),
  z.strictObject({ step: z.literal('approval'), name: displayText(113), request: approvalRequest }),
  /** Approved for this page, which has not taken its session yet: it asks `complete`. */
  z.strictObject({ step: z.literal('approved'), name: displayText(113) }),
  z.strictObject({ step: z.literal('signed-in'), account: signedIn }),
])
export type SignInState = z.infer<typeof signInState>

/** A sign-in or security-info answer that moves the browser on; `pageToken` replaces the page's own. */
const moved = z.strictObject({ state: signInState, pageToken: z.optional(bytes32) })

const method = z.discriminatedUnion('kind', [
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
export type SecurityMethod = z.infer<typeof method>

/** What a person is asked by first after their password; empty: whatever the relying party thinks best. */
export const defaultMethod = z.enum(['', 'push', 'code'])
export type DefaultMethod = z.infer<typeof defaultMethod>

const securityInfo = z.strictObject({
  tenant: pageTenant,
  account: signedIn,
  methods: z.array(method),
  default: z.strictObject({
    chosen: defaultMethod,
    /** What they have to choose from. */
    choices: z.array(z.enum(['push', 'code'])),
  }),
  /** Whether the policy lets them add an authenticator. */
  mayAdd: z.boolean(),
  /** Until the page asks who is there again. */
  sessionEndsInMs: milliseconds,
})
export type SecurityInfo = z.infer<typeof securityInfo>

const enrollmentInvitation = z.strictObject({
  /** Names this invitation in `invitation` only; it is not the code. */
  id: identifier,
  /** `countersign://enroll?…`, to copy or as a QR code. */
  link: z.string().check(z.maxLength(512)),
  expiresInMs: milliseconds,
})
export type EnrollmentInvitation = z.infer<typeof enrollmentInvitation>

const invitationState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), expiresInMs: milliseconds }),
  z.strictObject({ state: z.literal('added'), method: identifier, device: displayText(60) }),
  z.strictObject({ state: z.literal('expired') }),
])
export type InvitationState = z.infer<typeof invitationState>

/** A request that tries an authenticator out; it signs nobody in. */
const testRequest = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('waiting'), request: approvalRequest }),
  z.strictObject({ state: z.literal('ended'), verdict }),
])
export type TestRequest = z.infer<typeof testRequest>

const phoneSignInCode = z.strictObject({ code: identifier, expiresInMs: milliseconds })
export type PhoneSignInCode = z.infer<typeof phoneSignInCode>

/**
 * Each JSON route: method, path under `/{tenant}` (id or domain; `:id` one identifier), what is sent,
 * what comes back. Routes with `session` need a completed sign-in of at most 15 minutes.
 */
export const pageRoutes = {
  tenant: { method: 'GET', path: '/page/tenant', request: empty, response: signInTenant },
  state: { method: 'GET', path: '/sign-in/state', request: empty, response: moved },
  begin: {
    method: 'POST',
    path: '/sign-in',
    request: z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(113)),
      /** The name came with the address (`login_hint`), and nobody typed it. */
      hinted: z.optional(z.literal(true)),
      /** One of the tenant's simulated sources, by its name. */
      source: z.optional(z.string().check(z.maxLength(60))),
    }),
    response: moved,
  },
  password: {
    method: 'POST',
    path: '/sign-in/password',
    request: z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(256)) }),
    response: moved,
  },
  temporaryAccessPass: {
    method: 'POST',
    path: '/sign-in/temporary-access-pass',
    request: z.strictObject({ pass: z.string().check(z.minLength(1), z.maxLength(256)) }),
    response: moved,
  },
  /** A one-time code, after a right password. */
  code: {
    method: 'POST',
    path: '/sign-in/code',
    request: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(16)) }),
    response: moved,
  },
  /** *Use your password instead*, where another identity provider knows it. */
  identityProvider: {
    method: 'POST',
    path: '/sign-in/identity-provider',
    request: empty,
    response: moved,
  },
  /** What that identity provider asks, itself simulated here. */
  federatedPassword: {
    method: 'POST',
    path: '/sign-in/federated-password',
    request: z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(256)) }),
    response: moved,
  },
  /** From an open request back to the ways that there are; the request is withdrawn. */
  leave: { method: 'POST', path: '/sign-in/leave', request: empty, response: moved },
  approval: { method: 'POST', path: '/sign-in/approval', request: empty, response: moved },
  /** Takes the session of an approved request, once, for the browser that started it. */
  complete: { method: 'POST', path: '/sign-in/complete', request: empty, response: moved },
  /** Back to the name; an open request is withdrawn. */
  restart: { method: 'POST', path: '/sign-in/restart', request: empty, response: moved },
  signOut: { method: 'POST', path: '/sign-out', request: empty, response: moved },
  securityInfo: { method: 'GET', path: '/security-info', request: empty, response: securityInfo },
  invite: {
    method: 'POST',
    path: '/security-info/authenticators',
    request: empty,
    response: enrollmentInvitation,
  },
  invitation: {
    method: 'GET',
    path: '/security-info/invitations/:id',
    request: empty,
    response: invitationState,
  },
  chooseDefaultMethod: {
    method: 'POST',
    path: '/security-info/default-method',
    request: z.strictObject({ method: defaultMethod }),
    response: empty,
  },
  /** Asks the person's authenticators, with a number. */
  sendTestRequest: {
    method: 'POST',
    path: '/security-info/test-request',
    request: empty,
    response: testRequest,
  },
  /** Where the last one of this page stands. */
  testRequest: {
    method: 'GET',
    path: '/security-info/test-request',
    request: empty,
    response: testRequest,
  },
  phoneSignInCode: {
    method: 'POST',
    path: '/security-info/authenticators/:id/phone-sign-in-code',
    request: empty,
    response: phoneSignInCode,
  },
  removeMethod: {
    method: 'DELETE',
    path: '/security-info/authenticators/:id',
    request: empty,
    response: empty,
  },
} as const
export type PageRoute = keyof typeof pageRoutes

/** The event stream of the open request, `/{tenant}/sign-in/events`: cookie and page token as everywhere. */
export const eventsPath = '/sign-in/events'
