/** *Not now*: phone sign-in is set up another day, as often as the policy lets people put it off. @module */
import type { Context } from '../context.ts'
import type { Pages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { campaignOn } from './campaign-asked.ts'
import type { OnPage } from './on-page.ts'
import { toState } from './page-state.ts'

export function createCampaignStep(context: Context, onPage: OnPage): Pick<Pages, 'snooze'> {
  const { store, clock } = context
  return {
    snooze: ({ tenant, browser }) =>
      onPage(tenant, browser, async ({ tenant: found, page }) => {
        const campaign = await campaignOn(context, found, page)
        if (campaign === undefined) return refusedPage('step-over')
        const asked = { tenant: found.id, user: page.subject, at: clock.now() }
        const put = await store.decide('snoozeCampaign', asked)
        if (put === 'required') return refusedPage('policy')
        const state = await toState(context, found, page, browser)
        return { outcome: 'done', value: { state } }
      }),
  }
}
