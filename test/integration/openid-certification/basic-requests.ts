/** The basic plan, second half: what a request may ask, and how codes and clients are held to their word. @module */
import * as oauth from 'oauth4webapi'
import { expect } from 'vitest'
import { callback, type CertificationClient } from '../../support/certification-client.ts'
import { aProof, authorizeUrl } from '../../support/openid-world.ts'
import { module, type Module } from './module.ts'

const noDisplay = 'no other look than one: the parameter is read over, as Entra does'
const noLocale = 'the page speaks the language that the person chose for it, or their browser'

type Told = Readonly<Record<string, unknown>>

async function claimsOf(
  client: CertificationClient,
  more: Record<string, string | undefined> = {},
  maxAge?: number,
): Promise<{ claims: Told; isAsked: boolean; idToken: string }> {
  const authorized = await client.authorize(more)
  const tokens = await client.exchange(authorized, maxAge === undefined ? {} : { maxAge })
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (claims === undefined) throw new Error('no ID token')
  return { claims, isAsked: authorized.isAsked, idToken: tokens.id_token ?? '' }
}

/** As though it were `seconds` from now, for what the relying party's own clock says. */
function shiftClock({ world }: CertificationClient, seconds: number): void {
  world.served.world.clock.setWallClock(Date.now() + seconds * 1000)
}

