/** An application signs its user out: at once or after a question, here and at every other application. @module */
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { anApplicationServer, logoutUrl, openLogout } from '../../support/openid-logout.ts'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  claimsOf,
  exchange,
  type OpenIdWorld,
  signInForCode,
} from '../../support/openid-world.ts'
import type { ApplicationRecord } from '../../../src/main/relying-party/directory-records.ts'
import { contoso } from '../../support/relying-party-world.ts'

const landing = 'http://localhost:5173/callback'

async function signedIn(world: OpenIdWorld, wish: Partial<ApplicationRecord> = {}) {
  const application = await world.register(wish)
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  const { body } = await exchange(browser, application, answered.get('code') ?? '', proof)
  return { application, browser, body, idToken: String(body['id_token']) }
}

/** What the application gets where it asks without a page. */
async function silently({
  browser,
  application,
}: Awaited<ReturnType<typeof signedIn>>): Promise<URLSearchParams> {
  const asked = await browser.go(authorizeUrl(application, aProof(), { prompt: 'none' }))
  return new URL(asked.url).searchParams
}

test('O3 with the ID token of who is there, signed out at once and led back', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world)
  expect((await silently(one)).has('code')).toBe(true)
  const asked = { id_token_hint: one.idToken, post_logout_redirect_uri: landing, state: 'bye' }
  const page = await openLogout(one.browser, logoutUrl(asked))
  expect(page.isAsking).toBe(false)
  const landed = await page.confirm()
  expect(landed.location).toBe(`${landing}?state=bye`)
  expect((await silently(one)).get('error')).toBe('login_required')
  const form = { grant_type: 'refresh_token', client_id: one.application.clientId }
  const refresh_token = String(one.body['refresh_token'])
  // Back-Channel Logout 1.0, section 2.7: what was given for offline access goes on.
  expect(await askToken(one.browser, { ...form, refresh_token })).toMatchObject({ status: 200 })
})

test('O3 a link that bears no ID token asks first, and until then nothing ends', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world)
  for (const parameters of [
    {},
    { client_id: one.application.clientId, post_logout_redirect_uri: landing },
    { logout_hint: 'balas@contoso.com' },
  ]) {
    const page = await openLogout(one.browser, logoutUrl(parameters, 'contoso.com'))
    expect(page.isAsking).toBe(true)
    expect(page.text).toContain('Sign out?')
    expect((await silently(one)).has('code')).toBe(true)
  }
  const page = await openLogout(one.browser, logoutUrl({}))
  const landed = await page.confirm()
  expect(landed).toMatchObject({ status: 200, location: undefined })
  expect(landed.text).toContain('You are signed out')
  expect(landed.text).toContain('Northwind Traders')
  expect((await silently(one)).get('error')).toBe('login_required')
})

test('O3 whoever does not say which application it is finds the way to one that was signed in to, and to no other', async () => {
  await using world = await anOpenIdWorld()
  const elsewhere = 'http://localhost:4000/not-signed-in'
  const redirectUris = { spa: [], web: [elsewhere], publicClient: [] }
  await world.register({ redirectUris })
  for (const [to, offered] of [
    [landing, `href="${landing}?state=bye"`],
    [elsewhere, undefined],
    ['https://evil.example/', undefined],
  ] as const) {
    const one = await signedIn(world)
    const asked = logoutUrl({ post_logout_redirect_uri: to, state: 'bye' })
    const page = await openLogout(one.browser, asked)
    expect(page.isAsking).toBe(true)
    const landed = await page.confirm()
    expect(landed).toMatchObject({ status: 200, location: undefined })
    expect(landed.text).toContain('You are signed out')
    expect(landed.text).not.toContain('<script>')
    if (offered === undefined) expect(landed.text).not.toContain(to)
    else expect(landed.text).toContain(offered)
    expect((await silently(one)).get('error')).toBe('login_required')
  }
})

test('O3 the ID token of somebody else asks first too', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world)
  const other = world.browser()
  const proof = aProof()
  const adele = { name: 'adele@contoso.com', password: 'velvet-compass-willow-29' }
  const answered = await signInForCode(other, authorizeUrl(one.application, proof), adele)
  const { body } = await exchange(other, one.application, answered.get('code') ?? '', proof)
  const hint = { id_token_hint: String(body['id_token']) }
  expect((await openLogout(one.browser, logoutUrl(hint))).isAsking).toBe(true)
})

