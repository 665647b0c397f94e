/** Applications in the console, in a real browser: registered, refused, changed, given a secret, deleted; by keyboard. @module */
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { takePicture } from './support/console-pictures'
import { consoleLink } from './support/console-ways'
import { findBarriers, findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const words = text.applications
const wide = { width: 1280, height: 860 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function openApplications(page: Page, domain = 'contoso.com'): Promise<void> {
  await page.goto(await consoleLink(world, domain))
  await page.getByRole('link', { name: text.sections.applications }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.sections.applications)
}

async function look(page: Page, name: string): Promise<void> {
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, name, 'window')
}

test('O2 an application is registered, refused, changed, given a secret and deleted by keyboard', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openApplications(page)
  await expect(page.getByRole('button', { name: 'Nightly report' })).toBeVisible()
  await look(page, 'applications')
  await page.getByRole('button', { name: words.make }).press('Enter')
  const making = page.getByRole('dialog', { name: words.makeTitle })
  await making.getByRole('button', { name: words.register }).press('Enter')
  await expect(making.getByText(words.nameMissing)).toBeVisible()
  await making.getByLabel(words.name, { exact: true }).fill('Stock')
  await making.getByRole('radio', { name: words.kinds.web, exact: true }).press('Space')
  await making.getByLabel(words.redirectUri).fill('http://stock.contoso.com/callback')
  await page.keyboard.press('Enter')
  await expect(making.getByText(words.why.http)).toBeVisible()
  await look(page, 'application-refused')
  // What was typed is not dropped by a key.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: text.leave.stay }).press('Enter')
  await making.getByLabel(words.redirectUri).fill('http://localhost:4000/callback')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Stock' })).toBeFocused()
  await expect(page.getByText('http://localhost:4000/callback')).toBeVisible()

  await page.getByRole('button', { name: words.newSecret }).press('Enter')
  const adding = page.getByRole('dialog', { name: words.newSecret })
  await adding.getByLabel(words.secretName).fill('Server')
  await look(page, 'application-new-secret')
  await page.keyboard.press('Enter')
  const told = page.getByRole('dialog', { name: words.secretGiven })
  const secret = await told.getByRole('code').innerText()
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
  await look(page, 'application-secret')
  await told.getByRole('button', { name: words.copiedIt }).press('Enter')
  await expect(page.getByText(words.secretHint(secret.slice(0, 3)))).toBeVisible()
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('button', { name: words.editAddresses }).press('Enter')
  const editing = page.getByRole('dialog', { name: words.editAddresses })
  await editing
    .getByLabel(words.addressesOf.spa)
    .fill('http://localhost:5000\nhttps://*.contoso.com')
  await editing.getByRole('button', { name: words.save }).press('Enter')
  await expect(editing.getByText(words.why.wildcard)).toBeVisible()
  await expect(editing.getByLabel(words.addressesOf.spa)).toBeFocused()
  await look(page, 'application-addresses')
  await editing.getByLabel(words.addressesOf.spa).fill('http://localhost:5000')
  await editing.getByRole('button', { name: words.save }).press('Enter')
  await expect(editing).toBeHidden()
  await expect(page.getByText('http://localhost:5000')).toBeVisible()

  await page.getByRole('button', { name: words.editPermissions }).press('Enter')
  const granting = page.getByRole('dialog', { name: words.editPermissions })
  await granting
    .getByRole('checkbox', { name: words.permissionTexts['User.Read.All'] })
    .press('Space')
  await look(page, 'application-permissions')
  await granting.getByRole('button', { name: words.save }).press('Enter')
  await expect(granting).toBeHidden()
  await expect(page.getByText('User.Read.All')).toBeVisible()

  await page.getByRole('button', { name: words.edit, exact: true }).press('Enter')
  const naming = page.getByRole('dialog', { name: words.editTitle('Stock') })
  await naming.getByLabel(words.name, { exact: true }).fill('Stocks')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Stocks' })).toBeVisible()
  await look(page, 'application-open')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, 'application-open-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await page.getByRole('button', { name: words.removeSecretLabel('Server') }).press('Enter')
  const removing = page.getByRole('dialog', { name: words.removeSecretTitle })
  await removing.getByRole('button', { name: words.removeSecret }).press('Enter')
  await expect(page.getByText(words.noSecrets)).toBeVisible()
  await page.getByRole('button', { name: words.delete }).press('Enter')
  const deleting = page.getByRole('dialog', { name: words.deleteTitle('Stocks') })
  await look(page, 'application-delete')
  await page.keyboard.press('Escape')
  await expect(deleting).toBeHidden()
  await page.getByRole('button', { name: words.delete }).press('Enter')
  await deleting.getByRole('button', { name: words.deleteAnswer }).press('Enter')
  await expect(page.getByRole('button', { name: 'Stocks' })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('O2 a tenant without applications says so, and the search narrows a list', async () => {
  await using opened = await world.open({ viewport: wide, colorScheme: 'dark' })
  const { page, faults } = opened
  await openApplications(page, 'wingtiptoys.com')
  await expect(page.getByText(words.none)).toBeVisible()
  await look(page, 'applications-none-dark')
  await openApplications(page)
  await page.getByRole('searchbox', { name: words.search }).fill('pay')
  await expect(page.getByRole('button', { name: 'Payroll' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Expenses' })).toHaveCount(0)
  await page.getByRole('searchbox', { name: words.search }).fill('c0a57050')
  await expect(page.getByRole('button', { name: 'Expenses' })).toBeVisible()
  await look(page, 'applications-dark')
  expect(faults).toEqual([])
})

test('O2 who may only read sees applications and changes none, also on a narrow screen', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto('/contoso.com/console')
  await page.getByRole('link', { name: text.open.signIn }).click()
  await page.getByRole('textbox').fill('adele@contoso.com')
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill('velvet-compass-willow-29')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: text.sections.applications }).press('Enter')
  await page.getByRole('button', { name: 'Nightly report' }).press('Enter')
  await expect(page.getByText('Policy.Read.All')).toBeVisible()
  for (const name of [words.make, words.edit, words.newSecret, words.delete]) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await findCutText(page)).toEqual([])
  await takePicture(page, 'application-narrow')
  expect(faults).toEqual([])
})
