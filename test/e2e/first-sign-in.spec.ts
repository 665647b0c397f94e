/** The first run: what this is, and a guided sign-in with a sample account, from the app's start to *signed in*. @module */
import { resolve } from 'node:path'
import { chromium, expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import { composeBeside } from './support/contact-sheet'
import { launchDesktopApp, onThisDisplay, ownWindow, pageAt } from './support/desktop-app'
import { givePassword, titleOf } from './support/page-ways'
import { makesWindowSheet } from './support/window-contact-sheet'

const { signIn, securityInfo } = catalogues.en
const { welcome, guide, enrollment } = windowCatalogues.en.authenticator

test('L2 the guide leads from the first start to signed in, within a minute', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  const begun = performance.now()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const window = await ownWindow(app, 'authenticator')
  await expect(window.getByText(welcome.text)).toBeVisible()
  // Before the system may ask for something, a sentence says so.
  await expect(window.getByText(guide.account.prompt)).toBeVisible({ timeout: 30_000 })
  const name = await window.getByLabel(guide.account.name, { exact: true }).inputValue()
  const password = await window.getByLabel(guide.account.password, { exact: true }).inputValue()
  await window.getByRole('button', { name: guide.account.button }).click()

  const page = await pageAt(app, /\/contoso\.com\/mysecurityinfo$/)
  await page.getByLabel(signIn.name.label).fill(name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await givePassword(page, password)
  await page.getByRole('button', { name: securityInfo.list.add }).click()
  await page.getByText(securityInfo.add.authenticator, { exact: true }).click()
  await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
  // A navigation that is refused leaves the test's own view of the page behind until the next one.
  await page.getByRole('link', { name: securityInfo.invitation.open }).click({ noWaitAfter: true })

  await window.getByRole('button', { name: enrollment.connect.connect, exact: true }).click()
  await window.getByRole('button', { name: enrollment.add.add, exact: true }).click()
  await window.getByRole('button', { name: guide.enable.title, exact: true }).click()
  await typePin(app)
  await window.getByRole('button', { name: guide.signIn.button }).click()

  const again = await pageAt(app, /\/contoso\.com\/sign-in$/)
  const signOut = again.getByRole('button', { name: catalogues.en.page.signOut })
  const field = again.getByLabel(signIn.name.label)
  await expect(signOut.or(field)).toBeVisible()
  if (await signOut.isVisible()) await signOut.click()
  await field.fill(name)
  await again.getByRole('button', { name: signIn.name.next }).click()
  await again.getByRole('button', { name: signIn.ways.other }).click()
  await again.getByRole('button', { name: signIn.ways.authenticator }).click()
  const number = await again.getByTestId('number').innerText()
  if (makesWindowSheet) await takePicture(again, await readyPrompt(app), number.replace(/\s/g, ''))
  const prompt = await readyPrompt(app)
  const overflow = await prompt.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  expect(overflow, 'nothing in it scrolls').toBeLessThanOrEqual(0)
  await approveWith(app, number.replace(/\s/g, ''))
  await typePin(app)
  await expect(titleOf(again)).toHaveText(signIn.signedIn.title)
  const seconds = (performance.now() - begun) / 1000
  await window.getByRole('button', { name: guide.finished.button }).click()
  await expect(window.getByText(welcome.text)).toBeHidden()
  expect(seconds).toBeLessThan(60)
  console.log(`FIGURE L2 from the app’s start to signed in: ${seconds.toFixed(1)} s, by a script`)
})

/** The ceremony on one picture, for the first page of the documents. */
async function takePicture(page: Page, prompt: Page, number: string): Promise<void> {
  await prompt.keyboard.type(number)
  const card = page.locator('.card')
  const pictures = [await card.screenshot(), await prompt.screenshot()] as const
  for (let i = 0; i < number.length; i++) await prompt.keyboard.press('Backspace')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
  await composeBeside(browser, resolve('out/e2e/ceremony.png'), [
    { picture: pictures[0], width: 440 },
    { picture: pictures[1], width: 400 },
  ])
  await browser.close()
}
