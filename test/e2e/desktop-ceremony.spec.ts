/** The whole ceremony in the app itself: simulation window, consents, PIN, prompt, and the page that goes on. @module */
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import {
  launchDesktopApp,
  onThisDisplay,
  openSimulation,
  ownWindow,
  type DesktopApp,
} from './support/desktop-app'
import { givePassword, person, titleOf } from './support/page-ways'

const { signIn, securityInfo, page: words } = catalogues.en
const { authenticator, prompt } = windowCatalogues.en

test('L5 L7 link, consents, PIN, number: signed in without a password, in the app alone', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const page = await openSimulation(app, 'mysecurityinfo')
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await givePassword(page, person.password)
  await page.getByRole('button', { name: securityInfo.list.add }).click()
  await page.getByText(securityInfo.add.authenticator, { exact: true }).click()
  await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
  // A navigation that is refused leaves the test's own view of the page behind until the next one.
  await page.getByRole('link', { name: securityInfo.invitation.open }).click({ noWaitAfter: true })
  await addAccount(app)

  // The number that the page shows, typed in the prompt; the PIN in a window of its own.
  await startSignIn(app, page)
  await approveWith(app, await numberOn(page))
  await typePin(app)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await expect(titleOf(await ownWindow(app, 'prompt'))).toHaveText(prompt.ended.approved.title)

  // Another number ends the request at once.
  await startSignIn(app, page)
  const shown = await numberOn(page)
  await approveWith(app, shown === '42' ? '43' : '42')
  await typePin(app)
  await expect(titleOf(page)).toHaveText(signIn.ended['wrong-number'].title)
  await expect(titleOf(await ownWindow(app, 'prompt'))).toHaveText(
    prompt.ended['wrong-number'].title,
  )

  // Escape and closing deny nothing; a denial with its reason does.
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await expect(page.getByTestId('number')).toBeVisible()
  const window = await readyPrompt(app)
  await window.keyboard.press('Escape')
  await expect(window.getByRole('button', { name: prompt.approve })).toBeVisible()
  await window.getByRole('button', { name: prompt.deny }).click()
  await window.getByRole('button', { name: prompt.denial.notMe }).click()
  await expect(titleOf(page)).toHaveText(signIn.ended['not-me'].title)
})

/** Both consents, then phone sign-in with a new PIN. */
async function addAccount(app: DesktopApp): Promise<void> {
  const window = await ownWindow(app, 'authenticator')
  const { enrollment, accounts } = authenticator
  await window.getByRole('button', { name: enrollment.connect.connect, exact: true }).click()
  await expect(window.getByRole('definition').getByText(person.name)).toBeVisible()
  await window.getByRole('button', { name: enrollment.add.add, exact: true }).click()
  await expect(window.getByText(enrollment.added.text(person.name))).toBeVisible()
  await window.getByRole('button', { name: accounts.enable, exact: true }).click()
  await typePin(app)
  await expect(window.getByText(accounts.phoneSignIn.on)).toBeVisible()
}

/** Name, *Other ways*, *Approve a request*. */
async function startSignIn(app: DesktopApp, page: Page): Promise<void> {
  await openSimulation(app, 'sign-in')
  const signOut = page.getByRole('button', { name: words.signOut })
  const name = page.getByLabel(signIn.name.label)
  await expect(signOut.or(name)).toBeVisible()
  if (await signOut.isVisible()) await signOut.click()
  await name.fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(page.getByTestId('number')).toBeVisible()
}

async function numberOn(page: Page): Promise<string> {
  return (await page.getByTestId('number').innerText()).replace(/\s/g, '')
}
