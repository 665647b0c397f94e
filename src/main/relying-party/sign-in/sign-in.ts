/** Signing in on a page: a name, then a password or an approval, then a session. @module */
import { toDisplayText } from '#protocol/display-text'
import type { SignInState } from '#protocol/sign-in-http'
import type { Context } from '../context.ts'
import type { Pages } from '../doors.ts'
import { inTenant, refusedPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import { createApprovals } from './approvals.ts'
import { sourceOf, toAsking } from './asking.ts'
import { createCampaignStep } from './campaign-step.ts'
import { federatedDomainOf, isSentAway } from './federation.ts'
import type { Moved } from './finish.ts'
import { createFirstFactor } from './first-factor.ts'
import { createOnPage } from './on-page.ts'
import { createInteractions } from './interaction.ts'
import { toState } from './page-state.ts'
import { nobody, subjectOf, turnPage } from './page-turn.ts'
import { toShownTenant } from './shown-tenant.ts'

export type SignInPages = Pick<
  Pages,
  | 'tenant'
  | 'state'
  | 'begin'
  | 'password'
  | 'temporaryAccessPass'
  | 'identityProvider'
  | 'federatedPassword'
  | 'approval'
  | 'code'
  | 'complete'
  | 'leave'
  | 'snooze'
  | 'restart'
  | 'signOut'
  | 'enter'
  | 'goOn'
  | 'stay'
  | 'cancel'
>

export function createSignIn(context: Context): SignInPages {
  const { store, crypto, directory, opening, clock, live } = context

  const onPage = createOnPage(context)

  return {
    ...createFirstFactor(context, onPage),
    ...createApprovals(context, onPage),
    ...createCampaignStep(context, onPage),
    ...createInteractions(context),
    tenant: ({ tenant }) =>
      inTenant(directory, tenant, (found) =>
        Promise.resolve({ outcome: 'done', value: toShownTenant(found) }),
      ),

    state: ({ tenant, browser }) =>
      inTenant(directory, tenant, async (found) => {
        const open = await opening.find(found, browser)
        const state: SignInState =
          open === undefined ? { step: 'name' } : await toState(context, found, open.page, browser)
        return { outcome: 'done', value: { state, tenant: toShownTenant(found) } }
      }),

    begin: ({ tenant, browser, request }) =>
      inTenant(directory, tenant, async (found): Promise<Moved> => {
        const name = toDisplayText(request.name, 113)
        if (name === '') return refusedPage('invalid')
        const open = await opening.find(found, browser)
        const subject = await subjectOf(context, found, name)
        const { page, session, pageToken, newBrowser } = await turnPage(
          context,
          open,
          found,
          browser,
        )
        const simulatedSource = request.source ?? ''
        if (simulatedSource !== '' && sourceOf(found, simulatedSource) === undefined) {
          return refusedPage('invalid')
        }
        const named: PageRecord = { ...page, step: 'method', name, subject, simulatedSource }
        if (request.hinted === true && (await federatedDomainOf(context, found, name))) {
          const asking = await toAsking(context, { tenant: found, page: named }, browser)
          if (isSentAway(asking)) return turnTo({ ...named, step: 'identity-provider' })
        }
        return turnTo(named)

        async function turnTo(named: PageRecord): Promise<Moved> {
          const ended = await store.decide('turnPage', {
            page: named,
            browser: newBrowser,
            at: clock.now(),
          })
          live.tellEnded(ended)
          const state = await toState(context, found, named, browser)
          return {
            outcome: 'done',
            value: { state, ...(pageToken === undefined ? {} : { pageToken }) },
            ...(session === undefined ? {} : { session }),
          }
        }
      }),

    identityProvider: ({ tenant, browser }) =>
      onPage(tenant, browser, async ({ tenant: found, page }) => {
        const domain = await federatedDomainOf(context, found, page.name)
        if (domain === undefined || page.step === 'signed-in') return refusedPage('step-over')
        const away: PageRecord = { ...page, step: 'identity-provider', attempt: '', passwordAt: 0 }
        const asked = { page: away, browser: undefined, at: clock.now() }
        live.tellEnded(await store.decide('turnPage', asked))
        const state = await toState(context, found, away, browser)
        return { outcome: 'done', value: { state } }
      }),

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
        const sessions = (browser.openIdSessions ?? []).map(({ tenant, session }) => ({
          tenant,
          id: crypto.digest(session),
        }))
        live.tellEnded(await store.decide('signOut', { page, sessions, at: clock.now() }))
        return { outcome: 'done', value: { state: { step: 'name' } }, session: null }
      }),
  }
}
