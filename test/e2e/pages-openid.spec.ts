/** An application sends a real browser to sign somebody in, and gets it back with a code. @module */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { identityProvider } from '../../src/renderer/text/en/identity-provider'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { givePassword, person, titleOf } from './support/page-ways'

const { signIn } = catalogues.en
const federated = { name: 'kim@fabrikam.com', password: 'granite-meadow-kettle-64' }
const clientId = 'c0a57050-0000-4000-8000-00000000a001'

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** The application's own pages, which only show that somebody came. The port of a registered address is free. */
async function anApplication() {
  const posted: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => {
      posted.push(Buffer.concat(chunks).toString())
      response.setHeader('content-type', 'text/html').end('<h1>Expenses</h1>')
    })
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    redirect: `http://localhost:${port}/redirect.html`,
    posted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

async function giveName(page: Page): Promise<void> {
  await page.getByLabel(signIn.name.label).fill(person.name)
  await page.getByRole('button', { name: signIn.name.next }).click()
}

function authorize(redirect: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...{ client_id: clientId, response_type: 'code', redirect_uri: redirect },
    ...{ scope: 'openid profile', state: 'here', code_challenge_method: 'S256' },
    code_challenge: randomBytes(32).toString('base64url'),
    ...more,
  })
  return `/contoso.com/oauth2/v2.0/authorize?${query.toString()}`
}

test('O1 O3 a person signs in for an application, on a page that names it', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page, faults } = opened
  await page.goto(authorize(application.redirect))
  await expect(page.getByText(signIn.name.leadTo('Expenses'))).toBeVisible()
  await expect(page.getByText(signIn.application.waits('Expenses'))).toBeVisible()
  await giveName(page)
  await page.reload()
  await expect(page.getByText(person.name)).toBeVisible()
  await givePassword(page, person.password)
  await page.waitForURL(/redirect\.html/)
  const landed = new URL(page.url())
  expect(landed.searchParams.get('state')).toBe('here')
  expect(landed.searchParams.get('code')).toBeTruthy()
  // Again, and nobody is asked.
  await page.goto(authorize(application.redirect, { state: 'again' }))
  await page.waitForURL(/state=again/)
  expect(faults).toEqual([])
})

test('O3 select_account offers the accounts that the browser remembers, and takes the live one as it is', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page } = opened
  await page.goto(authorize(application.redirect))
  await giveName(page)
  await givePassword(page, person.password)
  await page.waitForURL(/redirect\.html/)
  await page.goto(authorize(application.redirect, { prompt: 'select_account' }))
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  const live = page.getByRole('button', { name: `${person.name} ${signIn.accounts.signedIn}` })
  await live.click()
  await page.waitForURL(/redirect\.html/)
  expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()

  // A session that does not do for what is asked is no account that can be taken.
  await page.goto(authorize(application.redirect, { prompt: 'select_account', max_age: '0' }))
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  await expect(live).toHaveCount(0)
  await page.getByRole('button', { name: person.name, exact: true }).click()
  await givePassword(page, person.password)
  await page.waitForURL(/redirect\.html/)
})

test('O3 domain_hint: straight to the federated provider, which asks who it is; and back again', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page, faults } = opened
  const asked = authorize(application.redirect, { domain_hint: 'fabrikam.com' })
  await page.goto(asked)
  await page.waitForURL(/\/adfs\/ls\//)
  await page.getByRole('button', { name: identityProvider.back }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(signIn.name.label)).toBeVisible()
  await page.goto(asked)
  await page.waitForURL(/\/adfs\/ls\//)
  await page.getByRole('button', { name: identityProvider.signIn, exact: true }).click()
  await expect(page.getByText(identityProvider.accountEmpty)).toBeVisible()
  await page.getByLabel(identityProvider.account).fill(federated.name)
  await page.getByLabel(identityProvider.label, { exact: true }).fill(federated.password)
  await page.getByRole('button', { name: identityProvider.signIn, exact: true }).click()
  await page.waitForURL(/redirect\.html/)
  expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()
  expect(faults).toEqual([])
})

test('O3 whoever turns back is led back, with access_denied', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page } = opened
  await page.goto(authorize(application.redirect, { login_hint: person.name }))
  await expect(page.getByLabel(signIn.password.label)).toBeVisible()
  await page.getByRole('button', { name: signIn.application.cancel }).click()
  await page.waitForURL(/redirect\.html/)
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
})

test('O3 form_post: the form sends itself, and its page says what it is', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page, faults } = opened
  await page.goto(authorize(application.redirect, { response_mode: 'form_post' }))
  await giveName(page)
  await givePassword(page, person.password)
  await expect(page.getByRole('heading', { name: 'Expenses' })).toBeVisible()
  expect(new URLSearchParams(application.posted[0]).get('code')).toBeTruthy()
  expect(faults).toEqual([])
})

test('O3 an unknown redirect is told to the person, not to that address', async () => {
  await using opened = await world.open()
  await using application = await anApplication()
  const { page } = opened
  await page.goto(
    authorize(application.redirect, {
      redirect_uri: application.redirect.replace('redirect', 'elsewhere'),
    }),
  )
  await expect(titleOf(page)).toBeVisible()
  expect(page.url()).toContain('/oauth2/v2.0/authorize')
})
