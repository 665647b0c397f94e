/** The basic plan, first half: tokens, user info and scopes. @module */
import { decodeProtectedHeader } from 'jose'
import * as oauth from 'oauth4webapi'
import { expect } from 'vitest'
import type { CertificationClient } from '../../support/certification-client.ts'
import { module, type Module } from './module.ts'

const noScope = (scope: string) =>
  `the scope ${scope} is not supported, as with Entra: nobody's is known here`

async function happy(client: CertificationClient, more: Record<string, string | undefined> = {}) {
  const authorized = await client.authorize(more)
  expect(authorized.url.searchParams.get('state')).toBe('a-state')
  const tokens = await client.exchange(authorized)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (claims === undefined) throw new Error('no ID token')
  return { tokens, claims }
}

async function scoped(client: CertificationClient, scope: string, expected: readonly string[]) {
  const { tokens } = await happy(client, { scope })
  const told = await client.userInfo(tokens)
  for (const name of expected) expect(told[name], name).toBeTypeOf('string')
}

export const basicAnswers: readonly Module[] = [
  module('oidcc-server', async (client) => {
    const { claims, tokens } = await happy(client)
    const now = Date.now() / 1000
    expect(claims.iss).toBe(client.world.issuer)
    expect(claims.aud).toBe(client.client.client_id)
    expect(claims['nonce']).toBe('a-nonce')
    expect(Math.abs(claims.iat - now)).toBeLessThan(300)
    expect(claims.exp).toBeGreaterThan(now)
    expect(tokens.token_type).toBe('bearer')
  }),
  module('oidcc-response-type-missing', async (client) => {
    const { url, text } = await client.authorize({ response_type: undefined })
    const error = url.searchParams.get('error') ?? text
    expect(error).toMatch(/invalid_request|unsupported_response_type/)
    expect(url.searchParams.has('code')).toBe(false)
  }),
  module('oidcc-idtoken-signature', async (client) => {
    const { tokens } = await happy(client)
    const { alg, kid } = decodeProtectedHeader(tokens.id_token ?? '')
    expect(alg).toBe('RS256')
    const set: unknown = await (await client.fetch(client.server.jwks_uri ?? '')).json()
    expect(set).toMatchObject({ keys: [{ kid, kty: 'RSA', use: 'sig' }] })
  }),
  module('oidcc-idtoken-unsigned', async (client) => {
    // The suite asks for an unsigned token where the provider says that it gives one.
    expect(client.server.id_token_signing_alg_values_supported).toEqual(['RS256'])
    const { tokens } = await happy(client)
    expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe('RS256')
  }),
  module('oidcc-userinfo-get', async (client) => {
    const { tokens, claims } = await happy(client)
    expect((await client.userInfo(tokens)).sub).toBe(claims.sub)
  }),
  module('oidcc-userinfo-post-header', async (client) => {
    const { tokens, claims } = await happy(client)
    const asked = await client.fetch(client.server.userinfo_endpoint ?? '', {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await asked.json()).toMatchObject({ sub: claims.sub })
  }),
  module('oidcc-userinfo-post-body', async (client) => {
    const { tokens, claims } = await happy(client)
    const asked = await client.fetch(client.server.userinfo_endpoint ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ access_token: tokens.access_token }).toString(),
    })
    expect(await asked.json()).toMatchObject({ sub: claims.sub })
  }),
  module('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async (client) => {
    const authorized = await client.authorize({ nonce: undefined })
    const tokens = await client.exchange(authorized, { nonce: '' })
    expect(oauth.getValidatedIdTokenClaims(tokens)).not.toHaveProperty('nonce')
  }),
  module('oidcc-scope-profile', (client) =>
    scoped(client, 'openid profile', ['name', 'preferred_username']),
  ),
  module('oidcc-scope-email', (client) => scoped(client, 'openid email', ['email'])),
  module('oidcc-scope-address', { notApplicable: noScope('address') }),
  module('oidcc-scope-phone', { notApplicable: noScope('phone') }),
  module('oidcc-scope-all', (client) =>
    scoped(client, 'openid profile email', ['name', 'preferred_username', 'email']),
  ),
  module('oidcc-ensure-other-scope-order-succeeds', (client) =>
    scoped(client, 'email openid', ['email']),
  ),
]
