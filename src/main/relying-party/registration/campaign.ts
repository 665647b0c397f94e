/** The registration campaign: who is led to set up phone sign-in after they signed in, and whether they may put it off. @module */
import type { Audit } from '../audit.ts'
import type { UserRecord } from '../directory-records.ts'
import { place } from '../policy/compiled-targets.ts'
import { decideFor, type Decided } from '../policy/person-of.ts'
import type { Tables } from '../tables.ts'

/** After so many, setting up is required where the policy enforces it. */
export const allowedSnoozes = 3
const dayMs = 86_400_000

export type Campaign =
  /** Nothing is asked of them. */
  | { readonly asks: false }
  /** `snoozesLeft`: how often they may still put it off; Infinity where nothing is enforced. */
  | {
      readonly asks: true
      readonly isRequired: boolean
      readonly snoozesLeft: number
      readonly snoozeDays: number
    }

/**
 * Whether the campaign asks something of a person who has just signed in by password. Ask it between the password and
 * the session's first page. Not eligible is who has a passwordless credential, who may not have one, and, as documented,
 * who is in mode Passwordless alone.
 */
export function campaignFor(
  { rules, person, decision }: Decided,
  { snoozes, snoozedUntil }: Pick<UserRecord, 'snoozes' | 'snoozedUntil'>,
  now: number,
): Campaign {
  const campaign = rules.policy.registrationCampaign
  if (campaign.state !== 'enabled' || now < snoozedUntil) return { asks: false }
  const subject = { id: person.user.id, groups: person.groups }
  const { isIncluded } = place(
    {
      state: 'enabled',
      includeTargets: campaign.includeTargets.map(({ id, targetType }) => ({
        ...{ id, targetType, isRegistrationRequired: false },
      })),
      excludeTargets: campaign.excludeTargets,
    },
    subject,
  )
  const { modes } = place(rules.policy.microsoftAuthenticator, subject)
  const isPasswordlessOnly = modes.size === 1 && modes.has('deviceBasedPush')
  const hasCredential = person.authenticators.some((each) => each.hasCredential)
  const mayRegister = decision['phone-sign-in'].registration.isAllowed
  if (!isIncluded || isPasswordlessOnly || hasCredential || !mayRegister) return { asks: false }
  const left = Math.max(0, allowedSnoozes - snoozes)
  const isEnforced = campaign.enforceRegistrationAfterAllowedSnoozes
  return {
    asks: true,
    isRequired: isEnforced && left === 0,
    snoozesLeft: isEnforced ? left : Infinity,
    snoozeDays: campaign.snoozeDurationInDays,
  }
}

export interface SnoozeCampaign {
  readonly tenant: string
  readonly user: string
  readonly at: number
}

export function campaignDecisions(audit: Audit) {
  return {
    /** Puts it off; `required` where that is no longer allowed. 0 days: until the next sign-in. */
    snoozeCampaign(
      tables: Tables,
      { tenant, user: id, at }: SnoozeCampaign,
    ): 'snoozed' | 'required' | 'nothing-asked' {
      const user = tables.user(tenant, id)
      const decided = decideFor(tables, { tenant, user: id, at })
      if (user === undefined || decided === undefined) return 'nothing-asked'
      const campaign = campaignFor(decided, user, at)
      if (!campaign.asks) return 'nothing-asked'
      if (campaign.isRequired) return 'required'
      const snoozes = user.snoozes + 1
      tables.putUser({ ...user, snoozes, snoozedUntil: at + campaign.snoozeDays * dayMs })
      const facts = { subject: id, snoozes }
      audit.append(tables, { at, tenant, event: 'campaign-snoozed', facts })
      return 'snoozed'
    },
  }
}
