/** The testing entry's Playwright fixture: a real page, and an authenticator that answers for it. @module */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startRelyingParty } from '../../src/testing/index.ts'
import { expect, signIn, test } from '../../src/testing/playwright.ts'
import { catalogues } from '../../src/renderer/text/language'

const words = catalogues.en.signIn

test('V2 a person signs in on the real page', async ({ page, authenticator, relyingParty }) => {
  await page.goto(`${relyingParty.origin}/contoso.com/sign-in`)
  await signIn(page, authenticator)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.signedIn.title)
  await expect(page.getByText(authenticator.user.name)).toBeVisible()
})

test('V2 an application’s person signs in, and the application gets its code', async ({
  page,
  authenticator,
  relyingParty,
}) => {
  const application = createServer((_request, response) => response.end('signed in')).listen(0)
  const { port } = application.address() as AddressInfo
  const asked = new URLSearchParams({
    client_id: relyingParty.application('Lab tool').clientId,
    redirect_uri: `http://localhost:${port}`,
    ...{ response_type: 'code', scope: 'openid profile', state: 'here' },
    ...{
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    },
  })
  await page.goto(`${relyingParty.authority()}/oauth2/v2.0/authorize?${asked.toString()}`)
  await signIn(page, authenticator)
  await page.waitForURL(/^http:\/\/localhost:\d+\/\?.*code=/)
  expect(new URL(page.url()).searchParams.get('state')).toBe('here')
  // Its name is shown where the tenant's policy lets it be.
  expect((await authenticator.expectChallenge()).application).toBe('Contoso')
  application.close()
})

test('V2 the page shows what the authenticator is asked, and a denial ends it there', async ({
  page,
  authenticator,
  relyingParty,
}) => {
  await page.goto(`${relyingParty.origin}/contoso.com/sign-in`)
  await page.getByLabel(words.name.label).fill(authenticator.user.name)
  await page.getByRole('button', { name: words.name.next }).click()
  await page.getByRole('button', { name: words.ways.other }).click()
  await page.getByRole('button', { name: words.ways.authenticator }).click()
  const asked = await authenticator.expectChallenge()
  expect(asked).toMatchObject({ application: 'Contoso', digits: 2 })
  expect(asked.browser).toMatch(/^Chrome \d+$/)
  await expect(page.getByTestId('number')).toHaveText(/^\d{2}$/)
  expect((await authenticator.deny({ reason: 'wrong-app' })).id).toBe(asked.id)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ended['wrong-app'].title)
})

test.describe('in the reader’s language', () => {
  test.use({ person: 'balas@contoso.com', locale: 'nl-NL' })
  test('V2 the fixture signs in whom it is told to, in whichever language', async ({
    page,
    authenticator,
    relyingParty,
  }) => {
    expect(authenticator.user.name).toBe('balas@contoso.com')
    await page.goto(`${relyingParty.origin}/contoso.com/sign-in`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
    await signIn(page, authenticator)
    await expect(page.getByText('balas@contoso.com')).toBeVisible()
  })
})

test('V2 the browser trusts this relying party alone', async ({ page, relyingParty }) => {
  await page.goto(`${relyingParty.origin}/contoso.com/sign-in`)
  await using other = await startRelyingParty()
  await expect(page.goto(`${other.origin}/contoso.com/sign-in`)).rejects.toThrow(
    'ERR_CERT_AUTHORITY_INVALID',
  )
})