test('O3 signing out ends what the browser has open of our own pages', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world)
  const { store, crypto } = world.served.world.needs
  const { instance } = world.served.world.identity
  const cookie = one.browser.cookies.get(`__Host-countersign-${instance}|/`)?.value ?? ''
  const held = () => store.find.browser(crypto.digest(cookie))
  expect(await held()).toBeDefined()
  await (await openLogout(one.browser, logoutUrl({ id_token_hint: one.idToken }))).confirm()
  expect(await held()).toBeUndefined()
})

test('O3 whoever signs out on a page of ours is let in nowhere without being asked', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world)
  const bystander = { ...one, browser: world.browser() }
  const proof = aProof()
  await signInForCode(bystander.browser, authorizeUrl(one.application, proof))
  const asked = await one.browser.go(authorizeUrl(one.application, aProof(), { prompt: 'login' }))
  const page = await one.browser.enter(asked.url)
  await page.ask('begin', { name: 'balas@contoso.com' })
  await page.ask('password', { password: 'copper-lantern-river-41' })
  expect((await silently(one)).has('code')).toBe(true)
  expect(await page.ask('signOut')).toMatchObject({ state: { step: 'name' } })
  expect((await silently(one)).get('error')).toBe('login_required')
  expect((await silently(bystander)).has('code')).toBe(true)
})

test('O3 back-channel logout tells the application which session ended', async () => {
  await using world = await anOpenIdWorld()
  await using server = await anApplicationServer()
  const one = await signedIn(world, { backChannelLogoutUri: `${server.origin}/signed-out` })
  await (await openLogout(one.browser, logoutUrl({ id_token_hint: one.idToken }))).confirm()
  const [posted] = server.posted
  expect(server.posted).toHaveLength(1)
  expect(posted).toMatchObject({ path: '/signed-out', type: 'application/x-www-form-urlencoded' })
  const jwt = posted?.form.get('logout_token') ?? ''
  const keys = await one.browser.send('GET', `/${contoso}/discovery/v2.0/keys`)
  const set = createRemoteJWKSet(new URL('https://localhost/keys'), {
    [customFetch]: () => Promise.resolve(new Response(keys.text)),
  })
  const told = await jwtVerify(jwt, set, {
    ...{ issuer: world.issuer, audience: one.application.clientId, algorithms: ['RS256'] },
    ...{ typ: 'logout+jwt', requiredClaims: ['iat', 'jti', 'events', 'exp'] },
  })
  const { sub, sid } = claimsOf(one.idToken)
  expect(sid).toBeTypeOf('string')
  expect(told.payload).toMatchObject({ sub, sid })
  expect(told.payload['events']).toEqual({
    'http://schemas.openid.net/event/backchannel-logout': {},
  })
  expect(told.payload).not.toHaveProperty('nonce')
})

test('O3 an application that leads back-channel logout elsewhere is not followed', async () => {
  await using world = await anOpenIdWorld()
  await using elsewhere = await anApplicationServer()
  const answer = { status: 302, location: `${elsewhere.origin}/stolen` }
  await using server = await anApplicationServer(answer)
  const one = await signedIn(world, { backChannelLogoutUri: `${server.origin}/signed-out` })
  const page = await openLogout(one.browser, logoutUrl({ id_token_hint: one.idToken }))
  expect((await page.confirm()).text).toContain('You are signed out')
  expect(server.posted).toHaveLength(1)
  expect(elsewhere.posted).toHaveLength(0)
})

test('O3 front-channel logout opens the application in a frame that the policy names', async () => {
  await using world = await anOpenIdWorld()
  const one = await signedIn(world, { logoutUrl: 'https://northwind.example/bye?a=1' })
  const asked = { id_token_hint: one.idToken, post_logout_redirect_uri: landing }
  const landed = await (await openLogout(one.browser, logoutUrl(asked))).confirm()
  expect(landed.status).toBe(200)
  const { sid } = claimsOf(one.idToken)
  const query = new URLSearchParams({ a: '1', iss: world.issuer, sid: String(sid) })
  expect(unescaped(landed.text)).toContain(
    `<iframe src="https://northwind.example/bye?${query.toString()}" hidden>`,
  )
  const policy = String(landed.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/frame-src https:\/\/northwind\.example(?:;|$)/)
  expect(unescaped(landed.text)).toContain(`href="${landing}"`)
})

function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
}
