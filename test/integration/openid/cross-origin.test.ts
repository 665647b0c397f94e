/** Pages of other origins: a single-page application reads its tokens from where it is registered, and nobody else any. @module */
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  exchange,
  signInForCode,
} from '../../support/openid-world.ts'
import { addPeople, anotherTenant } from '../../support/people.ts'
import { contoso } from '../../support/relying-party-world.ts'

const own = 'http://localhost:5173'
const foreign = 'https://evil.example'
/** As msal-browser sends them with a form, which makes browsers ask first. */
const ofMsal =
  'client-request-id,x-client-current-telemetry,x-client-last-telemetry,x-client-os,x-client-sku,x-client-ver,x-ms-lib-capability'
const allow = 'access-control-allow-origin'

test('O4 F2 what MSAL’s page asks first is allowed with all its headers, and no cookie', async () => {
  await using world = await anOpenIdWorld()
  await world.register({ redirectUris: { spa: [`${own}/callback`], web: [], publicClient: [] } })
  const asked: readonly [string, string][] = [
    [`/${contoso}/oauth2/v2.0/token`, 'POST'],
    [`/${contoso}/v2.0/.well-known/openid-configuration`, 'GET'],
    [`/${contoso}/discovery/v2.0/keys`, 'GET'],
    [`/${contoso}/oidc/userinfo`, 'GET'],
  ]
  for (const [path, method] of asked) {
    const { status, headers } = await world.browser().send('OPTIONS', path, undefined, {
      ...{ origin: own, 'access-control-request-method': method },
      'access-control-request-headers': ofMsal,
    })
    expect(status, path).toBe(204)
    expect(headers[allow], path).toBe(own)
    expect(String(headers['access-control-allow-methods']), path).toContain(method)
    expect(headers['access-control-allow-headers'], path).toBe(ofMsal)
    expect(headers, path).not.toHaveProperty('access-control-allow-credentials')
  }
  const found = `/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(`${world.origin}/common/oauth2/v2.0/authorize`)}`
  const instance = await world.browser().send('GET', found, undefined, { origin: own })
  expect([instance.status, instance.headers[allow]]).toEqual([200, '*'])
})

test('O4 F2 G2 a page redeems its code from where it is registered, no other page and no server’s application', async () => {
  await using world = await anOpenIdWorld()
  const uri = `${own}/callback`
  const spa = await world.register({ redirectUris: { spa: [uri], web: [], publicClient: [] } })
  const web = await world.register({ redirectUris: { spa: [], web: [uri], publicClient: [] } })
  const browser = world.browser()
  const ask = async (application: typeof spa, origin: string) => {
    const proof = aProof()
    const url = authorizeUrl(application, proof, { prompt: 'login' })
    const code = (await signInForCode(browser, url)).get('code') ?? ''
    const form = new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: application.clientId, code },
      ...{ redirect_uri: uri, code_verifier: proof.verifier },
    }).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const path = `/${contoso}/oauth2/v2.0/token`
    const landed = await browser.send('POST', path, form, { ...type, origin })
    const body = JSON.parse(landed.text) as Readonly<Record<string, unknown>>
    return { ...landed, body, again: () => exchange(browser, application, code, proof) }
  }
  const refused = { error: 'invalid_request', error_codes: [9_002_326] }

  const good = await ask(spa, own)
  expect([good.status, good.headers[allow]]).toEqual([200, own])
  expect(good.headers).not.toHaveProperty('access-control-allow-credentials')

  const stolen = await ask(spa, foreign)
  expect(stolen.status).toBe(400)
  expect(stolen.body).toMatchObject(refused)
  expect(stolen.headers).not.toHaveProperty(allow)
  // It was not used up: the page itself still redeems it.
  expect((await stolen.again()).status).toBe(200)

  const server = await ask(web, own)
  expect(server.status).toBe(400)
  expect(server.body).toMatchObject(refused)
  expect(String(server.body['error_description'])).toMatch(/^AADSTS9002326: Cross-origin/)
  expect(server.headers).not.toHaveProperty(allow)

  const refresh = { grant_type: 'refresh_token', refresh_token: String(good.body['refresh_token']) }
  const elsewhere = await askToken(
    browser,
    { ...refresh, client_id: spa.clientId },
    { origin: foreign },
  )
  expect([elsewhere.status, elsewhere.body]).toMatchObject([400, refused])
  for (const [origin, status] of [
    [foreign, 400],
    [own, 200],
  ] as const) {
    const userinfo = await browser.send('GET', `/${contoso}/oidc/userinfo`, undefined, {
      ...{ origin, authorization: `Bearer ${String(good.body['access_token'])}` },
    })
    expect([userinfo.status, userinfo.headers[allow]]).toEqual([
      status,
      status === 200 ? own : undefined,
    ])
  }
})

