/** Signing in on a page: a name, then a password or an approval, then a session. @module */
import { toBase64url } from '#protocol/bytes'
import { toDisplayText } from '#protocol/display-text'
import type { SignInMethod, SignInState } from '#protocol/page-http'
import { askForApproval, shownRequest } from './approval-request.ts'
import type { Context } from '../context.ts'
import type { Browser, PageAnswer, Pages } from '../doors.ts'
import { inTenant, isFresh, refusedPage, type OpenPage } from '../page-opening.ts'
import type { TenantRecord } from '../directory-records.ts'
import { findRules, findSubject } from '../policy/person-of.ts'
import { isPasswordAllowed, shownMethods, type TenantRules } from '../policy/tenant-rules.ts'
import type { PageRecord } from '../records.ts'
import { awaitsSession } from './page-session.ts'

export type SignInPages = Pick<
  Pages,
  'tenant' | 'state' | 'begin' | 'password' | 'approval' | 'complete' | 'restart' | 'signOut'
>
type Moved = PageAnswer<{ state: SignInState; pageToken?: string }>

export function createSignIn(context: Context): SignInPages {
  const { store, directory, opening, clock, crypto, live, numberSeal, passwords, crashPoints } =
    context

  /** The page's session and the verb with it; or a refusal. */
  const onPage = (
    tenant: string,
    browser: Browser,
    act: (open: OpenPage) => Promise<Moved>,
  ): Promise<Moved> =>
    inTenant(directory, tenant, async (found) => {
      const open = await opening.find(found, browser)
      return open === undefined ? refusedPage('session-missing') : act(open)
    })

  const signIn = async (
    { tenant, page }: OpenPage,
    browser: Browser,
    by: 'password' | 'approval',
  ): Promise<Moved> => {
    const [session, pageToken, knownBrowser] = [
      opening.secret(32),
      opening.secret(32),
      opening.secret(32),
    ]
    const { lane } = await opening.lane(tenant.id, page.subject, browser)
    const signedIn = await store.decide('signIn', {
      page,
      by,
      at: clock.now(),
      cookieHash: crypto.digest(session),
      tokenHash: crypto.digest(pageToken),
      lane,
      known: {
        cookieHash:
          browser.knownBrowser === undefined ? undefined : crypto.digest(browser.knownBrowser),
        newCookieHash: crypto.digest(knownBrowser),
        newId: opening.secret(16),
      },
    })
    crashPoints.reached('relying-party:sign-in-decided')
    if (signedIn.outcome !== 'signed-in') return refusedPage('step-over')
    live.tellEnded(signedIn.withdrawn)
    const state = await toState(context, tenant, signedIn.page)
    return { outcome: 'done', value: { state, pageToken }, session, knownBrowser }
  }

  return {
    tenant: ({ tenant }) =>
      inTenant(directory, tenant, ({ id, name, domain }) =>
        Promise.resolve({ outcome: 'done', value: { id, name, domain } }),
      ),

    state: ({ tenant, browser }) =>
      inTenant(directory, tenant, async (found): Promise<Moved> => {
        const open = await opening.find(found, browser)
        const state: SignInState =
          open === undefined ? { step: 'name' } : await toState(context, found, open.page)
        return { outcome: 'done', value: { state } }
      }),

    begin: ({ tenant, browser, request }) =>
      inTenant(directory, tenant, async (found): Promise<Moved> => {
        const name = toDisplayText(request.name, 113)
        if (name === '') return refusedPage('invalid')
        const open = await opening.find(found, browser)
        const user = await store.find.userByName(found.id, name.toLowerCase())
        const subject =
          user?.id ?? toBase64url(numberSeal.pseudonym(`${found.id}/${name.toLowerCase()}`))
        const { page, session, pageToken, newBrowser } = await turn(open, found, browser)
        const named: PageRecord = { ...page, step: 'method', name, subject }
        const ended = await store.decide('turnPage', {
          page: named,
          browser: newBrowser,
          at: clock.now(),
        })
        live.tellEnded(ended)
        const state = await toState(context, found, named)
        return {
          outcome: 'done',
          value: { state, ...(pageToken === undefined ? {} : { pageToken }) },
          ...(session === undefined ? {} : { session }),
        }
      }),

    password: ({ tenant, browser, request }) =>
      onPage(tenant, browser, async (open) => {
        const { page } = open
        const rules = await findRules(store.find, open.tenant)
        if (!methodsOf(rules).includes('password')) return refusedPage('policy')
        if (page.step !== 'method' && page.step !== 'approval') return refusedPage('step-over')
        const { lane } = await opening.lane(page.tenant, page.subject, browser)
        const of = { tenant: page.tenant, subject: page.subject, lane, at: clock.now() }
        const counted = await store.decide('tryPassword', of)
        if (counted.outcome === 'throttled') {
          return refusedPage('throttled', counted.until - of.at)
        }
        const user = await store.find.user(page.tenant, page.subject)
        const subject = { tenant: page.tenant, user: page.subject }
        const asked = await findSubject(store.find, rules.policy.password, subject)
        const right = await passwords.verify(user?.passwordHash, request.password)
        const isOpen = user !== undefined && !user.disabled && !user.federated
        if (right && isOpen && isPasswordAllowed(rules, asked)) {
          return signIn(open, browser, 'password')
        }
        await store.decide('refusePassword', { ...of, at: clock.now() })
        return refusedPage('password-wrong')
      }),

    approval: ({ tenant, browser }) =>
      onPage(tenant, browser, async ({ tenant: found, page }) => {
        if (page.step !== 'method' && page.step !== 'approval') return refusedPage('step-over')
        if (!methodsOf(await findRules(store.find, found)).includes('authenticator')) {
          return refusedPage('policy')
        }
        const lane = await opening.lane(page.tenant, page.subject, browser)
        const asked = await askForApproval(context, { tenant: found, page, browser, lane })
        if (asked.outcome === 'refused') return refusedPage(asked.code, asked.retryAfterMs)
        const state: SignInState = { step: 'approval', name: page.name, request: asked.request }
        return { outcome: 'done', value: { state } }
      }),

    complete: ({ tenant, browser }) =>
      onPage(tenant, browser, (open) =>
        open.page.step === 'approval'
          ? signIn(open, browser, 'approval')
          : Promise.resolve(refusedPage('step-over')),
      ),

    restart: ({ tenant, browser }) =>
      onPage(tenant, browser, async ({ page }) => {
        const empty: PageRecord = { ...page, ...nobody }
        const ended = await store.decide('turnPage', {
          page: empty,
          browser: undefined,
          at: clock.now(),
        })
        live.tellEnded(ended)
        return { outcome: 'done', value: { state: { step: 'name' } } }
      }),

    signOut: ({ tenant, browser }) =>
      onPage(tenant, browser, async ({ page }) => {
        live.tellEnded(await store.decide('signOut', { page, at: clock.now() }))
        return { outcome: 'done', value: { state: { step: 'name' } }, session: null }
      }),
  }

  /** The page that a name is given to: the one that is open, or a new one in a browser that may be new too. */
  async function turn(open: OpenPage | undefined, tenant: TenantRecord, browser: Browser) {
    if (open !== undefined) {
      const page: PageRecord = { ...open.page, ...nobody }
      return { page, session: undefined, pageToken: undefined, newBrowser: undefined }
    }
    const now = clock.now()
    const pageToken = opening.secret(32)
    const presented =
      browser.session === undefined
        ? undefined
        : await store.find.browser(crypto.digest(browser.session))
    const known = presented !== undefined && isFresh(presented, now) ? presented : undefined
    // The cookie alone opens nothing, but it may get a page of its own beside others of this browser.
    const session = known === undefined ? opening.secret(32) : undefined
    const newBrowser =
      session === undefined
        ? undefined
        : {
            id: opening.secret(16),
            cookieHash: crypto.digest(session),
            createdAt: now,
            lastSeenAt: now,
          }
    const page: PageRecord = {
      tenant: tenant.id,
      tokenHash: crypto.digest(pageToken),
      browser: known?.id ?? newBrowser?.id ?? '',
      createdAt: now,
      ...nobody,
    }
    return { page, session, pageToken, newBrowser }
  }
}

