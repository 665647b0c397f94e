/** An application signs its user out in a real browser, and each other one is told in a frame of the page that says so. @module */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { anOpenIdBrowser } from '../support/openid-browser'
import { aProof, authorizeUrl, claimsOf, exchange } from '../support/openid-world'
import { givePassword, person, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn } = catalogues.en
const tenant = 'contoso.com'

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function aProgram() {
  const { origin, certificate, adminToken } = world.relyingParty.ready
  return { program: anOpenIdBrowser(origin, await readFile(certificate, 'utf8')), adminToken }
}

/** An application with a server of its own, registered as an administrator's program does it. */
async function anApplication(displayName: string) {
  const framed: { readonly query: URLSearchParams; readonly from: string }[] = []
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/over') {
      framed.push({ query: searchParams, from: String(request.headers['sec-fetch-dest']) })
    }
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>${displayName}</title><h1>${displayName}</h1>`)
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://localhost:${String(port)}`
  const { program, adminToken } = await aProgram()
  const registered = await program.send(
    'POST',
    `/${tenant}/graph/v1.0/applications`,
    JSON.stringify({
      displayName,
      publicClient: { redirectUris: [`${origin}/callback`] },
      web: { redirectUris: [], logoutUrl: `${origin}/over?of=us` },
    }),
    { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
  )
  if (registered.status !== 201) throw new Error(registered.text)
  const { appId: clientId } = JSON.parse(registered.text) as { readonly appId: string }
  const back = { redirect_uri: `${origin}/callback` }
  return {
    origin,
    framed,
    /** Signs in, where nobody is yet by a password; the claims of the ID token, and the token. */
    async signIn(page: Page, isFirst: boolean) {
      const proof = aProof()
      await page.goto(authorizeUrl({ clientId }, proof, back, tenant))
      if (isFirst) {
        await page.getByLabel(signIn.name.label).fill(person.name)
        await page.getByRole('button', { name: signIn.name.next }).click()
        await givePassword(page, person.password)
      }
      await page.waitForURL(`${origin}/callback?**`)
      const code = new URL(page.url()).searchParams.get('code') ?? ''
      const { body } = await exchange(program, { clientId }, code, proof, back)
      const idToken = String(body['id_token'])
      return { idToken, claims: claimsOf(idToken) }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

for (const isLedBack of [false, true]) {
  test(`O3 each application is told in a frame, ${isLedBack ? 'before its user is led back' : 'and the page says of which'}`, async () => {
    await using opened = await world.open()
    await using one = await anApplication('Northwind')
    await using other = await anApplication('Tailspin')
    const { page, faults } = opened
    const first = await one.signIn(page, true)
    const second = await other.signIn(page, false)
    const query = new URLSearchParams({
      id_token_hint: first.idToken,
      ...(isLedBack ? { post_logout_redirect_uri: `${one.origin}/callback`, state: 'bye' } : {}),
    })
    await page.goto(`/${tenant}/oauth2/v2.0/logout?${query.toString()}`)
    if (isLedBack) {
      await page.waitForURL(`${one.origin}/callback?state=bye`)
    } else {
      await expect(titleOf(page)).toHaveText('You are signed out')
      await expect(page.getByRole('listitem')).toHaveText(['Northwind', 'Tailspin'])
      for (const { origin } of [one, other]) {
        const frame = page.frames().find((found) => found.url().startsWith(`${origin}/over?`))
        expect(frame, 'the frame is there').toBeDefined()
      }
    }
    for (const [application, { claims }] of [
      [one, first],
      [other, second],
    ] as const) {
      await expect.poll(() => application.framed.length).toBe(1)
      const [told] = application.framed
      expect(Object.fromEntries(told?.query ?? [])).toEqual({
        ...{ of: 'us', iss: claims['iss'], sid: claims['sid'] },
      })
      expect(told?.from).toBe('iframe')
    }
    expect(first.claims['sid']).not.toBe(second.claims['sid'])
    expect(faults).toEqual([])
  })
}
