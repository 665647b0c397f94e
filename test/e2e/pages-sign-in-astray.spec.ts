/** Back, reload, two tabs, a second browser, cookies off: never stuck, never in by accident, a clear way on. @module */
import { expect, test } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { aDeviceOf } from './support/account-device'
import { anOwnTenant } from './support/own-tenant'
import { accountOf, afterPassword } from './support/own-tenant-ways'
import { askForApproval, giveName, givePassword, numberOn, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn, problems, securityInfo, page: frame } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R13 back: after signing in it shows who is in; after signing out it lets nobody in', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using opened = await world.open()
  const { page } = opened
  await afterPassword(page, tenant)
  await page.getByRole('link', { name: signIn.signedIn.securityInfo }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
  await page.goBack()
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await page.goForward()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
  await page.getByRole('button', { name: frame.signOut }).click()
  await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  await expect(page.getByText(signIn.signedIn.title)).toHaveCount(0)
})

test('R13 reload: every step stands as it stood, and none sends a second request', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { secondFactor: 'whenRegistered' },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using opened = await world.open()
  const { page } = opened
  await giveName(page, tenant.person, tenant.domain)
  await expect(page.getByLabel(signIn.password.label)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(signIn.password.label)).toBeVisible()
  await givePassword(page, tenant.password)
  const number = await numberOn(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  expect(await numberOn(page)).toBe(number)
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await expect(titleOf(page)).toHaveText(signIn.secondFactor.title)
  await page.reload()
  await expect(titleOf(page)).toHaveText(signIn.secondFactor.title)
  expect(asked.filter((url) => url.endsWith('/sign-in/approval'))).toEqual([])
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await numberOn(page)
  await device.goOffline()
})

test('R13 two tabs: one goes on, the other says where things stand and is not stuck', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using opened = await world.open()
  const { page: one, context } = opened
  await giveName(one, tenant.person, tenant.domain)
  await expect(one.getByLabel(signIn.password.label)).toBeVisible()
  const two = await context.newPage()
  await two.goto(`/${tenant.domain}/sign-in`)
  await expect(two.getByLabel(signIn.password.label)).toBeVisible()
  // The second turns to somebody else; the first still stands at the first account's password.
  await two.getByRole('button', { name: signIn.account.other }).click()
  await giveName(two, tenant.admin, tenant.domain)
  await givePassword(one, tenant.password)
  // The same password even: nobody is in by a name that did not stand there.
  await expect(one.getByText(signIn.name.lost)).toBeVisible()
  await expect(one.getByText(tenant.admin)).toBeVisible()
  await givePassword(one, tenant.password)
  await expect(titleOf(one)).toHaveText(signIn.signedIn.title)
  await two.reload()
  await expect(titleOf(two)).toHaveText(signIn.signedIn.title)
  await two.getByRole('button', { name: frame.signOut }).click()
  await expect(two.getByText(signIn.name.signedOut)).toBeVisible()
  await one.getByRole('button', { name: frame.signOut }).click()
  await expect(one.getByLabel(signIn.name.label)).toBeVisible()
})

test('R13 a second browser gets nothing of an approval that the first one asked for', async () => {
  const tenant = await anOwnTenant(world.relyingParty, { switches: { pendingRequest: 'replace' } })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using first = await world.open()
  await using second = await world.open()
  await askForApproval(first.page, tenant.person, tenant.domain)
  await giveName(second.page, tenant.person, tenant.domain)
  await second.page.getByRole('button', { name: signIn.ways.other }).click()
  await second.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(second.page.getByRole('alert')).toContainText(problems['request-pending'])
  await device.approve(await numberOn(first.page))
  await expect(titleOf(first.page)).toHaveText(signIn.signedIn.title)
  await second.page.reload()
  await expect(second.page.getByText(signIn.signedIn.title)).toHaveCount(0)
  await expect(titleOf(second.page)).toHaveText(signIn.password.title)
})

test('R13 cookies off: the page says so before anything is sent, and goes on once they are allowed', async () => {
  await using opened = await world.open()
  const { page, context } = opened
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setDocumentCookieDisabled', { disabled: true })
  await page.goto('/contoso.com/sign-in')
  await expect(titleOf(page)).toHaveText(frame.closed.cookiesTitle)
  await expect(page.getByText(problems['cookies-off'])).toBeVisible()
  expect(asked.filter((path) => path.startsWith('/contoso.com/sign-in/'))).toEqual([])
  await browser.send('Emulation.setDocumentCookieDisabled', { disabled: false })
  await page.getByRole('button', { name: frame.tryAgain }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
})

test('R13 a browser that drops the cookie says what happened, and nobody is in', async () => {
  await using opened = await world.open()
  const { page, context } = opened
  await giveName(page)
  await expect(page.getByLabel(signIn.password.label)).toBeVisible()
  await context.clearCookies()
  await givePassword(page, 'copper-lantern-river-41')
  await expect(page.getByText(signIn.name.lost)).toBeVisible()
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
})