const nobody = {
  step: 'name',
  name: '',
  subject: '',
  attempt: '',
  signedInBy: undefined,
  signedInAt: 0,
} as const

/** The same for every name, so that it tells nothing of anybody. */
function methodsOf(rules: TenantRules): SignInMethod[] {
  return shownMethods(rules).flatMap((method): SignInMethod[] => {
    if (method === 'password') return ['password']
    return method === 'phone-sign-in' ? ['authenticator'] : []
  })
}

async function toState(
  context: Context,
  tenant: TenantRecord,
  page: PageRecord,
): Promise<SignInState> {
  const { store, clock } = context
  if (page.step === 'name') return { step: 'name' }
  if (page.step === 'signed-in') {
    const user = await store.find.user(tenant.id, page.subject)
    if (user === undefined || page.signedInBy === undefined) return { step: 'name' }
    const { name, displayName } = user
    const account = { name, displayName, by: page.signedInBy, at: page.signedInAt }
    return { step: 'signed-in', account }
  }
  if (page.step === 'approval') {
    const attempt = await store.find.attempt(tenant.id, page.attempt)
    const request = shownRequest(context, tenant, attempt)
    if (request !== undefined) return { step: 'approval', name: page.name, request }
    if (attempt !== undefined && awaitsSession(attempt, page, clock.now())) {
      const user = await store.find.user(tenant.id, page.subject)
      if (user?.disabled === false) return { step: 'approved', name: page.name }
    }
  }
  const methods = methodsOf(await findRules(store.find, tenant))
  return { step: 'method', name: page.name, methods, first: methods[0] ?? 'password' }
}
