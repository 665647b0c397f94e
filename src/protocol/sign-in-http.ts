/** What the sign-in page asks of the relying party. JSON, same origin, cookie and page token. @module */
import * as z from 'zod/mini'
import { bytes32, displayText, identifier, numberDigits, tenantId, typedNumber } from './fields.ts'

/** The header that carries the page's own token, without which the cookie opens nothing. */
export const pageTokenHeader = 'x-countersign-page-token'

const empty = z.strictObject({})
/** Who it is for, as the page shows it; where another tab has turned to somebody else meanwhile, it is refused. */
const shownName = z.optional(z.string().check(z.minLength(1), z.maxLength(113)))
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
  /** Whether people are told to sign in by phone; a page of this tenant shows how. */
  isPhoneSignInRecommended: z.optional(z.literal(true)),
})
export type SignInTenant = z.infer<typeof signInTenant>

export const signedIn = z.strictObject({
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
export const approvalRequest = z.strictObject({
  transaction: identifier,
  number: typedNumber,
  digits: numberDigits,
  lifetimeMs: milliseconds,
  /** How long it still lives, from the answer's arrival. */
  expiresInMs: milliseconds,
  /** Where it leads, for people. */
  application: displayText(120),
  purpose: z.enum(['sign-in', 'second-factor']),
  /** Where it comes from, as far as that is known. */
  place: z.optional(displayText(80)),
  /** Whether this browser is on the device's own computer, and whether both are on one network; absent: unknown. */
  sameDevice: z.optional(z.boolean()),
  sameNetwork: z.optional(z.boolean()),
  /** The tenant takes an answer from this browser's own network alone. */
  isSameNetworkRequired: z.optional(z.literal(true)),
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
  /** Signed in by password, and led to set up phone sign-in before anything else. */
  z.strictObject({
    step: z.literal('campaign'),
    account: signedIn,
    /** Whether it can no longer be put off. */
    isRequired: z.boolean(),
    /** How often it still can; absent: as often as they like. */
    snoozesLeft: z.optional(z.int().check(z.minimum(0))),
    /** For how many days each time; 0: until the next sign-in. */
    snoozeDays: z.int().check(z.minimum(0)),
  }),
  z.strictObject({ step: z.literal('signed-in'), account: signedIn }),
])
export type SignInState = z.infer<typeof signInState>

/** A sign-in or security-info answer that moves the browser on; `pageToken` replaces the page's own. */
const moved = z.strictObject({ state: signInState, pageToken: z.optional(bytes32) })

/** A sign-in that an application waits for. */
const entered = z.extend(moved, {
  tenant: signInTenant,
  application: displayText(120),
  /** The name that the application said is signing in; of a federated domain alone, its @ and the domain. */
  hint: z.optional(z.string().check(z.maxLength(113))),
  /** Whom this browser is signed in as, where an account is to be chosen: who `stay`s, proves nothing again. */
  account: z.optional(z.strictObject({ name: displayText(113), displayName: displayText(80) })),
})

/** The JSON routes of the sign-in page, as `pageRoutes` has them. */
export const signInRoutes = {
  tenant: { method: 'GET', path: '/page/tenant', request: empty, response: signInTenant },
  state: {
    method: 'GET',
    path: '/sign-in/state',
    request: empty,
    /** With the tenant, so that a page needs one answer to open. */
    response: z.extend(moved, { tenant: signInTenant }),
  },
  /** The page of the interaction `:uid`, which this browser began: a new one, where it has none open. */
  enter: { method: 'POST', path: '/sign-in/:uid', request: empty, response: entered },
  /** Signed in: where the browser goes on to the application. */
  goOn: {
    method: 'POST',
    path: '/sign-in/:uid/go-on',
    request: empty,
    response: z.strictObject({ to: z.string().check(z.maxLength(512)) }),
  },
  /** Chosen, of the accounts, the one that this browser is signed in as: where it goes on to the application. */
  stay: {
    method: 'POST',
    path: '/sign-in/:uid/stay',
    request: empty,
    response: z.strictObject({ to: z.string().check(z.maxLength(512)) }),
  },
  /** Back to the application with nobody signed in. */
  cancel: {
    method: 'POST',
    path: '/sign-in/:uid/cancel',
    request: empty,
    response: z.strictObject({ to: z.string().check(z.maxLength(512)) }),
  },
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
    request: z.strictObject({
      password: z.string().check(z.minLength(1), z.maxLength(256)),
      name: shownName,
    }),
    response: moved,
  },
  temporaryAccessPass: {
    method: 'POST',
    path: '/sign-in/temporary-access-pass',
    request: z.strictObject({
      pass: z.string().check(z.minLength(1), z.maxLength(256)),
      name: shownName,
    }),
    response: moved,
  },
  /** A one-time code, after a right password. */
  code: {
    method: 'POST',
    path: '/sign-in/code',
    request: z.strictObject({
      code: z.string().check(z.minLength(1), z.maxLength(16)),
      name: shownName,
    }),
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
    request: z.strictObject({
      password: z.string().check(z.minLength(1), z.maxLength(256)),
      name: shownName,
      /** Who it is, where only their domain was known before. */
      account: shownName,
    }),
    response: moved,
  },
  /** From an open request back to the ways that there are; the request is withdrawn. */
  leave: { method: 'POST', path: '/sign-in/leave', request: empty, response: moved },
  approval: {
    method: 'POST',
    path: '/sign-in/approval',
    request: z.strictObject({ name: shownName }),
    response: moved,
  },
  /** Takes the session of an approved request, once, for the browser that started it. */
  complete: { method: 'POST', path: '/sign-in/complete', request: empty, response: moved },
  /** *Not now*: phone sign-in is set up another day. */
  snooze: { method: 'POST', path: '/sign-in/snooze', request: empty, response: moved },
  /** Back to the name; an open request is withdrawn. */
  restart: { method: 'POST', path: '/sign-in/restart', request: empty, response: moved },
  signOut: { method: 'POST', path: '/sign-out', request: empty, response: moved },
} as const

/** The event stream of the open request, `/{tenant}/sign-in/events`: cookie and page token as everywhere. */
export const eventsPath = '/sign-in/events'
