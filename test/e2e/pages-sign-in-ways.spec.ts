/** Every way in, walked in a real browser, with the real headless device where one answers. @module */
import { expect, test } from '@playwright/test'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { catalogues } from '../../src/renderer/text/language'
import { ask } from '../support/plain-requests'
import { targetOf } from '../support/relying-party-process'
import { aDeviceOf } from './support/account-device'
import { anOwnTenant } from './support/own-tenant'
import { accountOf, afterPassword } from './support/own-tenant-ways'
import {
  askForApproval,
  chooseWays,
  giveName,
  numberOn,
  openSignIn,
  titleOf,
} from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn, problems, page: frame } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R13 by Other ways the first time; afterwards a remembered account goes straight to the number', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using opened = await world.open()
  const { page, faults } = opened
  await giveName(page, tenant.person, tenant.domain)
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  const number = await numberOn(page)
  // Account, application, what to do in the app, and the way elsewhere.
  await expect(page.getByText(tenant.person)).toBeVisible()
  await expect(page.getByText(signIn.approval.facts.application)).toBeVisible()
  await expect(page.getByText('Security info', { exact: true })).toBeVisible()
  await expect(page.getByText(signIn.approval.lead)).toBeVisible()
  await expect(page.getByRole('button', { name: signIn.ways.other })).toBeVisible()
  await device.approve(number)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)

  await page.getByRole('button', { name: frame.signOut }).click()
  await page.getByRole('button', { name: tenant.person, exact: true }).click()
  const again = await numberOn(page)
  await expect(page.getByRole('button', { name: signIn.ways.other })).toBeVisible()
  await device.approve(again)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)

  // Forgotten here, it is typed; and the number still comes first.
  await page.getByRole('button', { name: frame.signOut }).click()
  await page.getByRole('button', { name: signIn.accounts.forget(tenant.person) }).click()
  await expect(page.getByRole('button', { name: tenant.person, exact: true })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: tenant.person, exact: true })).toHaveCount(0)
  await giveName(page, tenant.person, tenant.domain)
  await numberOn(page)
  expect(faults).toEqual([])
})

for (const digits of [2, 3, 6] as const) {
  test(`R14 a number of ${digits} digits is shown in cells and read out digit by digit`, async () => {
    const { domain, person } = await anOwnTenant(world.relyingParty, { digits })
    await using opened = await world.open()
    await askForApproval(opened.page, person, domain)
    const number = await numberOn(opened.page)
    expect(number).toMatch(new RegExp(`^\\d{${digits}}$`))
    await expect(opened.page.getByTestId('number').locator('span')).toHaveCount(digits)
    const spoken = signIn.approval.number(Array.from(number).join(' '))
    await expect(opened.page.getByText(spoken)).toBeAttached()
  })
}

test('R15 a password, then the number in the app; a password, then a code of the app', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { secondFactor: 'whenRegistered' },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using opened = await world.open()
  const { page } = opened
  await afterPassword(page, tenant)
  const answered = await device.approve(await numberOn(page))
  expect(answered.json, answered.errors).toMatchObject({ outcome: 'approved' })
  await expect(page.getByText(signIn.signedIn.by['password-and-push'])).toBeVisible()

  await using other = await world.open()
  await afterPassword(other.page, tenant)
  await other.page.getByRole('button', { name: signIn.ways.other }).click()
  await other.page.getByRole('button', { name: signIn.secondFactor.code }).click()
  const code = await device.code()
  await other.page.getByLabel(signIn.code.label).fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await other.page.getByRole('button', { name: signIn.code.signIn }).click()
  await expect(other.page.getByText(signIn.signedIn.by['password-and-code'])).toBeVisible()
})

test('R15 while the device is offline the code is asked for first, and it works offline', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { secondFactor: 'whenRegistered' },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await device.goOffline()
  await using opened = await world.open()
  const { page } = opened
  await afterPassword(page, tenant)
  await expect(page.getByLabel(signIn.code.label)).toBeFocused()
  await page.getByLabel(signIn.code.label).fill(await device.code())
  await page.getByRole('button', { name: signIn.code.signIn }).click()
  await expect(page.getByText(signIn.signedIn.by['password-and-code'])).toBeVisible()
})

test('R15 where the mode is Passwordless, the why warns, the password is enough, and phone sign-in works', async () => {
  const { microsoftAuthenticator } = defaultMethodsPolicy
  const [everybody] = microsoftAuthenticator.includeTargets
  if (everybody === undefined) throw new Error('nobody is included')
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { secondFactor: 'whenRegistered' },
    switches: { combinedRegistrationModes: 'improved' },
    policy: {
      microsoftAuthenticator: {
        ...microsoftAuthenticator,
        isSoftwareOathEnabled: false,
        includeTargets: [{ ...everybody, authenticationMode: 'deviceBasedPush' }],
      },
    },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  const target = await targetOf(world.relyingParty.ready)
  const asked = await ask(target, {
    path: `/admin/why?tenant=${tenant.domain}&user=${tenant.person}`,
    headers: { authorization: `Bearer ${world.relyingParty.ready.adminToken}` },
  })
  expect(JSON.parse(asked.body)).toMatchObject({ warnings: ['push-not-allowed'] })
  await using opened = await world.open()
  const { page } = opened
  await askForApproval(page, tenant.person, tenant.domain)
  await device.approve(await numberOn(page))
  await expect(page.getByText(signIn.signedIn.by.approval)).toBeVisible()
  await using other = await world.open()
  await afterPassword(other.page, tenant)
  await expect(titleOf(other.page)).toHaveText(signIn.signedIn.title)
})

