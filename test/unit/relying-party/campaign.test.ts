/** The registration campaign: whom it leads to set up, how often they may put it off, and when no more. @module */
import { describe, expect, test } from 'vitest'
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { findDecisionFor } from '../../../src/main/relying-party/policy/person-of'
import { campaignFor } from '../../../src/main/relying-party/registration/campaign'
import { enroll, turnPhoneSignInOn } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aWorld } from '../../support/relying-party-world'

const tenant = contosoTenant()
const name = 'balas@contoso.com'
const dayMs = 86_400_000
type Campaign = MethodsPolicy['registrationCampaign']

async function aCampaign(
  change: Partial<Campaign>,
  authenticator = defaultMethodsPolicy.microsoftAuthenticator,
) {
  const world = await aWorld()
  const { store } = world.needs
  const user = await store.find.userByName(tenant.id, name)
  if (user === undefined) throw new Error('no user')
  await store.decide('savePolicy', {
    ...{ tenant: tenant.id, by: 'command', at: 0, expectedVersion: 0 },
    change: {
      microsoftAuthenticator: authenticator,
      registrationCampaign: {
        ...{ ...defaultMethodsPolicy.registrationCampaign, state: 'enabled', ...change },
      },
    },
  })
  const of = () => ({ tenant: tenant.id, user: user.id, at: world.clock.now() })
  const ask = async () => {
    const decided = await findDecisionFor(store.find, tenant, of())
    const now = await store.find.user(tenant.id, user.id)
    if (decided === undefined || now === undefined) throw new Error('nobody')
    return campaignFor(decided, now, world.clock.now())
  }
  return { world, user, ask, snooze: () => store.decide('snoozeCampaign', of()) }
}

describe('R12 registration campaign', () => {
  test('R12 put off three times, each for the days of the policy, then required', async () => {
    const { world, ask, snooze } = await aCampaign({ snoozeDurationInDays: 2 })
    for (const snoozesLeft of [3, 2, 1]) {
      expect(await ask()).toEqual({ asks: true, isRequired: false, snoozesLeft, snoozeDays: 2 })
      expect(await snooze()).toBe('snoozed')
      expect(await ask()).toEqual({ asks: false })
      world.clock.advance(2 * dayMs)
    }
    expect(await ask()).toMatchObject({ asks: true, isRequired: true, snoozesLeft: 0 })
    expect(await snooze()).toBe('required')
  })

  test('R12 not enforced, it may be put off for ever; 0 days mean until the next sign-in', async () => {
    const change = { enforceRegistrationAfterAllowedSnoozes: false, snoozeDurationInDays: 0 }
    const { ask, snooze } = await aCampaign(change)
    for (let i = 0; i < 10; i++) expect(await snooze()).toBe('snoozed')
    expect(await ask()).toMatchObject({ asks: true, isRequired: false, snoozesLeft: Infinity })
  })

  test('R12 who set up phone sign-in is asked nothing any more', async () => {
    const { world, ask, snooze } = await aCampaign({})
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const enrolled = await enroll(world, page)
    expect(await ask()).toMatchObject({ asks: true })
    await turnPhoneSignInOn(world, enrolled)
    expect(await ask()).toEqual({ asks: false })
    expect(await snooze()).toBe('nothing-asked')
  })

  test('R12 off, excluded, not allowed, or in mode Passwordless alone: nothing is asked', async () => {
    const none = { asks: false }
    for (const state of ['default', 'disabled'] as const) {
      expect(await (await aCampaign({ state })).ask()).toEqual(none)
    }
    const everybody = { id: 'all_users', targetType: 'group' } as const
    expect(await (await aCampaign({ excludeTargets: [everybody] })).ask()).toEqual(none)
    expect(await (await aCampaign({}, authenticatorOf({ state: 'disabled' }))).ask()).toEqual(none)
    const { user } = await aCampaign({})
    const row = rowFor('user', user.id, 'deviceBasedPush')
    const passwordless = authenticatorOf({ includeTargets: [row] })
    expect(await (await aCampaign({}, passwordless)).ask()).toEqual(none)
  })
})
