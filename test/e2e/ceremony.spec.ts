/** The whole ceremony: a real browser, a real keychain, the relying party and the device as processes of their own. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { errorOf, runDevice, startWatch, type DeviceAnswer } from '../support/device-process'
import { startKeyring } from '../support/keyring'
import { startRelyingParty } from '../support/relying-party-process'
import { askForApproval, invite, openSecurityInfo, person, titleOf } from './support/page-ways'
import { trustFor } from './support/forwarding'
import { launchTrustingChromium } from './support/trusting-chromium'

const { signIn, securityInfo, page: words } = catalogues.en
const pin = '271603\n'

test('K13 X1 enrol, turn phone sign-in on, sign in, mistype, deny, restart either side, again', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using folder = await aFolder()
  let relyingParty = await startRelyingParty()
  await using ended = { [Symbol.asyncDispose]: () => relyingParty[Symbol.asyncDispose]() }
  expect(ended).toBeDefined()
  const { origin, certificate } = relyingParty.ready
  await using chromium = await launchTrustingChromium(certificate)
  const context = await chromium.browser.newContext({ baseURL: origin, locale: 'en-GB' })
  await trustFor(context, certificate)
  const page = await context.newPage()

  const wish = { data: folder.path, vault: 'keychain', env: keyring.env } as const
  const run = (...args: readonly string[]): Promise<DeviceAnswer> => runDevice(wish, ...args)
  const withPin = (...args: readonly string[]): Promise<DeviceAnswer> =>
    runDevice({ ...wish, input: pin }, ...args, '--pin-stdin')

  // Enrol, with both consents, from the link that the page shows.
  await openSecurityInfo(page)
  const link = await invite(page)
  const host = new URL(origin).host
  const consents = ['--confirm-host', host, '--confirm-account', person.name]
  const added = await run('enroll', link, ...consents)
  expect(added.json, added.errors).toMatchObject({ account: { state: 'active' } })
  await page.getByRole('button', { name: securityInfo.added.done }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
  const on = await withPin('phone-sign-in', person.name, 'on')
  expect(on.json, on.errors).toMatchObject({ account: { phoneSignIn: 'on' } })

  const watching = async () => {
    const watch = await startWatch(wish)
    await watch.until(({ event }) => event === 'account-connected')
    return watch
  }
  let watch = await watching()
  const approve = async (number: string): Promise<DeviceAnswer> => {
    await watch.until(({ event }) => event === 'challenge')
    return withPin('approve', '--number', number)
  }

  // The number that the page shows signs in.
  await leave(page)
  expect((await approve(await firstNumber(page))).json).toMatchObject({ outcome: 'approved' })
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)

  // Another number ends the request at once, with words on both sides.
  await leave(page)
  const from = watch.events.length
  const shown = await firstNumber(page)
  await watch.until(({ event }) => event === 'challenge', from)
  const wrong = await withPin('approve', '--number', shown === '42' ? '43' : '42')
  expect(errorOf(wrong)).toBe('WRONG_NUMBER')
  expect(wrong.out).toContain('type the new number')
  await expect(titleOf(page)).toHaveText(signIn.ended['wrong-number'].title)

  // A denial is told to the page.
  const before = watch.events.length
  await askAgain(page)
  await watch.until(({ event }) => event === 'challenge', before)
  expect((await run('deny', '--reason', 'declined')).json).toMatchObject({ outcome: 'denied' })
  await expect(titleOf(page)).toHaveText(signIn.ended.declined.title)

  // The relying party restarts; the device is back by itself, and the sign-in works.
  const port = Number(new URL(origin).port)
  const seen = watch.events.length
  await relyingParty.stop()
  relyingParty = await startRelyingParty({ data: relyingParty.data, port })
  await watch.until(({ event }) => event === 'account-connected', seen)
  const again = await askAgain(page)
  await watch.until(({ event }) => event === 'challenge', seen)
  expect((await withPin('approve', '--number', again)).json).toMatchObject({ outcome: 'approved' })
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)

  // The device restarts, with a request open: it is shown again and still answered.
  await leave(page)
  await watch.stop()
  const waiting = await firstNumber(page)
  watch = await watching()
  expect((await approve(waiting)).json).toMatchObject({ outcome: 'approved' })
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await watch.stop()
})

/** Signs out, so that the next sign-in begins with the name. */
async function leave(page: Page): Promise<void> {
  await page.goto(`/${person.tenant}/sign-in`)
  await page.getByRole('button', { name: words.signOut }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
}

async function firstNumber(page: Page): Promise<string> {
  await askForApproval(page)
  return numberOn(page)
}

/** The digits stand each in a cell of its own. */
async function numberOn(page: Page): Promise<string> {
  return (await page.getByTestId('number').innerText()).replace(/\s/g, '')
}

/** From the words of an ending to the next number. */
async function askAgain(page: Page): Promise<string> {
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await expect(page.getByTestId('number')).toBeVisible()
  return numberOn(page)
}

async function aFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'countersign-device-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
