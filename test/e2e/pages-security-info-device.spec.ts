/** Security info as it documents itself, in a real browser with a real device: added, tried out, chosen, opened by a pass. @module */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { ask } from '../support/plain-requests'
import { aDevice } from './support/headless-device'
import { invite, openSecurityInfo, person, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn, securityInfo, problems, page: frame } = catalogues.en
const { test: words, defaultMethod } = securityInfo

const shownNumber = async (page: Page) =>
  (await page.getByTestId('number').innerText()).replaceAll(/\s/g, '')

test('R9 Add method → Authenticator → Add → link → a test request with its number → Done, then the default', async () => {
  await using world = await aPagesWorld()
  await using opened = await world.open()
  await using device = await aDevice()
  const { page, faults } = opened

  await openSecurityInfo(page)
  await device.enroll(await invite(page), new URL(world.origin).host)
  await expect(titleOf(page)).toHaveText(securityInfo.added.title)
  await device.turnOn()
  await page.getByRole('button', { name: words.send }).click()
  await expect(titleOf(page)).toHaveText(words.title)
  const first = await shownNumber(page)
  await device.answer(first === '17' ? '71' : '17')
  await expect(page.getByText(words.ended['wrong-number'])).toBeVisible()
  await page.getByRole('button', { name: words.again }).click()
  await expect(titleOf(page)).toHaveText(words.title)
  await device.approve(await shownNumber(page))
  await expect(titleOf(page)).toHaveText(words.doneTitle)
  await expect(titleOf(page)).toBeFocused()
  await page.getByRole('button', { name: securityInfo.added.done }).click()

  const choice = page.getByLabel(defaultMethod.label)
  await choice.selectOption('code')
  await expect(page.getByText(defaultMethod.changed(defaultMethod.methods.code))).toBeVisible()
  await page.reload()
  await expect(choice).toHaveValue('code')
  await choice.selectOption('push')
  await page.getByRole('button', { name: defaultMethod.undo }).click()
  await expect(choice).toHaveValue('code')

  await page.getByRole('button', { name: securityInfo.list.delete }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: securityInfo.remove.delete, exact: true }).click()
  await expect(page.getByText(securityInfo.list.empty)).toBeVisible()
  await expect(choice).toHaveCount(0)
  expect(faults).toEqual([])
})

test('R9 a Temporary Access Pass opens security info, once, and stands in it as used', async () => {
  await using world = await aPagesWorld()
  await using opened = await world.open()
  const { page, faults } = opened
  const pass = await makePass(world)

  await page.goto('/mysecurityinfo')
  await page.getByLabel(securityInfo.tenant.label).fill(person.name)
  await page.getByRole('button', { name: securityInfo.tenant.next, exact: true }).click()
  await giveNameAndPass(page, pass)
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
  await expect(page.getByText(securityInfo.list.passUsed)).toBeVisible()
  await expect(page.getByRole('button', { name: securityInfo.list.add })).toBeVisible()

  // Whose browser this is sees that it lets nobody in any more; any other offers it, and refuses it.
  await page.getByRole('button', { name: frame.signOut }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  await page.goto(`/${person.tenant}/mysecurityinfo`)
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
  await expect(page.getByRole('button', { name: signIn.ways.other })).toHaveCount(0)
  await using other = await world.open()
  await other.page.goto(`/${person.tenant}/mysecurityinfo`)
  await giveNameAndPass(other.page, pass)
  await expect(other.page.getByRole('alert')).toContainText(problems['pass-wrong'])
  expect([...faults, ...other.faults]).toEqual([])
})

async function giveNameAndPass(page: Page, pass: string): Promise<void> {
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await page.getByRole('button', { name: signIn.ways.pass }).click()
  await page.getByLabel(signIn.pass.label).fill(pass)
  await page.getByRole('button', { name: signIn.pass.signIn, exact: true }).click()
}

/** As an administrator makes one. */
async function makePass({ relyingParty }: PagesWorld): Promise<string> {
  const { origin, certificate, adminToken } = relyingParty.ready
  const target = { port: Number(new URL(origin).port), ca: await readFile(certificate, 'utf8') }
  const { status, body } = await ask(target, {
    method: 'POST',
    path: `/${person.tenant}/graph/v1.0/users/${person.name}/authentication/temporaryAccessPassMethods`,
    headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ isUsableOnce: true }),
  })
  expect(status, body).toBe(201)
  return (JSON.parse(body) as { readonly temporaryAccessPass: string }).temporaryAccessPass
}
