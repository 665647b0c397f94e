/** The plans of RP-initiated and of back-channel logout. @module */
import { generateKeyPairSync } from 'node:crypto'
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { expect } from 'vitest'
import { type CertificationClient, loggedOut } from '../../support/certification-client.ts'
import { anApplicationServer, logoutUrl, openLogout } from '../../support/openid-logout.ts'
import { aCertificationClient } from '../../support/certification-client.ts'
import { module, type Plan } from './module.ts'

async function signedIn(client: CertificationClient): Promise<string> {
  const tokens = await client.exchange(await client.authorize())
  return tokens.id_token ?? ''
}

async function expectSession(client: CertificationClient, isThere: boolean): Promise<void> {
  const { url } = await client.authorize({ prompt: 'none' })
  if (isThere) expect(url.searchParams.has('code')).toBe(true)
  else expect(url.searchParams.get('error')).toBe('login_required')
}

/** Signs out with `parameters`; where that leads. */
async function signOut(client: CertificationClient, parameters: Record<string, string>) {
  const page = await openLogout(client.browser, logoutUrl(parameters))
  expect(page.status).toBe(200)
  return page.confirm()
}

async function expectRefused(client: CertificationClient, parameters: Record<string, string>) {
  const page = await openLogout(client.browser, logoutUrl(parameters))
  expect(page.status).toBe(400)
  expect(page.location).toBeUndefined()
  expect(page.text).not.toContain('<form')
  await expectSession(client, true)
}

/** On our own page, and nowhere else. */
async function expectOwnPage(client: CertificationClient, parameters: Record<string, string>) {
  await signedIn(client)
  const landed = await signOut(client, parameters)
  expect(landed).toMatchObject({ status: 200, location: undefined })
  expect(landed.text).toContain('You are signed out')
  await expectSession(client, false)
}

export const rpInitiatedLogout: Plan = {
  name: 'oidcc-rp-initiated-logout-certification-test-plan',
  modules: [
    module('oidcc-rp-initiated-logout-discovery-endpoint-verification', ({ server, world }) => {
      expect(server.end_session_endpoint).toMatch(`${world.origin}/`)
      return Promise.resolve()
    }),
    module('oidcc-rp-initiated-logout', async (client) => {
      const id_token_hint = await signedIn(client)
      const asked = { id_token_hint, post_logout_redirect_uri: loggedOut, state: 'a+b c&d' }
      const { location = '' } = await signOut(client, asked)
      const to = new URL(location)
      expect(to.origin + to.pathname).toBe(loggedOut)
      expect([...to.searchParams]).toEqual([['state', 'a+b c&d']])
      await expectSession(client, false)
    }),
    module('oidcc-rp-initiated-logout-bad-post-logout-redirect-uri', async (client) => {
      const id_token_hint = await signedIn(client)
      const bad = { post_logout_redirect_uri: 'https://rp.example/other', state: 'a-state' }
      await expectRefused(client, { id_token_hint, ...bad })
    }),
    module('oidcc-rp-initiated-logout-modified-id-token-hint', async (client) => {
      const [head = '', , mark = ''] = (await signedIn(client)).split('.')
      const claims = { ...decodeJwt(await signedIn(client)), sub: 'somebody-else' }
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      const asked = { post_logout_redirect_uri: loggedOut, state: 'a-state' }
      await expectRefused(client, { id_token_hint: [head, body, mark].join('.'), ...asked })
    }),
    module('oidcc-rp-initiated-logout-no-id-token-hint', (client) =>
      expectOwnPage(client, { post_logout_redirect_uri: loggedOut, state: 'a-state' }),
    ),
    module('oidcc-rp-initiated-logout-no-params', (client) => expectOwnPage(client, {})),
    module('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async (client) => {
      const id_token_hint = await signedIn(client)
      await expectOwnPage(client, { id_token_hint, state: 'a-state' })
    }),
    module('oidcc-rp-initiated-logout-no-state', async (client) => {
      const id_token_hint = await signedIn(client)
      const asked = { id_token_hint, post_logout_redirect_uri: loggedOut }
      expect((await signOut(client, asked)).location).toBe(loggedOut)
      await expectSession(client, false)
    }),
    module('oidcc-rp-initiated-logout-only-state', (client) =>
      expectOwnPage(client, { state: 'a-state' }),
    ),
    module('oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri', async (client) => {
      const id_token_hint = await signedIn(client)
      const added = { post_logout_redirect_uri: `${loggedOut}?foo=bar`, state: 'a-state' }
      await expectRefused(client, { id_token_hint, ...added })
    }),
    module('oidcc-rp-initiated-logout-bad-id-token-hint', async (client) => {
      const claims = decodeJwt(await signedIn(client))
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const id_token_hint = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256' })
        .sign(privateKey)
      const asked = { post_logout_redirect_uri: loggedOut, state: 'a-state' }
      await expectRefused(client, { id_token_hint, ...asked })
    }),
  ],
}

export const backChannelLogout: Plan = {
  name: 'oidcc-backchannel-rp-initiated-logout-certification-test-plan',
  modules: [
    module('oidcc-backchannel-logout-discovery-endpoint-verification', ({ server }) => {
      expect(server).toMatchObject({
        backchannel_logout_supported: true,
        backchannel_logout_session_supported: true,
      })
      return Promise.resolve()
    }),
    module('oidcc-backchannel-rp-initiated-logout', async ({ world }) => {
      await using told = await anApplicationServer()
      const backChannelLogoutUri = `${told.origin}/back-channel`
      const client = await aCertificationClient(world, { backChannelLogoutUri })
      const id_token_hint = await signedIn(client)
      const asked = { id_token_hint, post_logout_redirect_uri: loggedOut, state: 'a-state' }
      expect((await signOut(client, asked)).location).toBe(`${loggedOut}?state=a-state`)
      expect(told.posted).toHaveLength(1)
      const [{ form, type } = { form: new URLSearchParams(), type: '' }] = told.posted
      expect(type).toMatch('application/x-www-form-urlencoded')
      expect([...form.keys()]).toEqual(['logout_token'])
      const keys: unknown = await (await client.fetch(client.server.jwks_uri ?? '')).json()
      const { payload } = await jwtVerify(
        form.get('logout_token') ?? '',
        createLocalJWKSet(keys as JSONWebKeySet),
        { issuer: world.issuer, audience: client.client.client_id, algorithms: ['RS256'] },
      )
      const { sub, sid } = decodeJwt(id_token_hint)
      expect(payload).toMatchObject({ sub, sid })
      expect(payload.iat).toBeTypeOf('number')
      expect(payload.jti).toBeTypeOf('string')
      expect(payload).not.toHaveProperty('nonce')
      expect(payload['events']).toEqual({
        'http://schemas.openid.net/event/backchannel-logout': {},
      })
      await expectSession(client, false)
    }),
  ],
}
