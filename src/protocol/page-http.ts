/** What the pages ask of the relying party: sign-in and security info. JSON, same origin, cookie and page token. @module */
import * as z from 'zod/mini'
import { displayText, identifier } from './fields.ts'
import { defaultMethod, securityMethod } from './security-method.ts'
import { approvalRequest, pageTenant, signedIn, signInRoutes } from './sign-in-http.ts'
import { verdict } from './verdict.ts'

const empty = z.strictObject({})
const milliseconds = z.int().check(z.minimum(0))

const securityInfo = z.strictObject({
  tenant: pageTenant,
  account: signedIn,
  methods: z.array(securityMethod),
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
  ...signInRoutes,
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
