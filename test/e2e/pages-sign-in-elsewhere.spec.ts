/** Where a sign-in leads people: to their own identity provider, to setting up phone sign-in, to the page that shows how. @module */
import { expect, test } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { aDeviceOf } from './support/account-device'
import { aCampaign, anOwnTenant } from './support/own-tenant'
import { accountOf, afterPassword, reachProvider } from './support/own-tenant-ways'
import { giveName, givePassword, numberOn, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn, identityProvider, phoneSignIn, securityInfo, page: frame } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R17 a hint goes straight to the identity provider: its own address, one field, and it says that it is simulated', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using opened = await world.open()
  const { page, faults } = opened
  await page.goto(`/${tenant.domain}/sign-in?login_hint=${tenant.federated}`)
  await expect(page.getByLabel(identityProvider.label)).toBeFocused()
  expect(new URL(page.url()).pathname).toBe(`/${tenant.domain}/adfs/ls`)
  await expect(page.getByText(identityProvider.simulated(tenant.federatedDomain))).toBeVisible()
  await expect(page.getByText(tenant.federated)).toBeVisible()
  await expect(page.locator('input:visible')).toHaveCount(1)
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(catalogues.en.problems['password-wrong'])
  await page.keyboard.type(tenant.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(signIn.signedIn.by.federated)).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/${tenant.domain}/sign-in`)
  expect(faults).toEqual([])
})

test('R17 who holds a passwordless credential stays, and Use your password instead takes them there', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  const account = { ...accountOf(tenant), name: tenant.federated }
  await using device = await aDeviceOf(world.relyingParty, account)
  await using opened = await world.open()
  const { page } = opened
  await page.goto(`/${tenant.domain}/sign-in?login_hint=${tenant.federated}`)
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
  expect(new URL(page.url()).pathname).toBe(`/${tenant.domain}/sign-in`)
  await page.getByRole('button', { name: signIn.ways.password }).click()
  await expect(page.getByLabel(identityProvider.label)).toBeFocused()
  // Back is no trap: it leads to the ways, and from there to the number.
  await page.goBack()
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await device.approve(await numberOn(page))
  await expect(page.getByText(signIn.signedIn.by.approval)).toBeVisible()

  // From here on the browser is known: the hint is ignored again, and the app comes first.
  await page.getByRole('button', { name: frame.signOut }).click()
  await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  await page.goto(`/${tenant.domain}/sign-in?login_hint=${tenant.federated}`)
  await expect(titleOf(page)).toHaveText(signIn.ask.title)
})

test('R17 whoever came for security info gets there by way of their identity provider', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using opened = await world.open()
  const { page } = opened
  await page.goto(`/${tenant.domain}/mysecurityinfo`)
  await page.getByLabel(signIn.name.label).fill(tenant.federated)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await page.getByRole('button', { name: signIn.ways.password }).click()
  await page.getByLabel(identityProvider.label).fill(tenant.password)
  await page.keyboard.press('Enter')
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
})

test('R17 the way back from the identity provider is one press, and who comes too late is led on', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using opened = await world.open()
  const { page } = opened
  await reachProvider(page, tenant)
  await page.getByRole('button', { name: identityProvider.back }).click()
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
  await page.getByRole('button', { name: signIn.ways.password }).click()
  await expect(page.getByLabel(identityProvider.label)).toBeFocused()
  await opened.context.clearCookies()
  await page.keyboard.type(tenant.password)
  await page.keyboard.press('Enter')
  await expect(titleOf(page)).toHaveText(identityProvider.over.title)
  await page.getByRole('link', { name: identityProvider.over.toSignIn }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
  // Opened by itself, there is nothing to ask: it leads to the sign-in page.
  await page.goto(`/${tenant.domain}/adfs/ls`)
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
})

test('R12 the campaign asks after the password, may be put off as often as it says, and is then required', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    policy: aCampaign({ snoozeDurationInDays: 0 }),
  })
  await using opened = await world.open()
  const { page } = opened
  const { campaign } = signIn
  for (const left of [3, 2, 1]) {
    await afterPassword(page, tenant)
    await expect(titleOf(page)).toHaveText(campaign.title)
    await expect(page.getByText(campaign.left(left, 0))).toBeVisible()
    await page.getByRole('button', { name: campaign.notNow }).click()
    await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
    // Once a sign-in is enough.
    await page.reload()
    await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
    await page.getByRole('button', { name: frame.signOut }).click()
    await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  }
  await afterPassword(page, tenant)
  await expect(page.getByText(campaign.required)).toBeVisible()
  await expect(page.getByRole('button', { name: campaign.notNow })).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(campaign.required)).toBeVisible()
  await page.getByRole('link', { name: campaign.setUp }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
})

test('R12 required means that the console waits for it, and who set it up is asked nothing', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    policy: aCampaign({ snoozeDurationInDays: 0 }),
  })
  const console = consoleCatalogues.en
  await using opened = await world.open()
  const { page } = opened
  for (let i = 0; i < 3; i++) {
    await giveName(page, tenant.admin, tenant.domain)
    await givePassword(page, tenant.password)
    await page.getByRole('button', { name: signIn.campaign.notNow }).click()
    await page.getByRole('button', { name: frame.signOut }).click()
    await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  }
  await giveName(page, tenant.admin, tenant.domain)
  await givePassword(page, tenant.password)
  await expect(page.getByText(signIn.campaign.required)).toBeVisible()
  await page.goto(`/${tenant.domain}/console`)
  await expect(page.getByRole('heading', { name: console.open.title })).toBeVisible()

  const account = { ...accountOf(tenant), name: tenant.admin }
  await using device = await aDeviceOf(world.relyingParty, account)
  expect(device).toBeDefined()
  await page.goto(`/${tenant.domain}/sign-in`)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await page.goto(`/${tenant.domain}/console`)
  await expect(page.getByRole('heading', { level: 1, name: console.sections.people })).toBeVisible()
})

test('R12 where the organization says so, the sign-in page links to the page that shows how, in both languages', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { isPhoneSignInRecommended: true },
  })
  await using opened = await world.open()
  const { page, faults } = opened
  await page.goto(`/${tenant.domain}/sign-in`)
  await page.getByRole('link', { name: signIn.phoneSignIn }).click()
  await expect(titleOf(page)).toHaveText(phoneSignIn.title)
  await expect(page.getByText(phoneSignIn.lead('Relecloud'))).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveCount(5)
  const drawn = page.getByRole('listitem').filter({ has: page.locator('svg') })
  await expect(drawn).toHaveCount(5)
  await page.getByRole('link', { name: phoneSignIn.toSignIn, exact: true }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()

  await using dutch = await world.open({ locale: 'nl-NL' })
  await dutch.page.goto(`/${tenant.domain}/sign-in-by-phone`)
  await expect(titleOf(dutch.page)).toHaveText(catalogues.nl.phoneSignIn.title)

  // A tenant that does not say so has no link, and the page itself for whoever asks.
  const other = await anOwnTenant(world.relyingParty)
  await page.goto(`/${other.domain}/sign-in`)
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
  await expect(page.getByRole('link', { name: signIn.phoneSignIn })).toHaveCount(0)
  expect(faults).toEqual([])
})
