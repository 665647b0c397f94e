/** What is in ID and access tokens, claim by claim; what is not; and whose time they tell. @module */
import { createHash } from 'node:crypto'
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
import { putSettings } from '../../support/people.ts'
import { contoso } from '../../support/relying-party-world.ts'

const graph = '00000003-0000-0000-c000-000000000000'
const opaque: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{22}$/)

function headOf(jwt: unknown): unknown {
  const [head = ''] = String(jwt).split('.')
  return JSON.parse(Buffer.from(head, 'base64url').toString())
}

async function tokensFor(
  world: OpenIdWorld,
  application: ApplicationRecord,
  more: Readonly<Record<string, string>> = {},
  browser = world.browser(),
) {
  const proof = aProof()
  const url = authorizeUrl(application, proof, { prompt: 'login', ...more })
  const code = (await signInForCode(browser, url)).get('code') ?? ''
  const { status, body } = await exchange(browser, application, code, proof)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('O4 an ID token has exactly the claims that are documented, and amr and acr', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const { store } = world.served.world.needs
  const person = await store.find.userByName(contoso, 'balas@contoso.com')
  const [key] = await store.find.signingKeys(contoso)
  const body = await tokensFor(world, application, { max_age: '600' })
  const now = Math.floor(world.served.world.clock.now() / 1000)
  const kid: unknown = key?.id ?? expect.any(String)
  expect(headOf(body['id_token'])).toEqual({ typ: 'JWT', alg: 'RS256', kid })
  const claims = claimsOf(body['id_token'])
  const half = createHash('sha256').update(String(body['access_token'])).digest().subarray(0, 16)
  expect(claims).toEqual({
    ...{ aud: application.clientId, iss: world.issuer, ver: '2.0', tid: contoso },
    ...{ iat: now, nbf: now, exp: now + 3600, auth_time: claims['auth_time'] },
    ...{ oid: person?.id, sub: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as string },
    ...{ preferred_username: 'balas@contoso.com', name: person?.displayName },
    ...{ nonce: 'a-nonce', sid: expect.any(String) as string, uti: opaque },
    ...{ at_hash: half.toString('base64url'), amr: ['pwd'], acr: '1' },
  })
  // By the machine's clock, which goes on while the relying party's stands here.
  expect(Math.abs(Number(claims['auth_time']) - now)).toBeLessThanOrEqual(10)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 })
  const info: unknown = JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())
  expect(info).toEqual({ uid: person?.id, utid: contoso })

  // Without the scope profile there is no name; oid is openid's, as no other names the person.
  const bare = claimsOf((await tokensFor(world, application, { scope: 'openid' }))['id_token'])
  expect(bare).toMatchObject({ oid: person?.id, sub: claims['sub'] })
  for (const left of ['name', 'preferred_username', 'email', 'rh', 'aio']) {
    expect(bare).not.toHaveProperty(left)
  }
  expect(bare['uti']).not.toBe(claims['uti'])
})

test('O4 the subject is one for an application, another for another, and oid the same for both', async () => {
  await using world = await anOpenIdWorld()
  const [one, other] = [await world.register(), await world.register()]
  const browser = world.browser()
  const first = await tokensFor(world, one, {}, browser)
  const again = claimsOf((await tokensFor(world, one))['id_token'])
  const elsewhere = claimsOf((await tokensFor(world, other))['id_token'])
  const claims = claimsOf(first['id_token'])
  expect(again['sub']).toBe(claims['sub'])
  expect(elsewhere['sub']).not.toBe(claims['sub'])
  expect([again['oid'], elsewhere['oid']]).toEqual([claims['oid'], claims['oid']])
  expect(claimsOf(first['access_token'])['sub']).toBe(claims['sub'])

  const refreshed = await askToken(browser, {
    ...{ grant_type: 'refresh_token', client_id: one.clientId },
    refresh_token: String(first['refresh_token']),
  })
  const later = claimsOf(refreshed.body['id_token'])
  for (const name of ['sub', 'oid', 'sid', 'amr', 'acr']) expect(later[name]).toEqual(claims[name])
  expect(later['uti']).not.toBe(claims['uti'])
})

