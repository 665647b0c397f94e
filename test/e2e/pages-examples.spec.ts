/** The three examples, each by its one command with its authority line alone changed, in a real Chromium. @module */
import type { Page } from '@playwright/test'
import { expect, test } from '../../src/testing/playwright.ts'
import { aClientTally } from '../support/clients/client-tally'
import { startExample } from './support/started-example'

test.describe.configure({ timeout: 150_000 })

const tally = aClientTally('the examples, with msal-react and msal-node')
test.afterAll(() => {
  tally.print()
})

/** Asks whoever did not come with an ID token of theirs. */
async function signOutThere(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign out?')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
  await page.getByRole('link', { name: 'Back to the application' }).click()
  // MSAL has its state brought back.
  await expect(page).toHaveURL(({ origin, pathname }) => origin === address && pathname === '/')
}

test('G5 the example in the browser: msal-react signs in, renews, signs out, and again in a window', async ({
  page,
  context,
  authenticator,
  relyingParty,
}) => {
  await using example = await startExample('single-page', 'src/sign-in.ts', relyingParty)
  const [, address = ''] = await example.printed(/(http:\/\/localhost:5173)/)
  const { name, displayName } = authenticator.user
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))

  await page.goto(address)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await tally.signIn(page, authenticator)
  await expect(page.getByText(`${displayName}, ${name}`)).toBeVisible()
  const claim = (of: string) => page.locator('dl div').filter({ hasText: of }).locator('dd')
  await expect(claim('amr')).toHaveText('["swk","user","mfa"]')
  await expect(claim('preferred_username')).toHaveText(name)

  const asked = page.waitForResponse(/\/oauth2\/v2\.0\/token(?:\?|$)/)
  await page.getByRole('button', { name: 'Renew the token' }).click()
  expect((await asked).status()).toBe(200)
  await expect(page.getByRole('status')).toHaveText(/^A new token, good until \d/)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await signOutThere(page, address)
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()

  // Signed out there, too: whoever comes again is asked again.
  const opened = context.waitForEvent('page', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Sign in, in a window of its own' }).click()
  await tally.signIn(await opened, authenticator)
  await expect(page.getByText(`${displayName}, ${name}`)).toBeVisible()
  expect(faults).toEqual([])
  // By redirect, renewed, signed out, in a window.
  tally.passed(4)
})

test('G5 the example on a server: msal-node signs in, shows who it is, and signs out', async ({
  page,
  authenticator,
  relyingParty,
}) => {
  await using example = await startExample('web-app', 'sign-in.mjs', relyingParty)
  const [, address = ''] = await example.printed(/^Open (http:\/\/localhost:3000)$/)
  await page.goto(address)
  for (let i = 0; i < 2; i++) {
    await page.getByRole('link', { name: 'Sign in' }).click()
    await tally.signIn(page, authenticator)
    await expect(page.getByText(`Signed in as ${authenticator.user.name}.`)).toBeVisible()
    await expect(page.locator('pre')).toContainText('"swk"')
    await page.getByRole('link', { name: 'Sign out' }).click()
    await signOutThere(page, address)
    tally.passed(2)
  }
})

test('G5 the example without a browser: it prints a code, and who typed it', async ({
  page,
  authenticator,
  relyingParty,
}) => {
  await using example = await startExample('command-line', 'report.mjs', relyingParty)
  const [, address = ''] = await example.printed(/^Open (https:\S+)$/)
  const [, code = ''] = await example.printed(/^and type the code (\S+)$/)
  await page.goto(address)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText(code)).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await tally.signIn(page, authenticator)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in to Lab tool')
  const [, name] = await example.printed(/^Signed in as (\S+), until \d/)
  expect(name).toBe(authenticator.user.name)
  expect(await example.ended).toBe(0)
  tally.passed()
})
