/** How a sign-in ends that an application waits for: once, by its own page, signed in after it was asked for. @module */
import type { EndedAttempt } from '../attempt-ending.ts'
import type { Audit } from '../audit.ts'
import { sessionKind } from '../openid-records.ts'
import type { PageRecord } from '../records.ts'
import type { Tables } from '../tables.ts'
import { isLive } from './account-choice.ts'
import { methodsTold } from './methods-told.ts'

export interface EndInteraction {
  readonly page: PageRecord
  readonly interaction: string
  readonly at: number
}

export interface TakeAccount extends EndInteraction {
  /** The provider's, of this browser: the hash of what opens it. */
  readonly session: string
}

/** `second-factor-missing`: the application asked for two, and there was one. */
export type FinishRefusal = 'step-over' | 'interaction-over' | 'second-factor-missing'

/** What the provider reads of how an interaction ended. */
export type InteractionResult =
  | {
      readonly login: {
        readonly accountId: string
        readonly amr: readonly string[]
        readonly acr: string
        /** When, in epoch seconds. */
        readonly ts: number
        /** For as long as the browser runs, and not longer. */
        readonly remember: false
      }
      readonly select_account: Readonly<Record<string, never>>
      readonly consent: Readonly<Record<string, never>>
    }
  /** As who is signed in already: the provider's session says how, and when. */
  | {
      readonly select_account: Readonly<Record<string, never>>
      readonly consent: Readonly<Record<string, never>>
    }
  | { readonly error: 'access_denied'; readonly error_description: string }

export function interactionEndDecisions(
  audit: Audit,
  turnPage: (
    tables: Tables,
    asked: { readonly page: PageRecord; readonly browser: undefined; readonly at: number },
  ) => EndedAttempt | undefined,
) {
  return {
    finishInteraction(
      tables: Tables,
      { page: asked, interaction: id, at }: EndInteraction,
    ): { readonly outcome: 'finished' | FinishRefusal } {
      const { tenant } = asked
      const page = tables.page(tenant, asked.tokenHash)
      const interaction = tables.interaction(tenant, id)
      if (interaction === undefined || at >= interaction.expiresAt) {
        return { outcome: 'interaction-over' }
      }
      if (page?.step !== 'signed-in' || page.signedInBy === undefined)
        return { outcome: 'step-over' }
      if (page.interaction !== id || page.signedInAt < interaction.startedAt) {
        return { outcome: 'step-over' }
      }
      if (tables.user(tenant, page.subject)?.disabled !== false) return { outcome: 'step-over' }
      const { amr, acr } = methodsTold(page.signedInBy)
      if (interaction.isStrong && acr !== '2') return { outcome: 'second-factor-missing' }
      const result: InteractionResult = {
        login: {
          accountId: page.subject,
          ...{ amr, acr },
          ts: Math.floor(page.signedInAt / 1000),
          remember: false,
        },
        select_account: {},
        consent: {},
      }
      if (!tables.endInteraction(tenant, id, JSON.stringify(result))) {
        return { outcome: 'interaction-over' }
      }
      const facts = { subject: page.subject, client: interaction.clientId }
      audit.append(tables, { at, tenant, event: 'application-signed-in', facts })
      return { outcome: 'finished' }
    },

    /** The person chose the account that this browser is signed in as. */
    takeAccount(
      tables: Tables,
      { page: asked, interaction: id, session, at }: TakeAccount,
    ): { readonly outcome: 'finished' | 'step-over' | 'interaction-over' } {
      const { tenant } = asked
      const page = tables.page(tenant, asked.tokenHash)
      const interaction = tables.interaction(tenant, id)
      if (interaction === undefined || at >= interaction.expiresAt) {
        return { outcome: 'interaction-over' }
      }
      if (page?.step !== 'name' || page.interaction !== id) return { outcome: 'step-over' }
      const held = tables.openId(tenant, sessionKind, session)
      const account = tables.user(tenant, interaction.user)
      if (!isLive(interaction, held, account, at)) return { outcome: 'step-over' }
      const result: InteractionResult = { select_account: {}, consent: {} }
      if (!tables.endInteraction(tenant, id, JSON.stringify(result))) {
        return { outcome: 'interaction-over' }
      }
      const facts = { subject: interaction.user, client: interaction.clientId }
      audit.append(tables, { at, tenant, event: 'application-signed-in', facts })
      return { outcome: 'finished' }
    },

    /** The person turned back, or was refused. */
    cancelInteraction(
      tables: Tables,
      { page, interaction: id, at }: EndInteraction,
    ):
      | { readonly outcome: 'cancelled'; readonly withdrawn: EndedAttempt | undefined }
      | { readonly outcome: 'interaction-over' } {
      const result: InteractionResult = {
        error: 'access_denied',
        error_description:
          'The user has denied access to the scope requested by the client application.',
      }
      if (!tables.endInteraction(page.tenant, id, JSON.stringify(result))) {
        return { outcome: 'interaction-over' }
      }
      const before = tables.page(page.tenant, page.tokenHash) ?? page
      const left: PageRecord = { ...before, step: 'name', attempt: '', passwordAt: 0 }
      return {
        outcome: 'cancelled',
        withdrawn: turnPage(tables, { page: left, browser: undefined, at }),
      }
    },
  }
}
