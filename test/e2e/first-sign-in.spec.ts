/** From the first start to signed in, by nothing but what the guide says. @module */
import { expect, test } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { approveWith, typePin } from './support/app-ways'
import { launchDesktopApp, onThisDisplay, ownWindow, pageAt } from './support/desktop-app'
import { person, titleOf } from './support/page-ways'

const { signIn, securityInfo, page: pageWords } = catalogues.en
const { authenticator, general } = windowCatalogues.en
const { accounts, enrollment, guide, welcome } = authenticator

test('L2 the guide leads from the first start to signed in, in under a minute', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  const startedAt = performance.now()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const window = await ownWindow(app, 'authenticator')
  const press = (name: string) => window.getByRole('button', { name, exact: true }).click()
  const step = window.locator('[aria-current=step]')
  await expect(window.getByText(welcome.text)).toBeVisible()

  // A sample account: the password as the guide puts it on the clipboard.
  await expect(step).toContainText(guide.account.title)
  await expect(window.getByText(guide.account.prompt)).toBeVisible()
  await press(guide.account.button)
  const page = await pageAt(app, /^https:\/\/localhost:\d+\/contoso\.com\/mysecurityinfo/)
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await step.getByRole('button', { name: general.copy }).last().click()
  await expect(step.getByText(general.copied)).toBeVisible()
  await page.getByLabel(signIn.password.label).press('Control+V')
  await page.getByRole('button', { name: signIn.password.signIn, exact: true }).click()
  await page.getByRole('button', { name: securityInfo.list.add }).click()
  await page.getByText(securityInfo.add.authenticator, { exact: true }).click()
  await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
  await page.getByRole('link', { name: securityInfo.invitation.open }).click({ noWaitAfter: true })
  await press(enrollment.connect.connect)
  await press(enrollment.add.add)
  await press(accounts.enable)
  await typePin(app)

  // The name alone, and the number.
  await expect(step).toContainText(guide.signIn.title)
  await press(guide.signIn.button)
  await page.getByRole('button', { name: pageWords.signOut }).click()
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(step).toContainText(guide.approve.title)
  const shown = await page.getByTestId('number').innerText()
  await approveWith(app, shown.replace(/\s/g, ''))
  await typePin(app)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  const tookMs = performance.now() - startedAt
  console.log(`FIGURE L2 ${(tookMs / 1000).toFixed(1)} s from the start to signed in, by the guide`)
  expect(tookMs).toBeLessThan(60_000)

  await expect(window.getByText(guide.finished.title)).toBeVisible()
  await press(guide.finished.button)
  await expect(window.getByText(guide.finished.title)).toHaveCount(0)
  await press(authenticator.requests.title)
  await expect(window.getByText(authenticator.requests.end.approved)).toBeVisible()
})
