/** The way of a person to phone sign-in and to a request, in the app alone: simulation window, consents, PIN. @module */
import { expect, type Page } from '@playwright/test'
import { catalogues } from '../../../src/renderer/text/language'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { typePin } from './app-ways'
import { openSimulation, ownWindow, type DesktopApp } from './desktop-app'
import { givePassword, person } from './page-ways'

const { signIn, securityInfo, page: words } = catalogues.en
const { authenticator } = windowCatalogues.en

/** From security info in the simulation window to phone sign-in with a new PIN. */
export async function addAccount(app: DesktopApp, page: Page): Promise<void> {
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await givePassword(page, person.password)
  await page.getByRole('button', { name: securityInfo.list.add }).click()
  await page.getByText(securityInfo.add.authenticator, { exact: true }).click()
  await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
  // A navigation that is refused leaves the test's own view of the page behind until the next one.
  await page.getByRole('link', { name: securityInfo.invitation.open }).click({ noWaitAfter: true })
  await consent(app)
}

/** Both consents, then phone sign-in with a new PIN. */
async function consent(app: DesktopApp): Promise<void> {
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
export async function startSignIn(app: DesktopApp, page: Page): Promise<void> {
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

export async function numberOn(page: Page): Promise<string> {
  return (await page.getByTestId('number').innerText()).replace(/\s/g, '')
}
