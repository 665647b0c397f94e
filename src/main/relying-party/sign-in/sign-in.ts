/** Signing in on a page: a name, then a password or an approval, then a session. @module */
import { toBase64url } from '#protocol/bytes'
import { toDisplayText } from '#protocol/display-text'
import type { SignInState } from '#protocol/page-http'
import { askForApproval } from './approval-request.ts'
import type { Context } from '../context.ts'
import type { Browser, Pages } from '../doors.ts'
import { inTenant, refusedPage, type OpenPage } from '../page-opening.ts'
import { findRules, findSubject } from '../policy/person-of.ts'
import { isPasswordAllowed } from '../policy/tenant-rules.ts'
import type { PageRecord } from '../records.ts'
import { draftOf } from './asking.ts'
import { finishSignIn, type Moved } from './finish.ts'
import { methodsOf, toState } from './page-state.ts'
import { nobody, turnPage } from './page-turn.ts'

export type SignInPages = Pick<
  Pages,
  'tenant' | 'state' | 'begin' | 'password' | 'approval' | 'complete' | 'restart' | 'signOut'
>

export function createSignIn(context: Context): SignInPages {
  const { store, directory, opening, clock, live, numberSeal, passwords } = context

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
        const { page, session, pageToken, newBrowser } = await turnPage(
          context,
          open,
          found,
          browser,
        )
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
        const lane = await opening.lane(page.tenant, page.subject, browser)
        const draft = await draftOf(context, { ...open, browser, lane }, 'password')
        const entry = { draft, seed: opening.secret(16) }
        const { tenant, subject } = page
        const of = { tenant, subject, lane: lane.lane, at: clock.now(), ...entry }
        const counted = await store.decide('tryPassword', of)
        if (counted.outcome === 'throttled') {
          return refusedPage('throttled', counted.until - of.at)
        }
        const user = await store.find.user(page.tenant, page.subject)
        const who = { tenant: page.tenant, user: page.subject }
        const asked = await findSubject(store.find, rules.policy.password, who)
        const right = await passwords.verify(user?.passwordHash, request.password)
        const isOpen = user !== undefined && !user.disabled && !user.federated
        if (right && isOpen && isPasswordAllowed(rules, asked)) {
          const end = 'password-right'
          return finishSignIn(context, { open, browser, by: 'password', entry: { ...entry, end } })
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
          ? finishSignIn(context, { open, browser, by: 'approval' })
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
}
