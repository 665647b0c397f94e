/** Where signing in leads people elsewhere: to their own identity provider, to setting up, to the help page. @module */
import { expect } from '@playwright/test'
import { catalogues } from '../../../src/renderer/text/language'
import { aCampaign, anOwnTenant } from './own-tenant'
import { afterPassword, reachProvider } from './own-tenant-ways'
import { giveName, titleOf } from './page-ways'
import { cutOff } from './recorded-answers'
import type { PageState } from './sign-in-states'

const { signIn, identityProvider, phoneSignIn, page: frame } = catalogues.en

export const signInLeadingStates: readonly PageState[] = [
  {
    name: 'ways, federated',
    async reach(page, { relyingParty }) {
      const { domain, federated } = await anOwnTenant(relyingParty)
      await giveName(page, federated, domain)
      await expect(titleOf(page)).toHaveText(signIn.ways.title)
    },
  },
  {
    name: 'on the way to the identity provider',
    async reach(page, { relyingParty }) {
      const { domain, federated, federatedDomain } = await anOwnTenant(relyingParty)
      await page.route(/\/adfs\/ls/, (route) => route.fulfill({ status: 204 }))
      await giveName(page, federated, domain)
      await page.getByRole('button', { name: signIn.ways.password }).click()
      const { go } = signIn.identityProvider
      await expect(page.getByRole('link', { name: go(federatedDomain) })).toBeVisible()
    },
  },
  {
    name: 'identity provider',
    async reach(page, { relyingParty }) {
      await reachProvider(page, await anOwnTenant(relyingParty))
    },
  },
  {
    name: 'identity provider, password wrong',
    async reach(page, { relyingParty }) {
      await reachProvider(page, await anOwnTenant(relyingParty))
      await page.getByLabel(identityProvider.label).fill('not the password')
      await page.getByRole('button', { name: identityProvider.signIn, exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'identity provider, over',
    async reach(page, { relyingParty }) {
      await reachProvider(page, await anOwnTenant(relyingParty))
      await page.context().clearCookies()
      await page.getByLabel(identityProvider.label).fill('anything')
      await page.getByRole('button', { name: identityProvider.signIn, exact: true }).click()
      await expect(titleOf(page)).toHaveText(identityProvider.over.title)
    },
  },
  {
    name: 'identity provider, server unreachable',
    async reach(page, { relyingParty }) {
      const { domain } = await anOwnTenant(relyingParty)
      await cutOff(page, 'state')
      await page.goto(`/${domain}/adfs/ls`)
      await expect(titleOf(page)).toHaveText(frame.closed.title)
    },
  },
  {
    name: 'campaign',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { isPhoneSignInRecommended: true },
        policy: aCampaign({ snoozeDurationInDays: 2 }),
      })
      await afterPassword(page, tenant)
      await expect(titleOf(page)).toHaveText(signIn.campaign.title)
    },
  },
  {
    name: 'campaign, as often as they like',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        policy: aCampaign({ enforceRegistrationAfterAllowedSnoozes: false }),
      })
      await afterPassword(page, tenant)
      await expect(page.getByText(signIn.campaign.anyTime(1))).toBeVisible()
    },
  },
  {
    name: 'campaign, required',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        policy: aCampaign({ snoozeDurationInDays: 0 }),
      })
      for (let i = 0; i < 3; i++) {
        await afterPassword(page, tenant)
        await page.getByRole('button', { name: signIn.campaign.notNow }).click()
        await page.getByRole('button', { name: frame.signOut }).click()
        await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
      }
      await afterPassword(page, tenant)
      await expect(page.getByText(signIn.campaign.required)).toBeVisible()
    },
  },
  {
    name: 'how to sign in by phone',
    async reach(page, { relyingParty }) {
      const { domain } = await anOwnTenant(relyingParty)
      await page.goto(`/${domain}/sign-in-by-phone`)
      await expect(page.getByText(phoneSignIn.lead('Relecloud'))).toBeVisible()
    },
  },
]