test('R16 entra: while a request is unanswered only the password is offered; answering brings the app back', async () => {
  const tenant = await anOwnTenant(world.relyingParty)
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using first = await world.open()
  await askForApproval(first.page, tenant.person, tenant.domain)
  await using second = await world.open()
  await chooseWays(second.page, tenant.person, tenant.domain)
  await expect(second.page.getByRole('button', { name: signIn.ways.password })).toBeVisible()
  await expect(second.page.getByRole('button', { name: signIn.ways.authenticator })).toHaveCount(0)
  await device.deny('declined')
  await expect(titleOf(first.page)).toHaveText(signIn.ended.declined.title)
  await second.page.getByRole('button', { name: signIn.account.other }).click()
  await chooseWays(second.page, tenant.person, tenant.domain)
  await second.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await numberOn(second.page)
})

test('R16 replace: another tab of the browser withdraws it, another browser waits', async () => {
  const { domain, person } = await anOwnTenant(world.relyingParty, {
    switches: { pendingRequest: 'replace' },
  })
  await using first = await world.open()
  await askForApproval(first.page, person, domain)
  await using other = await world.open()
  await chooseWays(other.page, person, domain)
  await other.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(other.page.getByRole('alert')).toContainText(problems['request-pending'])
  // A tab of its own, with no page token of the first one's: only the cookie tells that it is the same browser.
  await first.page.evaluate(() => localStorage.clear())
  const tab = await first.context.newPage()
  await askForApproval(tab, person, domain)
  await expect(titleOf(first.page)).toHaveText(signIn.ended.withdrawn.title)
})

test('R16 queue: the next one follows by itself, and who waits may take another way', async () => {
  const tenant = await anOwnTenant(world.relyingParty, { switches: { pendingRequest: 'queue' } })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using first = await world.open()
  await askForApproval(first.page, tenant.person, tenant.domain)
  await using next = await world.open()
  await chooseWays(next.page, tenant.person, tenant.domain)
  await next.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(next.page.getByText(problems['request-queued'])).toBeVisible()
  await using leaving = await world.open()
  await chooseWays(leaving.page, tenant.person, tenant.domain)
  await leaving.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(leaving.page.getByText(problems['request-queued'])).toBeVisible()
  await leaving.page.getByRole('button', { name: signIn.ways.password }).click()
  await expect(leaving.page.getByLabel(signIn.password.label)).toBeFocused()
  await device.deny('declined')
  await device.approve(await numberOn(next.page))
  await expect(titleOf(next.page)).toHaveText(signIn.signedIn.title)
  await expect(leaving.page.getByLabel(signIn.password.label)).toBeVisible()
})

test('R20 the page says where it is, how near the app is, and what is simulated', async () => {
  const place = 'Utrecht, Netherlands'
  const simulatedSources = [{ name: 'Café', address: '203.0.113.9', place }]
  const tenant = await anOwnTenant(world.relyingParty, { settings: { simulatedSources } })
  await using opened = await world.open()
  const { page } = opened
  const { near, simulated } = signIn.approval.facts
  await askForApproval(page, tenant.person, tenant.domain)
  await expect(page.getByText('This computer', { exact: true })).toBeVisible()
  await expect(page.getByText(near['same-device'])).toBeVisible()
  await expect(page.getByText(simulated, { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: signIn.ways.other }).click()

  await openFrom(tenant.domain, 'Café', tenant.admin)
  await expect(page.getByText(place)).toBeVisible()
  await expect(page.getByText(simulated, { exact: true })).toBeVisible()

  async function openFrom(domain: string, source: string, name: string): Promise<void> {
    await page.getByRole('button', { name: signIn.account.other }).click()
    await openSignIn(page, domain)
    await page.getByLabel(signIn.name.source).selectOption(source)
    await page.getByLabel(signIn.name.label).fill(name)
    await page.getByRole('button', { name: signIn.name.next }).click()
    await page.getByRole('button', { name: signIn.ways.other }).click()
    await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  }
})

test('R20 a tenant that wants another computer, or the same network, says so', async () => {
  const place = 'Utrecht, Netherlands'
  const simulatedSources = [{ name: 'Café', address: '203.0.113.9', place }]
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { simulatedSources, isSameDeviceRefused: true },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  await using opened = await world.open()
  const { page } = opened
  await chooseWays(page, tenant.person, tenant.domain)
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(page.getByRole('alert')).toContainText(problems['same-device-refused'])

  await tenant.decide({ settings: { simulatedSources, isSameNetworkRequired: true } })
  await using elsewhere = await world.open()
  const { page: other } = elsewhere
  await openSignIn(other, tenant.domain)
  await other.getByLabel(signIn.name.source).selectOption('Café')
  await other.getByLabel(signIn.name.label).fill(tenant.person)
  await other.getByRole('button', { name: signIn.name.next }).click()
  await other.getByRole('button', { name: signIn.ways.other }).click()
  await other.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(other.getByText(signIn.approval.facts.sameNetworkRequired)).toBeVisible()
  await device.approve(await numberOn(other))
  await expect(titleOf(other)).toHaveText(signIn.ended['other-network'].title)
  await expect(other.getByText(signIn.ended['other-network'].text)).toBeVisible()
})
