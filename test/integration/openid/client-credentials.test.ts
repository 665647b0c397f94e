/** An application that asks for itself, and a person through one, at the admin API: exactly what was granted, and no more. @module */
import { expect, test } from 'vitest'
import type { ApplicationRecord } from '../../../src/main/relying-party/directory-records.ts'
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
import { contoso } from '../../support/relying-party-world.ts'

const secret = 'a-secret-of-forty-three-characters-0123456789'

async function aDaemon(
  world: OpenIdWorld,
  permissions: ApplicationRecord['permissions'],
): Promise<{ daemon: ApplicationRecord; ask: (more?: object) => ReturnType<typeof askToken> }> {
  const { crypto, clock } = world.served.world.needs
  const at = clock.now()
  const daemon = await world.register({
    redirectUris: { spa: [], web: [], publicClient: [] },
    permissions,
    secrets: [
      {
        ...{ keyId: globalThis.crypto.randomUUID(), displayName: 'first', hint: 'a-s' },
        ...{ hash: crypto.digest(secret), startsAt: at, endsAt: at + 3_600_000 },
      },
    ],
  })
  return {
    daemon,
    ask(more = {}) {
      const all: Record<string, string> = {
        ...{ grant_type: 'client_credentials', client_id: daemon.clientId, client_secret: secret },
        ...{ scope: 'https://graph.microsoft.com/.default', ...more },
      }
      const sent = Object.entries(all).filter(([, value]) => value !== '')
      return askToken(world.browser(), Object.fromEntries(sent))
    },
  }
}

function atGraph(world: OpenIdWorld, path: string, token: unknown, tenant = '') {
  return world.browser().send('GET', `${tenant}/graph/v1.0${path}`, undefined, {
    authorization: `Bearer ${String(token)}`,
  })
}

test('O3 client credentials: the token says which application, and what it was granted', async () => {
  await using world = await anOpenIdWorld()
  const { daemon, ask } = await aDaemon(world, ['User.Read.All'])
  for (const [scope, aud] of [
    ['https://graph.microsoft.com/.default', '00000003-0000-0000-c000-000000000000'],
    [`${world.origin}/.default`, world.origin],
  ] as const) {
    const { status, body } = await ask({ scope })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 })
    expect(body).not.toHaveProperty('refresh_token')
    expect(claimsOf(body['access_token'])).toMatchObject({
      ...{ aud, iss: world.issuer, tid: contoso, idtyp: 'app', roles: ['User.Read.All'] },
      ...{ azp: daemon.clientId, appid: daemon.clientId, oid: daemon.id, sub: daemon.id },
    })
    const token = body['access_token']
    expect((await atGraph(world, '/users', token)).status).toBe(200)
    expect((await atGraph(world, '/users', token, '/contoso.com')).status).toBe(200)
    expect((await atGraph(world, '/users', token, '/wingtiptoys.com')).status).toBe(403)
    const denied = await atGraph(world, '/policies/authenticationMethodsPolicy', token)
    expect(denied.status).toBe(403)
    expect(denied.text).toContain('Authorization_RequestDenied')
    expect(denied.text).toContain('Policy.Read.All')
  }
})

test('O3 client credentials are refused with a wrong secret, none, another’s resource, or a public client', async () => {
  await using world = await anOpenIdWorld()
  const { ask } = await aDaemon(world, ['User.Read.All'])
  const asked: readonly [object, number, number][] = [
    [{ client_secret: 'wrong' }, 401, 7_000_215],
    [{ client_secret: '' }, 401, 7_000_218],
    [{ scope: 'https://vault.azure.net/.default' }, 400, 70_011],
    [{ scope: 'User.Read.All' }, 400, 70_011],
    [{ client_id: (await world.register()).clientId, client_secret: '' }, 400, 70_001],
  ]
  for (const [more, status, number] of asked) {
    const answer = await ask(more)
    expect(answer.status).toBe(status)
    expect(answer.body['error_codes']).toEqual([number])
  }
})

test('O3 a token dies with its application', async () => {
  await using world = await anOpenIdWorld()
  const { daemon, ask } = await aDaemon(world, ['User.Read.All'])
  const { body } = await ask()
  const { store, clock } = world.served.world.needs
  const act = { tenant: contoso, by: 'test', at: clock.now() }
  await store.decide('deleteApplication', { ...act, application: daemon.id })
  const gone = await atGraph(world, '/users', body['access_token'])
  expect(gone.status).toBe(401)
  expect(gone.text).toContain('InvalidAuthenticationToken')
})

test('O3 a person through an application: what was asked for, and no more than their roles', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const asked = { scope: 'openid offline_access User.Read.All' }
  for (const [person, status] of [
    [{ name: 'balas@contoso.com', password: 'copper-lantern-river-41' }, 403],
    [{ name: 'adele@contoso.com', password: 'velvet-compass-willow-29' }, 200],
  ] as const) {
    const proof = aProof()
    const browser = world.browser()
    const answered = await signInForCode(browser, authorizeUrl(application, proof, asked), person)
    const code = answered.get('code') ?? ''
    const { body } = await exchange(browser, application, code, proof)
    const token = body['access_token']
    expect((await atGraph(world, '/users', token)).status).toBe(status)
    const denied = await atGraph(world, '/auditLogs/signIns', token)
    expect(denied.status).toBe(403)
    expect(denied.text).toContain('AuditLog.Read.All')
    // A code that comes twice ends what the first gave.
    await exchange(browser, application, code, proof)
    expect((await atGraph(world, '/users', token)).status).toBe(401)
  }
})
