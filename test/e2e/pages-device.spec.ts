/** The pages with a real device at the other end: what one does, the other one says. @module */
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import type { WatchProcess } from '../support/device-process'
import { aDevice } from './support/headless-device'
import { invite, openSecurityInfo, person, titleOf } from './support/page-ways'
import { aPagesWorld } from './support/pages-world'
import { cutOff, paths } from './support/recorded-answers'

const { signIn, securityInfo, page: frame } = catalogues.en
/** Waits until the device has what the page shows the number of. */
async function arrived(page: Page, watch: WatchProcess, from: number): Promise<string> {
  await expect(page.getByText(signIn.approval.delivered)).toBeVisible()
  await watch.until(({ event }) => event === 'challenge', from)
  return (await page.getByTestId('number').innerText()).replaceAll(/\s/g, '')
}

test('K8 a person adds an authenticator, signs in with it, and deletes it, all on the pages', async () => {
  test.setTimeout(120_000)
  await using world = await aPagesWorld()
  await using opened = await world.open()
  await using device = await aDevice()
  const { page, faults } = opened

  await openSecurityInfo(page)
  await device.enroll(await invite(page), new URL(world.origin).host)
  await expect(titleOf(page)).toHaveText(securityInfo.added.title)
  await page.getByRole('button', { name: securityInfo.added.done }).click()
  await expect(page.getByText(securityInfo.list.phoneSignInOff)).toBeVisible()
  await device.turnOn()
  await page.reload()
  await expect(page.getByText(securityInfo.list.phoneSignInOn)).toBeVisible()
  await page.getByRole('button', { name: frame.signOut }).click()

  await using watch = await device.watch()
  await watch.until(({ event }) => event === 'account-connected')
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
  const number = await arrived(page, watch, 0)
  await device.answer(number === '17' ? '71' : '17')
  await expect(titleOf(page)).toHaveText(signIn.ended['wrong-number'].title)

  let seen = watch.events.length
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await arrived(page, watch, seen)
  await device.deny('declined')
  await expect(titleOf(page)).toHaveText(signIn.ended.declined.title)
  await expect(titleOf(page)).toBeFocused()

  seen = watch.events.length
  await page.getByRole('button', { name: signIn.ended.again }).click()
  // A reload between the approval and the session ends signed in all the same.
  await cutOff(page, 'complete')
  await device.approve(await arrived(page, watch, seen))
  await expect(titleOf(page)).toHaveText(signIn.completing.title)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.unroute(paths.complete)
  await page.reload()
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await expect(page.getByText(signIn.signedIn.by.approval)).toBeVisible()

  await page.getByRole('link', { name: signIn.signedIn.securityInfo }).click()
  await expect(page.getByText(securityInfo.list.connected)).toBeVisible()
  await page.getByRole('button', { name: securityInfo.list.delete }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: securityInfo.remove.delete, exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(securityInfo.list.empty)).toBeVisible()
  await expect(titleOf(page)).toBeFocused()
  await watch.until(({ event }) => event === 'account-ended')
  expect(faults).toEqual([])
})
