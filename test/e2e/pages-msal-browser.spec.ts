/** @azure/msal-browser, unmodified, in a real Chromium: its person signs in on the real page, by a number. @module */
import type { Page } from '@playwright/test'
import type { RelyingParty } from '../../src/testing/api'
import { expect, test as base } from '../../src/testing/playwright.ts'
import { aClientTally } from '../support/clients/client-tally'
import type {} from '../support/clients/msal-browser-page'
import { type MsalBrowserApp, serveMsalBrowserApp } from './support/msal-browser-app'

const scopes = ['openid', 'profile']

const test = base.extend<object, { app: MsalBrowserApp }>({
  app: [
    async ({ relyingParty }, use) => {
      await using app = await serveMsalBrowserApp(relyingParty)
      await use(app)
    },
    { scope: 'worker' },
  ],
})

const tally = aClientTally('msal-browser')
test.afterAll(() => {
  tally.print()
})

for (const mode of ['aad', 'oidc'] as const) {
  test.describe(`in ${mode} mode`, () => {
    test(`O3 G5 msal-browser ${mode}: by redirect, then from its cache, then by refresh token`, async ({
      page,
      app,
      authenticator,
      relyingParty,
    }) => {
      const address = app.address(mode)
      await page.goto(address)
      await ready(page)
      await page.evaluate((asked) => {
        void window.msal?.application.loginRedirect({ scopes: asked })
      }, scopes)
      await tally.signIn(page, authenticator)
      await page.waitForURL((url) => url.origin === app.origin && url.pathname === '/')
      // The address is reached before the library has cleaned it and said who came back.
      await expect
        .poll(() => page.evaluate(() => window.msal?.returned?.account).catch(() => undefined))
        .toMatchObject(accountOf(relyingParty))
      await ready(page)

      const cached = await silent(page)
      expect(cached.fromCache).toBe(true)
      const renewed = await silent(page, { forceRefresh: true })
      expect(renewed.fromCache).toBe(false)
      expect(renewed.accessToken).not.toBe(cached.accessToken)
      tally.passed(3)
    })

    test(`O3 G5 msal-browser ${mode}: in a window of its own`, async ({
      page,
      app,
      authenticator,
      relyingParty,
      context,
    }) => {
      const address = app.address(mode)
      await page.goto(address)
      await ready(page)
      const opened = context.waitForEvent('page')
      const answered = page.evaluate(
        (asked) => window.msal?.application.loginPopup({ scopes: asked }),
        scopes,
      )
      await tally.signIn(await opened, authenticator)
      expect((await answered)?.account).toMatchObject(accountOf(relyingParty))
      tally.passed()
    })
  })
}

test('G5 msal-browser: prompt=login and max_age=0 are approved anew', async ({
  page,
  app,
  authenticator,
}) => {
  const address = app.address('aad')
  for (const more of [{}, { prompt: 'login' }, { extraQueryParameters: { max_age: '0' } }]) {
    await page.goto(address)
    await ready(page)
    await page.evaluate(
      ([asked, with_]) => {
        void window.msal?.application.loginRedirect({ scopes: asked, ...with_ })
      },
      [scopes, more] as const,
    )
    await tally.signIn(page, authenticator)
    await page.waitForURL((url) => url.origin === app.origin && url.pathname === '/')
    await ready(page)
    const claims = await page.evaluate(() => window.msal?.returned?.idTokenClaims)
    expect(claims).toMatchObject({ amr: ['swk', 'user', 'mfa'] })
    tally.passed()
  }
})

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.msal !== undefined || window.msalFault !== undefined)
  expect(await page.evaluate(() => window.msalFault)).toBeUndefined()
}

interface Silent {
  readonly fromCache: boolean
  readonly accessToken: string
}

async function silent(page: Page, how: { readonly forceRefresh?: boolean } = {}): Promise<Silent> {
  return page.evaluate(
    async ([asked, more]) => {
      const { msal } = window
      if (msal === undefined) throw new Error('not ready')
      const wish = { scopes: asked, account: msal.account(), ...more }
      const { fromCache, accessToken } = await msal.application.acquireTokenSilent(wish)
      return { fromCache, accessToken }
    },
    [scopes, how] as const,
  )
}

function accountOf(relyingParty: RelyingParty) {
  const [tenant] = relyingParty.tenants
  const { id, name, displayName } = relyingParty.user('adele@contoso.com')
  return {
    homeAccountId: `${id}.${tenant?.id ?? ''}`,
    ...{ tenantId: tenant?.id, username: name, name: displayName },
  }
}
