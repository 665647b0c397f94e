/** @azure/msal-browser asks in a hidden frame who is signed in: where the browser brings the session there, and where not. @module */
import type { Page } from '@playwright/test'
import { expect, test as base } from '../../src/testing/playwright.ts'
import { chromiumArguments } from '../../src/testing/trusting-chromium.ts'
import { aCertificate } from '../bench/certificate'
import { aClientTally } from '../support/clients/client-tally'
import type {} from '../support/clients/msal-browser-page'
import { type MsalBrowserApp, serveMsalBrowserApp } from './support/msal-browser-app'

const scopes = ['openid', 'profile']

/** The application's own. */
const keys = aCertificate()

interface Workers {
  readonly plain: MsalBrowserApp
  readonly secure: MsalBrowserApp
}

const test = base.extend<object, Workers>({
  plain: [
    async ({ relyingParty }, use) => {
      await using app = await serveMsalBrowserApp(relyingParty)
      await use(app)
    },
    { scope: 'worker' },
  ],
  secure: [
    async ({ relyingParty }, use) => {
      await using app = await serveMsalBrowserApp(relyingParty, await keys)
      await use(app)
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    // Chromium reads its last list alone.
    async ({ launchOptions, relyingParty }, use) => {
      const [trusted = ''] = relyingParty.chromiumArguments
      const [own = ''] = chromiumArguments((await keys).cert)
      const both = `${trusted},${own.slice(own.indexOf('=') + 1)}`
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), both] })
    },
    { scope: 'worker' },
  ],
})

const tally = aClientTally('msal-browser in a hidden frame')
test.afterAll(() => {
  tally.print()
})

/** Signed in by redirect, and back on the application's page. */
async function begin(page: Page, app: MsalBrowserApp, sign: () => Promise<void>): Promise<void> {
  await page.goto(app.address('aad'))
  await ready(page)
  await page.evaluate((asked) => {
    void window.msal?.application.loginRedirect({ scopes: asked })
  }, scopes)
  await sign()
  await page.waitForURL((url) => url.origin === app.origin && url.pathname === '/')
  await ready(page)
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.msal !== undefined || window.msalFault !== undefined)
  expect(await page.evaluate(() => window.msalFault)).toBeUndefined()
}

/** Who is signed in, or the code of the error; and whether the provider's session came along. */
async function askSilently(
  page: Page,
  loginHint: string,
): Promise<{ readonly told: string; readonly hasSession: boolean }> {
  const asked = page.waitForRequest(
    (request) =>
      /\/oauth2\/v2\.0\/authorize\?.*prompt=none/.test(request.url()) &&
      request.frame() !== page.mainFrame(),
  )
  const answered = page.evaluate(
    async (wish) => {
      try {
        const result = await window.msal?.application.ssoSilent(wish)
        return result?.account.username ?? ''
      } catch (error) {
        return (error as { readonly errorCode?: string }).errorCode ?? String(error)
      }
    },
    { scopes, loginHint },
  )
  const { cookie = '' } = await (await asked).allHeaders()
  return { told: await answered, hasSession: cookie.includes('__Host-countersign-openid-') }
}

test('G5 msal-browser: silent in a hidden frame of a page over TLS', async ({
  page,
  secure,
  authenticator,
}) => {
  const { name } = authenticator.user
  await begin(page, secure, () => tally.signIn(page, authenticator))
  expect(await askSilently(page, name)).toEqual({ told: name, hasSession: true })
  // By redirect, then silently.
  tally.passed(2)
})

test('G5 msal-browser: a page without TLS is another site, so its frames bring no session', async ({
  page,
  plain,
  authenticator,
}) => {
  const { name } = authenticator.user
  await begin(page, plain, () => tally.signIn(page, authenticator))
  expect(await askSilently(page, name)).toEqual({ told: 'login_required', hasSession: false })

  // By redirect the session comes along, and nobody is asked anything.
  await page.evaluate(
    (wish) => {
      void window.msal?.application.loginRedirect(wish)
    },
    { scopes, loginHint: name, prompt: 'none' },
  )
  await page.waitForURL((url) => url.origin === plain.origin && url.pathname === '/redirect.html')
  await page.waitForURL((url) => url.origin === plain.origin && url.pathname === '/')
  await ready(page)
  expect(await page.evaluate(() => window.msal?.returned?.account.username)).toBe(name)
  tally.passed(2)
  console.log(
    'FIGURE G5 msal-browser: ssoSilent in a hidden frame of an http page refused (login_required), by redirect with prompt=none passed',
  )
})
