/** What the registration campaign asks of who has just signed in by password on a page. @module */
import type { SignInState } from '#protocol/sign-in-http'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import { findDecisionFor, findRules } from '../policy/person-of.ts'
import type { PageRecord } from '../records.ts'
import { campaignFor } from '../registration/campaign.ts'

export type CampaignStep = Omit<
  Extract<SignInState, { readonly step: 'campaign' }>,
  'step' | 'account'
>

/** What the campaign asks of who is signed in on `page`; undefined where it asks nothing, or has been answered since. */
export async function campaignOn(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  tenant: TenantRecord,
  page: PageRecord,
): Promise<CampaignStep | undefined> {
  if (page.step !== 'signed-in' || !byPassword.some((by) => by === page.signedInBy))
    return undefined
  const { policy } = await findRules(store.find, tenant)
  if (policy.registrationCampaign.state !== 'enabled') return undefined
  const at = clock.now()
  const user = await store.find.user(tenant.id, page.subject)
  const of = { tenant: tenant.id, user: page.subject, at }
  const decided = await findDecisionFor(store.find, tenant, of)
  // Put off in this very session, were it for no day at all.
  if (user === undefined || decided === undefined || user.snoozedUntil >= page.signedInAt) {
    return undefined
  }
  const campaign = campaignFor(decided, user, at)
  if (!campaign.asks) return undefined
  const { isRequired, snoozesLeft, snoozeDays } = campaign
  return { isRequired, snoozeDays, ...(Number.isFinite(snoozesLeft) ? { snoozesLeft } : {}) }
}

const byPassword = ['password', 'password-and-push', 'password-and-code'] as const