test('O4 an access token is for Graph, or for the API that was asked for, with its scopes', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ permissions: ['User.Read.All'] })
  const { clientId } = application
  const asked: readonly [string, string, string][] = [
    ['openid profile User.Read.All', graph, 'User.Read.All openid profile'],
    ['openid https://graph.microsoft.com/User.Read.All', graph, 'User.Read.All openid'],
    [`openid api://${clientId}/read`, `api://${clientId}`, 'read openid'],
    [`openid ${clientId}/read`, clientId, 'read openid'],
  ]
  for (const [scope, aud, scp] of asked) {
    const body = await tokensFor(world, application, { scope })
    const now = Math.floor(world.served.world.clock.now() / 1000)
    const { oid, sub, sid, name } = claimsOf(body['id_token'])
    expect(headOf(body['access_token'])).toMatchObject({ typ: 'JWT', alg: 'RS256' })
    const claims = claimsOf(body['access_token'])
    expect(claims).toEqual({
      ...{ aud, iss: world.issuer, iat: now, nbf: now, exp: now + 3600, ver: '2.0' },
      ...{ azp: clientId, azpacr: '0', tid: contoso, oid, sub, sid, scp },
      ...{ preferred_username: 'balas@contoso.com', name: name ?? (expect.any(String) as string) },
      ...{ amr: ['pwd'], acr: '1', uti: opaque, jti: expect.any(String) as string },
    })
  }
})

test.for(['entra', 'improved'] as const)(
  'O4 the switch methodsInTokens, %s: amr and acr in tokens, and a step-up all the same',
  async (methodsInTokens) => {
    await using world = await anOpenIdWorld()
    const application = await world.register({ permissions: ['User.Read.All'] })
    const device = await world.device()
    await tokensFor(world, application)
    // It applies at once, to a provider that was there before.
    await putSettings(world.served.world, {}, { methodsInTokens })
    const tells = methodsInTokens === 'improved'

    const browser = world.browser()
    const weak = await tokensFor(world, application, {}, browser)
    for (const token of ['id_token', 'access_token']) {
      const claims = claimsOf(weak[token])
      if (tells) expect(claims).toMatchObject({ amr: ['pwd'], acr: '1' })
      else for (const name of ['amr', 'acr']) expect(claims).not.toHaveProperty(name)
    }

    // The password is not enough, whether or not tokens would say so.
    const proof = aProof()
    const acrs = { access_token: { acrs: { essential: true, value: 'c1' } } }
    const more = { claims: JSON.stringify(acrs), scope: 'openid offline_access User.Read.All' }
    const none = await browser.go(authorizeUrl(application, proof, { ...more, prompt: 'none' }))
    expect(new URL(none.url).searchParams.get('error_description')).toMatch(/^AADSTS50076/)
    const page = await browser.enter((await browser.go(authorizeUrl(application, proof, more))).url)
    await page.ask('begin', { name: 'balas@contoso.com' })
    const { state } = await page.ask('approval')
    await device.approve(state.step === 'approval' ? state.request.number : '')
    await page.ask('complete')
    const { to } = await page.ask('goOn')
    const code = new URL((await browser.go(to)).url).searchParams.get('code') ?? ''
    const { body } = await exchange(browser, application, code, proof)
    expect(claimsOf(body['access_token'])).toMatchObject({ acrs: ['c1'] })
    const id = claimsOf(body['id_token'])
    if (tells) expect(id).toMatchObject({ amr: ['swk', 'user', 'mfa'], acr: '2' })
    else for (const name of ['amr', 'acr']) expect(id).not.toHaveProperty(name)
  },
)

test('O4 tokens tell the relying party’s time, are over by it, and a hint is believed whenever it was', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const { clock } = world.served.world
  const hour = 3_600_000
  const userinfo = async (token: unknown) => {
    const authorization = `Bearer ${String(token)}`
    return (await browser.send('GET', `/${contoso}/oidc/userinfo`, undefined, { authorization }))
      .status
  }
  let browser = world.browser()
  for (const step of [0, 20 * hour, -40 * hour]) {
    clock.setWallClock(clock.now() + step)
    browser = world.browser()
    const body = await tokensFor(world, application, { max_age: '600' }, browser)
    const now = Math.floor(clock.now() / 1000)
    const claims = claimsOf(body['id_token'])
    expect(Math.abs(Number(claims['auth_time']) - now)).toBeLessThanOrEqual(1)
    expect(claims).toMatchObject({ iat: now, nbf: now, exp: now + 3600 })
    expect(claimsOf(body['access_token'])).toMatchObject({ iat: now, nbf: now, exp: now + 3600 })
    expect(await userinfo(body['access_token'])).toBe(200)
    const hint = { prompt: 'none', id_token_hint: String(body['id_token']) }
    const silent = await browser.go(authorizeUrl(application, aProof(), hint))
    expect(new URL(silent.url).searchParams.get('code')).toBeTruthy()
    // An access token is no hint, though it names the same person.
    const wrong = { ...hint, id_token_hint: String(body['access_token']) }
    const refused = await browser.go(authorizeUrl(application, aProof(), wrong))
    expect(new URL(refused.url).searchParams.get('code')).toBeNull()

    clock.setWallClock(clock.now() + hour - 5000)
    expect(await userinfo(body['access_token'])).toBe(200)
    // The library's tolerance is 15 seconds.
    clock.setWallClock(clock.now() + 25_000)
    expect(await userinfo(body['access_token'])).toBe(401)
  }
})