test('O4 F2 a preflight from where no page is registered is told nothing that would let it ask', async () => {
  await using world = await anOpenIdWorld()
  const uris = { web: [], publicClient: [] }
  await world.register({ redirectUris: { spa: [`${own}/callback`], ...uris } })
  const server = 'https://server.example'
  await world.register({ redirectUris: { ...uris, spa: [], web: [`${server}/callback`] } })
  const shared = 'https://shared.example'
  const other = anotherTenant()
  await addPeople(world.served.world, other, 1)
  const elsewhere = { tenant: other.id, redirectUris: { ...uris, spa: [`${shared}/callback`] } }
  await world.register({ ...elsewhere, signInAudience: 'AzureADMultipleOrgs' })
  const theirs = 'https://theirs.example'
  const redirectUris = { ...uris, spa: [`${theirs}/callback`] }
  await world.register({ ...elsewhere, redirectUris })

  const ask = (origin: string, path: string) =>
    world.browser().send('OPTIONS', path, undefined, {
      ...{ origin, 'access-control-request-method': 'POST' },
      'access-control-request-headers': ofMsal,
    })
  for (const path of ['oauth2/v2.0/token', 'oauth2/v2.0/devicecode', 'oidc/userinfo']) {
    for (const origin of [
      foreign,
      server,
      theirs,
      'null',
      `${own}.evil.example`,
      'not an origin',
    ]) {
      const { status, headers, text } = await ask(origin, `/${contoso}/${path}`)
      expect([status, text], origin).toEqual([204, ''])
      const allowing = Object.keys(headers).filter((name) => name.startsWith('access-control-'))
      expect(allowing, `${path} ${origin}`).toEqual([])
      expect(headers['vary']).toMatch(/origin/i)
    }
    for (const origin of [own, 'http://localhost:4173', shared]) {
      const { status, headers } = await ask(origin, `/${contoso}/${path}`)
      expect([status, headers[allow]], `${path} ${origin}`).toEqual([204, origin])
    }
  }
  for (const segment of ['common', 'organizations']) {
    const path = `/${segment}/oauth2/v2.0/token`
    expect((await ask(foreign, path)).headers).not.toHaveProperty(allow)
    expect((await ask(shared, path)).headers[allow]).toBe(shared)
  }
})

test('O5 F2 a page reads why it was refused where no provider was asked, and no cookie is allowed', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const form = new URLSearchParams({ client_id: application.clientId, scope: 'openid' }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const asked: readonly [number, ...Parameters<typeof browser.send>][] = [
    [50_194, 'POST', '/common/oauth2/v2.0/token', form, type],
    [50_194, 'POST', '/organizations/oauth2/v2.0/devicecode', form, type],
    [90_002, 'POST', '/x.example/oauth2/v2.0/token', form, type],
    [90_002, 'GET', '/x.example/v2.0/.well-known/openid-configuration'],
    [90_002, 'GET', '/x.example/discovery/v2.0/keys'],
    [90_002, 'GET', '/x.example/oidc/userinfo'],
    [9_002_313, 'POST', `/${contoso}/oauth2/v2.0/token`, 'x'.repeat(70_000), type],
  ]
  for (const [number, method, path, body, headers = {}] of asked) {
    const landed = await browser.send(method, path, body, { ...headers, origin: foreign })
    expect(JSON.parse(landed.text), path).toMatchObject({ error_codes: [number] })
    expect(landed.headers[allow], path).toBe('*')
    expect(landed.headers, path).not.toHaveProperty('access-control-allow-credentials')
  }
  // A page of ours, which people read, is no program's.
  const shown = await browser.send(
    ...(['GET', authorizeUrl(application, aProof(), {}, 'x.example')] as const),
    ...([undefined, { origin: foreign }] as const),
  )
  expect(shown.status).toBe(400)
  expect(shown.headers).not.toHaveProperty(allow)
})