async function reused(client: CertificationClient, afterSeconds: number): Promise<void> {
  const authorized = await client.authorize()
  const tokens = await client.exchange(authorized)
  await client.userInfo(tokens)
  shiftClock(client, afterSeconds)
  try {
    const again = await client.send(authorized)
    expect(again.status).toBe(400)
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' })
    // What the first use gave is worth nothing any more.
    const asked = await client.fetch(client.server.userinfo_endpoint ?? '', {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(asked.status).toBe(401)
  } finally {
    shiftClock(client, 0)
  }
}

async function expectUnsupported(
  client: CertificationClient,
  more: Record<string, string>,
  error: string,
): Promise<void> {
  const { url, text } = await client.authorize(more)
  expect(url.searchParams.get('error') ?? text).toContain(error)
  expect(url.searchParams.has('code')).toBe(false)
}

function unsignedObject({ application, world }: CertificationClient, more: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: application.clientId, aud: world.issuer, state: 'a-state', ...more }
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

export const basicRequests: readonly Module[] = [
  module('oidcc-display-page', { notApplicable: noDisplay }),
  module('oidcc-display-popup', { notApplicable: noDisplay }),
  module('oidcc-prompt-login', async (client) => {
    shiftClock(client, -20)
    const first = await claimsOf(client)
    shiftClock(client, 0)
    const second = await claimsOf(client, { prompt: 'login' })
    expect(second.isAsked).toBe(true)
    expect(second.claims['sub']).toBe(first.claims['sub'])
    expect(Number(second.claims['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
  }),
  module('oidcc-prompt-none-not-logged-in', async (client) => {
    const { url } = await client.authorize({ prompt: 'none' })
    expect(url.searchParams.get('error')).toMatch(/^(?:login|interaction)_required$/)
    expect(url.searchParams.get('state')).toBe('a-state')
    expect(url.searchParams.has('code')).toBe(false)
  }),
  module('oidcc-prompt-none-logged-in', async (client) => {
    const first = await claimsOf(client)
    const second = await claimsOf(client, { prompt: 'none' })
    expect(second.isAsked).toBe(false)
    expect(second.claims['sub']).toBe(first.claims['sub'])
    expect(second.claims['auth_time']).toBe(first.claims['auth_time'])
  }),
  module('oidcc-max-age-1', async (client) => {
    shiftClock(client, -20)
    const first = await claimsOf(client)
    shiftClock(client, 0)
    const second = await claimsOf(client, { max_age: '1' }, 1)
    expect(second.isAsked).toBe(true)
    expect(Number(second.claims['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
  }),
  module('oidcc-max-age-10000', async (client) => {
    const first = await claimsOf(client)
    const second = await claimsOf(client, { max_age: '10000' }, 10_000)
    expect(second.isAsked).toBe(false)
    expect(second.claims['auth_time']).toBe(first.claims['auth_time'])
  }),
  module('oidcc-ensure-request-with-unknown-parameter-succeeds', async (client) => {
    await claimsOf(client, { extra: 'foobar' })
  }),
  module('oidcc-id-token-hint', async (client) => {
    const first = await claimsOf(client)
    const hinted = { prompt: 'none', id_token_hint: first.idToken }
    const second = await claimsOf(client, hinted)
    expect(second.claims['sub']).toBe(first.claims['sub'])
  }),
  module('oidcc-login-hint', async (client) => {
    const asked = { login_hint: 'balas@contoso.com' }
    const path = authorizeUrl(client.application, aProof(), { ...asked, redirect_uri: callback })
    const landed = await client.browser.go(path)
    const [, tenant = '', , uid = ''] = new URL(landed.url).pathname.split('/')
    const headers = { 'content-type': 'application/json' }
    const path2 = `/${tenant}/sign-in/${uid}`
    const page = await client.browser.send('POST', path2, '{}', headers)
    expect(JSON.parse(page.text)).toMatchObject({ hint: 'balas@contoso.com' })
    await claimsOf(client, asked)
  }),
  module('oidcc-ui-locales', { notApplicable: noLocale }),
  module('oidcc-claims-locales', { notApplicable: 'a name is kept in one language' }),
  module('oidcc-ensure-request-with-acr-values-succeeds', async (client) => {
    const acr_values = (client.server.acr_values_supported ?? ['1', '2']).join(' ')
    const { claims } = await claimsOf(client, { acr_values })
    expect(acr_values.split(' ')).toContain(claims['acr'])
  }),
  module('oidcc-codereuse', (client) => reused(client, 0)),
  module('oidcc-codereuse-30seconds', (client) => reused(client, 30)),
  module('oidcc-ensure-registered-redirect-uri', async (client) => {
    const { status, url } = await client.authorize({ redirect_uri: `${callback}/other` })
    expect(status).toBe(400)
    expect(url.origin).toBe(client.world.origin)
  }),
  module('oidcc-ensure-post-request-succeeds', async (client) => {
    const proof = aProof()
    const [path = '', query] = authorizeUrl(client.application, proof, {
      redirect_uri: callback,
      scope: 'openid profile',
    }).split('?')
    await claimsOf(client)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await client.browser.send('POST', path, query, type)
    expect(posted.status).toBe(303)
    const url = new URL((await client.browser.go(posted.location ?? '')).url)
    expect(url.searchParams.has('code')).toBe(true)
    await client.exchange({ url, proof, isAsked: false, status: 303, text: '' })
  }),
  module('oidcc-server-client-secret-post', async (client) => {
    const auth = oauth.ClientSecretPost(client.secret)
    await client.exchange(await client.authorize(), { auth })
  }),
  module(
    'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
    async (client) => {
      expect(client.server.request_uri_parameter_supported).toBe(false)
      const asked = { request_uri: 'https://rp.example/request.jwt' }
      await expectUnsupported(client, asked, 'request_uri_not_supported')
    },
  ),
  module('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', (client) =>
    expectUnsupported(client, { request: unsignedObject(client) }, 'request_not_supported'),
  ),
  module('oidcc-claims-essential', async (client) => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } })
    const authorized = await client.authorize({ claims, scope: 'openid' })
    const tokens = await client.exchange(authorized)
    expect((await client.userInfo(tokens))['name']).toBeTypeOf('string')
  }),
  module('oidcc-ensure-request-object-with-redirect-uri', async (client) => {
    const request = unsignedObject(client, { redirect_uri: callback })
    await expectUnsupported(client, { request }, 'request_not_supported')
  }),
  module('oidcc-refresh-token', async (client) => {
    const { server, fetch } = client
    const options = { [oauth.customFetch]: fetch }
    const auth = oauth.ClientSecretBasic(client.secret)
    const authorized = await client.authorize({ scope: 'openid offline_access' })
    const tokens = await client.exchange(authorized)
    const refresh = tokens.refresh_token ?? ''
    const ask = (of: oauth.Client, by: oauth.ClientAuth) =>
      oauth.refreshTokenGrantRequest(server, of, by, refresh, options)
    const response = await ask(client.client, auth)
    const again = await oauth.processRefreshTokenResponse(server, client.client, response)
    const [before, after] = [tokens, again].map(oauth.getValidatedIdTokenClaims)
    expect(after?.sub).toBe(before?.sub)
    expect(after?.iss).toBe(before?.iss)
    expect(again.access_token).not.toBe(tokens.access_token)
  }),
  module('oidcc-ensure-request-with-valid-pkce-succeeds', async (client) => {
    const authorized = await client.authorize()
    const other = { ...authorized, proof: aProof() }
    expect((await client.send(other)).status).toBe(400)
    await client.exchange(await client.authorize())
  }),
]
