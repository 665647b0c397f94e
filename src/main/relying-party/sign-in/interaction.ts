/** A sign-in that an application waits for: its own page, begun by this browser, told once how it ended. @module */
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Browser, Pages } from '../doors.ts'
import type { InteractionRecord } from '../openid-records.ts'
import { inTenant, refusedPage, type OpenPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import { campaignOn } from './campaign-asked.ts'
import { isDomainAlone } from '#protocol/domain-alone'
import { liveAccountOf, sessionIn } from './live-account.ts'
import { toState } from './page-state.ts'
import { turnPage } from './page-turn.ts'
import { toShownTenant } from './shown-tenant.ts'

export function createInteractions(
  context: Context,
): Pick<Pages, 'enter' | 'goOn' | 'stay' | 'cancel'> {
  const { store, directory, opening, clock, crypto, live } = context

  return {
    enter: ({ tenant, browser, id }) =>
      inTenant(directory, tenant, async (found) => {
        const interaction = await findOpen(found, browser, id)
        if (interaction === undefined) return refusedPage('interaction-over')
        const open = await opening.find(found, browser)
        const isOpen = open?.page.interaction === interaction.id
        const account = await liveAccountOf(context, interaction, browser)
        // Whoever turned back from where a hint led is not led there again.
        const isHinted = interaction.hint !== '' && !(isOpen && hasTurnedBack(open))
        const shown = {
          tenant: toShownTenant(found),
          application: interaction.application,
          ...(isHinted ? { hint: interaction.hint } : {}),
          ...(account === undefined
            ? {}
            : { account: { name: account.name, displayName: account.displayName } }),
        }
        if (isOpen) {
          const state = await toState(context, found, open.page, browser)
          return { outcome: 'done', value: { ...shown, state } }
        }
        // Whatever was proved on another page was not proved for this application.
        const turned = await turnPage(context, undefined, found, browser)
        const { session, pageToken, newBrowser } = turned
        const page: PageRecord = {
          ...turned.page,
          interaction: interaction.id,
          application: interaction.application,
        }
        await store.decide('turnPage', { page, browser: newBrowser, at: clock.now() })
        const token = pageToken === undefined ? {} : { pageToken }
        return {
          outcome: 'done',
          value: { ...shown, state: { step: 'name' }, ...token },
          ...(session === undefined ? {} : { session }),
        }
      }),

    goOn: ({ tenant, browser, id }) =>
      inTenant(directory, tenant, async (found) => {
        const opened = await findPage(found, browser, id)
        if (opened === undefined) return refusedPage('interaction-over')
        const { page } = opened.open
        if (page.step !== 'signed-in') return refusedPage('step-over')
        if (await campaignOn(context, found, page)) return refusedPage('step-over')
        const { interaction } = opened
        const asked = { page, interaction: interaction.id, at: clock.now() }
        const ended = await store.decide('finishInteraction', asked)
        if (ended.outcome !== 'finished') return refusedPage(ended.outcome)
        return { outcome: 'done', value: { to: interaction.returnTo + (id ?? '') } }
      }),

    stay: ({ tenant, browser, id }) =>
      inTenant(directory, tenant, async (found) => {
        const opened = await findPage(found, browser, id)
        if (opened === undefined) return refusedPage('interaction-over')
        const { interaction, open } = opened
        const session = sessionIn(context, browser, found.id)
        if (session === undefined) return refusedPage('step-over')
        const asked = { page: open.page, interaction: interaction.id, session, at: clock.now() }
        const ended = await store.decide('takeAccount', asked)
        if (ended.outcome !== 'finished') return refusedPage(ended.outcome)
        return { outcome: 'done', value: { to: interaction.returnTo + (id ?? '') } }
      }),

    cancel: ({ tenant, browser, id }) =>
      inTenant(directory, tenant, async (found) => {
        const opened = await findPage(found, browser, id)
        if (opened === undefined) return refusedPage('interaction-over')
        const { interaction, open } = opened
        const asked = { page: open.page, interaction: interaction.id, at: clock.now() }
        const ended = await store.decide('cancelInteraction', asked)
        if (ended.outcome !== 'cancelled') return refusedPage('interaction-over')
        live.tellEnded(ended.withdrawn)
        return { outcome: 'done', value: { to: interaction.returnTo + (id ?? '') } }
      }),
  }

  /** The interaction, where this browser began it and nobody ended it. */
  async function findOpen(
    tenant: TenantRecord,
    browser: Browser,
    id: string | undefined,
  ): Promise<InteractionRecord | undefined> {
    if (id === undefined || browser.interaction !== id) return undefined
    const interaction = await store.find.interaction(tenant.id, crypto.digest(id))
    if (interaction?.result !== '' || clock.now() >= interaction.expiresAt) return undefined
    return interaction
  }

  /** And the page that is this interaction's own. */
  async function findPage(
    tenant: TenantRecord,
    browser: Browser,
    id: string | undefined,
  ): Promise<{ interaction: InteractionRecord; open: OpenPage } | undefined> {
    const interaction = await findOpen(tenant, browser, id)
    const open = await opening.find(tenant, browser)
    if (interaction === undefined || open?.page.interaction !== interaction.id) return undefined
    return { interaction, open }
  }
}

function hasTurnedBack({ page }: OpenPage): boolean {
  return page.step === 'name' && isDomainAlone(page.name)
}
