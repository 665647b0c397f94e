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
  passTime,
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

test('O5 an expired secret is told to whoever has it, and to nobody else', async () => {
  await using world = await anOpenIdWorld()
  const { ask } = await aDaemon(world, ['User.Read.All'])
  expect((await ask()).status).toBe(200)
  passTime(world, 3_600_000)
  for (const [sent, number] of [
    [secret, 7_000_222],
    ['another-secret-of-forty-three-characters-01', 7_000_215],
  ] as const) {
    const { status, body } = await ask({ client_secret: sent })
    expect([status, body['error'], body['error_codes']]).toEqual([401, 'invalid_client', [number]])
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

async function tokenFor(
  world: OpenIdWorld,
  application: ApplicationRecord,
  scope: string,
  name = 'adele@contoso.com',
  password = 'velvet-compass-willow-29',
) {
  const proof = aProof()
  const browser = world.browser()
  const url = authorizeUrl(application, proof, { scope: `openid offline_access ${scope}` })
  const code = (await signInForCode(browser, url, { name, password })).get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  return {
    body,
    token: body['access_token'],
    again: () => exchange(browser, application, code, proof),
  }
}

test('O3 a person through an application: what was asked for, and no more than their roles', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ permissions: ['User.Read.All', 'AuditLog.Read.All'] })
  for (const [name, password, status] of [
    ['balas@contoso.com', 'copper-lantern-river-41', 403],
    ['adele@contoso.com', 'velvet-compass-willow-29', 200],
  ] as const) {
    const { token, again } = await tokenFor(world, application, 'User.Read.All', name, password)
    expect((await atGraph(world, '/users', token)).status).toBe(status)
    const denied = await atGraph(world, '/auditLogs/signIns', token)
    expect(denied.status).toBe(403)
    expect(denied.text).toContain('AuditLog.Read.All')
    // A code that comes twice ends what the first gave.
    await again()
    expect((await atGraph(world, '/users', token)).status).toBe(401)
  }
})

test('O3 a permission that an application was not granted is refused, by whatever name it is asked for', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ permissions: ['AuditLog.Read.All'] })
  const browser = world.browser()
  for (const scope of [
    'User.Read.All',
    'user.read.all',
    'AuditLog.Read.All User.Read.All',
    'https://graph.microsoft.com/User.Read.All',
    '00000003-0000-0000-c000-000000000000/User.Read.All',
    `${world.origin}/User.Read.All`,
    // Of Graph by the first, though the second names another.
    'User.Read api://another/User.Read.All',
  ]) {
    const url = authorizeUrl(application, aProof(), { scope: `openid ${scope}` })
    const told = new URL((await browser.go(url)).url).searchParams
    expect(told.get('error'), scope).toBe('consent_required')
    expect(told.get('error_description'), scope).toMatch(/^AADSTS65001: /)
    expect(told.get('code'), scope).toBeNull()
  }
  const device = await world.register({
    ...{ redirectUris: { spa: [], web: [], publicClient: [] }, isFallbackPublicClient: true },
  })
  const asked = await browser.send(
    ...(['POST', `/${contoso}/oauth2/v2.0/devicecode`] as const),
    new URLSearchParams({ client_id: device.clientId, scope: 'openid User.Read.All' }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  )
  expect(asked.status).toBe(400)
  expect(asked.text).toContain('AADSTS65001')
})

test('O3 what a person may agree to alone needs no grant, and opens nothing of others', async () => {
  await using world = await anOpenIdWorld()
  const { token } = await tokenFor(world, await world.register(), 'User.Read')
  expect(claimsOf(token)['scp']).toBe('User.Read openid')
  expect((await atGraph(world, '/users', token)).status).toBe(403)
})

test('O4 .default is all that an application was granted', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ permissions: ['User.Read.All', 'AuditLog.Read.All'] })
  for (const resource of ['https://graph.microsoft.com', world.origin]) {
    const { token } = await tokenFor(world, application, `${resource}/.default`)
    expect(claimsOf(token)['scp']).toBe('User.Read.All AuditLog.Read.All openid')
    expect((await atGraph(world, '/users', token)).status).toBe(200)
    expect((await atGraph(world, '/groups', token)).status).toBe(403)
  }
})

test('G4 a permission that is withdrawn is gone at once, and not in the tokens that follow', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ permissions: ['User.Read.All', 'Group.Read.All'] })
  const scope = 'User.Read.All Group.Read.All'
  const { token, body } = await tokenFor(world, application, scope)
  expect((await atGraph(world, '/users', token)).status).toBe(200)
  const { store, clock } = world.served.world.needs
  const changed = await store.decide('changeApplication', {
    ...{ tenant: contoso, application: application.id, by: 'test', at: clock.now() },
    ...{ mayGrant: 'all', change: { permissions: ['Group.Read.All'] } },
  })
  expect(changed.outcome).toBe('done')
  expect((await atGraph(world, '/users', token)).status).toBe(403)
  expect((await atGraph(world, '/groups', token)).status).toBe(200)
  const refreshed = await askToken(world.browser(), {
    ...{ grant_type: 'refresh_token', client_id: application.clientId },
    refresh_token: String(body['refresh_token']),
  })
  expect(claimsOf(refreshed.body['access_token'])['scp']).toBe('Group.Read.All openid')
  expect(refreshed.body['scope']).not.toContain('User.Read.All')
})

test('G4 a multi-tenant application has of another tenant what was granted there: nothing', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({
    ...{ signInAudience: 'AzureADMultipleOrgs', permissions: ['User.Read.All'] },
  })
  const scope = 'openid User.Read.All'
  const at = authorizeUrl(application, aProof(), { scope }, 'wingtiptoys.com')
  const told = new URL((await world.browser().go(at)).url).searchParams
  expect(told.get('error_description')).toMatch(/^AADSTS65001: /)
})
