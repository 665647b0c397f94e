/** The further steps of signing in, each on the real relying party, in a tenant that decided so. @module */
import { expect } from '@playwright/test'
import { catalogues } from '../../../src/renderer/text/language'
import { aDeviceOf } from './account-device'
import { anOwnTenant } from './own-tenant'
import { accountOf, afterPassword } from './own-tenant-ways'
import {
  askForApproval,
  chooseWays,
  giveName,
  givePassword,
  numberOn,
  openSignIn,
  titleOf,
} from './page-ways'
import type { PageState } from './sign-in-states'

const { signIn, problems, page: frame } = catalogues.en
const sources = [
  { name: 'Café', address: '203.0.113.9', place: 'Utrecht, Netherlands' },
  { name: 'Home', address: '198.51.100.7', place: 'Ghent, Belgium' },
]

export const signInStepStates: readonly PageState[] = [
  {
    name: 'accounts of this browser',
    async reach(page, { relyingParty }) {
      const { domain, person, admin, password } = await anOwnTenant(relyingParty, {
        settings: { isPhoneSignInRecommended: true },
      })
      for (const name of [person, admin]) {
        await giveName(page, name, domain)
        await givePassword(page, password)
        await page.getByRole('button', { name: frame.signOut }).click()
        await expect(page.getByLabel(signIn.name.label)).toBeVisible()
      }
      await openSignIn(page, domain)
      await expect(page.getByRole('button', { name: person, exact: true })).toBeVisible()
    },
  },
  {
    name: 'name, with simulated sources',
    async reach(page, { relyingParty }) {
      const { domain } = await anOwnTenant(relyingParty, {
        settings: { simulatedSources: sources },
      })
      await openSignIn(page, domain)
      await page.getByLabel(signIn.name.source).selectOption({ index: 1 })
    },
  },
  {
    name: 'number, from a simulated source',
    async reach(page, { relyingParty }) {
      const { domain, person } = await anOwnTenant(relyingParty, {
        settings: { simulatedSources: sources, isSameNetworkRequired: true },
      })
      await openSignIn(page, domain)
      await page.getByLabel(signIn.name.source).selectOption({ index: 1 })
      await page.getByLabel(signIn.name.label).fill(person)
      await page.getByRole('button', { name: signIn.name.next }).click()
      await page.getByRole('button', { name: signIn.ways.other }).click()
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await expect(page.getByText(signIn.approval.facts.simulated, { exact: true })).toBeVisible()
    },
  },
  {
    name: 'same computer refused',
    async reach(page, { relyingParty }) {
      const { domain, person } = await anOwnTenant(relyingParty, {
        settings: { isSameDeviceRefused: true },
      })
      await chooseWays(page, person, domain)
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await expect(page.getByRole('alert')).toContainText(problems['same-device-refused'])
    },
  },
  {
    name: 'approved from another network',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { simulatedSources: sources, isSameNetworkRequired: true },
      })
      await using device = await aDeviceOf(relyingParty, accountOf(tenant))
      await openSignIn(page, tenant.domain)
      await page.getByLabel(signIn.name.source).selectOption({ index: 1 })
      await page.getByLabel(signIn.name.label).fill(tenant.person)
      await page.getByRole('button', { name: signIn.name.next }).click()
      await page.getByRole('button', { name: signIn.ways.other }).click()
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await device.approve(await numberOn(page))
      await expect(titleOf(page)).toHaveText(signIn.ended['other-network'].title)
    },
  },
  {
    name: 'a request waits for its turn',
    async reach(page, world) {
      const { domain, person } = await anOwnTenant(world.relyingParty, {
        switches: { pendingRequest: 'queue' },
      })
      await using other = await world.open()
      await askForApproval(other.page, person, domain)
      await chooseWays(page, person, domain)
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await expect(page.getByText(problems['request-queued'])).toBeVisible()
    },
  },
  {
    name: 'another browser waits',
    async reach(page, world) {
      const { domain, person } = await anOwnTenant(world.relyingParty, {
        switches: { pendingRequest: 'replace' },
      })
      await using other = await world.open()
      await askForApproval(other.page, person, domain)
      await chooseWays(page, person, domain)
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await expect(page.getByRole('alert')).toContainText(problems['request-pending'])
    },
  },
  {
    name: 'second factor',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { secondFactor: 'whenRegistered' },
      })
      await using device = await aDeviceOf(relyingParty, accountOf(tenant))
      expect(device).toBeDefined()
      await afterPassword(page, tenant)
      await numberOn(page)
      await page.getByRole('button', { name: signIn.ways.other }).click()
      await expect(titleOf(page)).toHaveText(signIn.secondFactor.title)
    },
  },
  {
    name: 'number, as the second factor',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { secondFactor: 'whenRegistered' },
      })
      await using device = await aDeviceOf(relyingParty, accountOf(tenant))
      expect(device).toBeDefined()
      await afterPassword(page, tenant)
      await expect(page.getByText(signIn.approval.delivered)).toBeVisible()
    },
  },
  {
    name: 'code',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { secondFactor: 'whenRegistered' },
      })
      await using device = await aDeviceOf(relyingParty, accountOf(tenant))
      await device.goOffline()
      await afterPassword(page, tenant)
      await expect(page.getByLabel(signIn.code.label)).toBeFocused()
    },
  },
  {
    name: 'code wrong',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, {
        settings: { secondFactor: 'whenRegistered' },
      })
      await using device = await aDeviceOf(relyingParty, accountOf(tenant))
      await device.goOffline()
      await afterPassword(page, tenant)
      await page.getByLabel(signIn.code.label).fill('000 000')
      await page.getByRole('button', { name: signIn.code.signIn }).click()
      await expect(page.getByRole('alert')).toContainText(problems['code-wrong'])
    },
  },
  {
    name: 'second factor missing',
    async reach(page, { relyingParty }) {
      const tenant = await anOwnTenant(relyingParty, { settings: { secondFactor: 'required' } })
      await afterPassword(page, tenant)
      await expect(page.getByRole('alert')).toContainText(problems['second-factor-missing'])
    },
  },
  {
    name: 'pass',
    async reach(page, { relyingParty }) {
      const { domain, person } = await anOwnTenant(relyingParty)
      await chooseWays(page, person, domain)
      await page.getByRole('button', { name: signIn.ways.pass }).click()
      await expect(page.getByLabel(signIn.pass.label)).toBeFocused()
    },
  },
  {
    name: 'pass wrong',
    async reach(page, { relyingParty }) {
      const { domain, person } = await anOwnTenant(relyingParty)
      await chooseWays(page, person, domain)
      await page.getByRole('button', { name: signIn.ways.pass }).click()
      await page.getByLabel(signIn.pass.label).fill('nothing')
      await page.getByRole('button', { name: signIn.pass.signIn, exact: true }).click()
      await expect(page.getByRole('alert')).toContainText(problems['pass-wrong'])
    },
  },
]
