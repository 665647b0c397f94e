/** The first thing that proves a person: a password, here or at their own provider, or a Temporary Access Pass. @module */
import type { SignedIn } from '#protocol/sign-in-http'
import { toDisplayText } from '#protocol/display-text'
import type { Context } from '../context.ts'
import type { Browser, Pages } from '../doors.ts'
import { refusedPage, type OpenPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import { findRules, findSubject } from '../policy/person-of.ts'
import { isPasswordAllowed, shownMethods } from '../policy/tenant-rules.ts'
import { draftOf, toAsking, type Asking } from './asking.ts'
import { isDomainAlone } from '#protocol/domain-alone'
import { federatedDomainOf } from './federation.ts'
import { finishSignIn, type Moved } from './finish.ts'
import type { SignInEnd } from './log-entry.ts'
import type { OnPage } from './on-page.ts'
import { toState } from './page-state.ts'
import type { TryPassword } from './password-try.ts'
import { subjectOf } from './page-turn.ts'
import { isRegistered, secondFactorsOf } from './second-factors.ts'

interface Trying {
  readonly open: OpenPage
  readonly browser: Browser
  readonly asking: Asking
  readonly of: TryPassword
}

export function createFirstFactor(
  context: Context,
  onPage: OnPage,
): Pick<Pages, 'password' | 'temporaryAccessPass' | 'federatedPassword'> {
  const { store, opening, clock, passwords, live } = context

  return {
    password: ({ tenant, browser, request }) =>
      onPage(
        tenant,
        browser,
        async (open) => {
          if (!isAtFirst(open)) return refusedPage('step-over')
          const rules = await findRules(store.find, open.tenant)
          const who = { tenant: open.tenant.id, user: open.page.subject }
          const subject = await findSubject(store.find, rules.policy.password, who)
          return trying(open, browser, 'password', async (tried) => {
            const user = tried.asking.decided?.user
            const right = await passwords.verify(user?.passwordHash, request.password)
            const isOpen = user !== undefined && !user.disabled && !user.federated
            if (!right || !isOpen || !isPasswordAllowed(rules, subject)) return wrong(tried)
            return afterPassword(tried)
          })
        },
        request.name,
      ),

    temporaryAccessPass: ({ tenant, browser, request }) =>
      onPage(
        tenant,
        browser,
        async (open) => {
          if (!isAtFirst(open)) return refusedPage('step-over')
          return trying(open, browser, 'temporary-access-pass', async (tried) => {
            const { tenant: found, page } = open
            const pass = await store.find.temporaryAccessPassOf(found.id, page.subject)
            const right = await passwords.verify(pass?.passHash, request.pass)
            const side = tried.asking.decided?.decision['temporary-access-pass'].signIn
            if (!right || pass === undefined || side === undefined || !isRegistered(side)) {
              return wrong(tried)
            }
            return done(tried, 'temporary-access-pass', 'pass-right', pass.id)
          })
        },
        request.name,
      ),

    federatedPassword: ({ tenant, browser, request }) =>
      onPage(
        tenant,
        browser,
        async (open) => {
          const { tenant: found, page } = open
          const domain = await federatedDomainOf(context, found, page.name)
          if (page.step !== 'identity-provider' || domain === undefined) {
            return refusedPage('step-over')
          }
          const named = await namedThere(open, domain, request.account)
          if (named === undefined) return refusedPage('password-wrong')
          return trying({ ...open, page: named }, browser, 'federated', async (tried) => {
            const user = tried.asking.decided?.user
            const right = await passwords.verify(user?.passwordHash, request.password)
            if (!right || user?.disabled !== false || !user.federated) return wrong(tried)
            if (named !== page) {
              const turned = { page: named, browser: undefined, at: clock.now() }
              live.tellEnded(await store.decide('turnPage', turned))
            }
            return done(tried, 'federated', 'federated')
          })
        },
        request.name,
      ),
  }

  /** Whoever came by the domain alone says there who they are, and is somebody of that domain. */
  async function namedThere(
    { tenant, page }: OpenPage,
    domain: string,
    account: string | undefined,
  ): Promise<PageRecord | undefined> {
    if (!isDomainAlone(page.name)) return account === undefined ? page : undefined
    const name = toDisplayText(account ?? '', 113)
    if (isDomainAlone(name) || (await federatedDomainOf(context, tenant, name)) !== domain) {
      return undefined
    }
    return { ...page, name, subject: await subjectOf(context, tenant, name) }
  }

  /** Each try counts as wrong before it is looked at. */
  async function trying(
    open: OpenPage,
    browser: Browser,
    method: 'password' | 'temporary-access-pass' | 'federated',
    act: (tried: Trying) => Promise<Moved>,
  ): Promise<Moved> {
    const asking = await toAsking(context, open, browser)
    // The same for every name, so that it tells nothing of anybody.
    const shown = shownMethods(await findRules(store.find, open.tenant))
    if (method !== 'federated' && !shown.includes(method)) return refusedPage('policy')
    const of: TryPassword = {
      ...{ tenant: open.page.tenant, subject: open.page.subject, lane: asking.lane.lane },
      source: await opening.sprayer(asking.browser),
      ...{ at: clock.now(), draft: draftOf(asking, method), seed: opening.secret(16) },
    }
    const counted = await store.decide('tryPassword', of)
    if (counted.outcome === 'throttled') return refusedPage('throttled', counted.until - of.at)
    return act({ open, browser, asking, of })
  }

  async function wrong({ of }: Trying): Promise<Moved> {
    await store.decide('refusePassword', { ...of, at: clock.now() })
    return refusedPage(
      of.draft.method === 'temporary-access-pass' ? 'pass-wrong' : 'password-wrong',
    )
  }

  function done(
    { open, browser, of }: Trying,
    by: SignedIn['by'],
    end: SignInEnd,
    pass?: string,
  ): Promise<Moved> {
    const entry = { draft: of.draft, seed: of.seed, end }
    return finishSignIn(context, { open, browser, by, entry, pass, source: of.source })
  }

  /** As the tenant says, unless an application that waits asks for two. */
  async function secondFactorFor({ tenant, page }: OpenPage) {
    if (page.interaction === '') return tenant.settings.secondFactor
    const interaction = await store.find.interaction(tenant.id, page.interaction)
    return interaction?.isStrong === true ? 'required' : tenant.settings.secondFactor
  }

  /** In, or on to the second factor, as the tenant says. */
  async function afterPassword(tried: Trying): Promise<Moved> {
    const { open, browser, asking, of } = tried
    const secondFactor = await secondFactorFor(open)
    const methods = asking.decided === undefined ? [] : secondFactorsOf(asking.decided)
    if (secondFactor === 'none' || (secondFactor === 'whenRegistered' && methods.length === 0)) {
      return done(tried, 'password', 'password-right')
    }
    const asked = { ...of, at: clock.now(), page: open.page, isMissing: methods.length === 0 }
    const turned = await store.decide('needSecondFactor', asked)
    if (turned.outcome === 'step-over') return refusedPage('step-over')
    live.tellEnded(turned.withdrawn)
    if (methods.length === 0) return refusedPage('second-factor-missing')
    const state = await toState(context, open.tenant, turned.page, browser)
    return { outcome: 'done', value: { state } }
  }
}

function isAtFirst({ page }: OpenPage): boolean {
  return page.step === 'method' || page.step === 'approval'
}
