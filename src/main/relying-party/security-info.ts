/** Security info: what a person may see and change of their own account, soon after they signed in. @module */
import { toBase64url } from '#protocol/bytes'
import { encodeEnrollmentLink } from '#protocol/links'
import type { InvitationState } from '#protocol/page-http'
import type { Context } from './context.ts'
import type { Browser, PageAnswer, Pages } from './doors.ts'
import { limits } from './limits.ts'
import { inTenant, refusedPage, type OpenPage } from './page-opening.ts'
import type { TenantRecord, UserRecord } from './directory-records.ts'
import { mayAddAuthenticator, type Decision } from './policy/decide-methods.ts'
import { findDecisionFor } from './policy/person-of.ts'
import { defaultMethodsOf } from './registration/default-method.ts'
import { findMethods } from './registration/methods.ts'
import { findTestRequest, sendTestRequest } from './registration/test-request.ts'
import { tellRevoked } from './removal.ts'

export type SecurityInfoPages = Pick<
  Pages,
  | 'securityInfo'
  | 'invite'
  | 'invitation'
  | 'chooseDefaultMethod'
  | 'sendTestRequest'
  | 'testRequest'
  | 'phoneSignInCode'
  | 'removeMethod'
>

interface SignedIn extends OpenPage {
  readonly user: UserRecord
  readonly endsAt: number
}

export function createSecurityInfo(context: Context): SecurityInfoPages {
  const { store, directory, opening, clock, crypto, random, identity, live } = context

  /** The signed-in person and the verb with them; or a refusal. */
  const signedIn = <T>(
    tenant: string,
    browser: Browser,
    act: (session: SignedIn) => Promise<PageAnswer<T>>,
  ): Promise<PageAnswer<T>> =>
    inTenant(directory, tenant, async (found) => {
      const open = await opening.find(found, browser)
      if (open?.page.step !== 'signed-in') return refusedPage('session-missing')
      const endsAt = open.page.signedInAt + limits.securityInfoMs
      if (clock.now() >= endsAt) return refusedPage('sign-in-again')
      const user = await store.find.user(found.id, open.page.subject)
      if (user === undefined || user.disabled) return refusedPage('session-missing')
      return act({ ...open, user, endsAt })
    })

  return {
    securityInfo: ({ tenant, browser }) =>
      signedIn(tenant, browser, async ({ tenant: found, user, page, endsAt }) => {
        const asked = { tenant: found.id, user: user.id, at: clock.now() }
        const decided = await findDecisionFor(store.find, found, asked)
        const choices = decided === undefined ? [] : [...defaultMethodsOf(decided)]
        return {
          outcome: 'done',
          value: {
            tenant: { id: found.id, name: found.name, domain: found.domain },
            account: {
              name: user.name,
              displayName: user.displayName,
              by: page.signedInBy ?? 'password',
              at: page.signedInAt,
            },
            methods: await findMethods(context, user),
            default: {
              chosen: choices.find((method) => method === user.defaultMethod) ?? '',
              choices,
            },
            mayAdd: decided !== undefined && mayAddAuthenticator(decided.decision),
            sessionEndsInMs: Math.max(0, endsAt - clock.now()),
          },
        }
      }),

    invite: ({ tenant, browser }) =>
      signedIn(tenant, browser, async ({ tenant: found, user }) => {
        const may = await mayRegister(found, user)
        if (may === undefined || !mayAddAuthenticator(may)) return refusedPage('policy')
        const code = random.bytes(16)
        const at = clock.now()
        const id = opening.secret(16)
        const answer = await store.decide('invite', {
          invitation: {
            tenant: found.id,
            id,
            codeHash: toBase64url(crypto.sha256(code)),
            user: user.id,
            expiresAt: at + limits.invitationMs,
            device: '',
          },
          at,
        })
        if (answer.outcome === 'refused') return refusedPage('too-many-devices')
        const link = encodeEnrollmentLink({
          rp: identity.origin,
          tenant: found.id,
          code: toBase64url(code),
          key: identity.thumbprint,
          ca: identity.certificateHash,
        })
        return { outcome: 'done', value: { id, link, expiresInMs: limits.invitationMs } }
      }),

    invitation: ({ tenant, browser, id }) =>
      signedIn<InvitationState>(tenant, browser, async ({ tenant: found, user }) => {
        const invitation = await store.find.invitation(found.id, id ?? '')
        if (invitation?.user !== user.id) return refusedPage('not-found')
        const device =
          invitation.device === ''
            ? undefined
            : await store.find.device(found.id, invitation.device)
        if (device?.state === 'active') {
          const value = { state: 'added', method: device.id, device: device.name } as const
          return { outcome: 'done', value }
        }
        // A prepared device has its own ten minutes to be confirmed.
        const until =
          device?.state === 'prepared'
            ? device.preparedAt + limits.preparedMs
            : invitation.device === ''
              ? invitation.expiresAt
              : 0
        const expiresInMs = until - clock.now()
        return expiresInMs > 0
          ? { outcome: 'done', value: { state: 'waiting', expiresInMs } }
          : { outcome: 'done', value: { state: 'expired' } }
      }),

    chooseDefaultMethod: ({ tenant, browser, request }) =>
      signedIn(tenant, browser, async ({ tenant: found, user }) => {
        const asked = { tenant: found.id, user: user.id, method: request.method, at: clock.now() }
        return (await store.decide('chooseDefaultMethod', asked)) === 'policy'
          ? refusedPage('policy')
          : { outcome: 'done', value: {} }
      }),

    sendTestRequest: ({ tenant, browser }) =>
      signedIn(tenant, browser, (session) => sendTestRequest(context, session, browser)),

    testRequest: ({ tenant, browser }) =>
      signedIn(tenant, browser, (session) => findTestRequest(context, session)),

    phoneSignInCode: ({ tenant, browser, id }) =>
      signedIn(tenant, browser, async ({ tenant: found, user }) => {
        const may = await mayRegister(found, user)
        if (may?.['phone-sign-in'].registration.isAllowed !== true) return refusedPage('policy')
        const code = random.bytes(16)
        const at = clock.now()
        const answer = await store.decide('givePhoneSignInCode', {
          code: {
            tenant: found.id,
            codeHash: toBase64url(crypto.sha256(code)),
            device: id ?? '',
            expiresAt: at + limits.phoneSignInCodeMs,
          },
          user: user.id,
          at,
        })
        if (answer.outcome === 'refused') return refusedPage('not-found')
        const value = { code: toBase64url(code), expiresInMs: limits.phoneSignInCodeMs }
        return { outcome: 'done', value }
      }),

    removeMethod: ({ tenant, browser, id }) =>
      signedIn(tenant, browser, async ({ tenant: found, user }) => {
        const device = await store.find.device(found.id, id ?? '')
        if (device?.user !== user.id || device.state === 'removed') return refusedPage('not-found')
        const removed = await store.decide('removeDevice', {
          tenant: found.id,
          device: device.id,
          credential: undefined,
          reason: 'by-user',
          at: clock.now(),
        })
        if (removed.outcome === 'refused') return refusedPage('not-found')
        removed.ended.forEach((ended) => live.tellEnded(ended))
        tellRevoked(context, removed.device)
        return { outcome: 'done', value: {} }
      }),
  }

  async function mayRegister(found: TenantRecord, user: UserRecord): Promise<Decision | undefined> {
    const asked = { tenant: found.id, user: user.id, at: clock.now() }
    return (await findDecisionFor(store.find, found, asked))?.decision
  }
}
