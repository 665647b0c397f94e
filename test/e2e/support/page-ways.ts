/** The ways that a person takes through the pages, by what they read on them. @module */
import { expect, type Page } from '@playwright/test'
import { catalogues } from '../../../src/renderer/text/language'

const { signIn, securityInfo } = catalogues.en

export const person = {
  tenant: 'contoso.com',
  name: 'balas@contoso.com',
  password: 'copper-lantern-river-41',
} as const

export const titleOf = (page: Page) => page.getByRole('heading', { level: 1 })

export async function openSignIn(page: Page, tenant: string = person.tenant): Promise<void> {
  await page.goto(`/${tenant}/sign-in`)
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
}

export async function giveName(
  page: Page,
  name: string = person.name,
  tenant: string = person.tenant,
): Promise<void> {
  await openSignIn(page, tenant)
  await page.getByLabel(signIn.name.label).fill(name)
  await page.getByRole('button', { name: signIn.name.next }).click()
}

export async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(signIn.password.label).fill(password)
  await page.getByRole('button', { name: signIn.password.signIn, exact: true }).click()
}

/** To the password, by a session that the browser has kept. */
export async function reachPassword(page: Page, name?: string): Promise<void> {
  await giveName(page, name)
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
}

export async function chooseWays(page: Page, name?: string, tenant?: string): Promise<void> {
  await giveName(page, name, tenant)
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
}

/** To the number; the number as it is shown. */
export async function askForApproval(page: Page, name?: string, tenant?: string): Promise<string> {
  await chooseWays(page, name, tenant)
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(page.getByTestId('number')).toBeVisible()
  return page.getByTestId('number').innerText()
}

export async function signInByPassword(page: Page): Promise<void> {
  await giveName(page)
  await givePassword(page, person.password)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
}

/** Through sign-in, as the page itself leads. */
export async function openSecurityInfo(page: Page): Promise<void> {
  await page.goto(`/${person.tenant}/mysecurityinfo`)
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await givePassword(page, person.password)
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
}

export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: securityInfo.list.add }).click()
  await page.getByText(securityInfo.add.authenticator, { exact: true }).click()
  await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.invitation.title)
  return page.getByLabel(securityInfo.invitation.link, { exact: true }).inputValue()
}

/** The digits stand each in a cell of its own. */
export async function numberOn(page: Page): Promise<string> {
  await expect(page.getByTestId('number')).toBeVisible()
  return (await page.getByTestId('number').innerText()).replaceAll(/\s/g, '')
}
