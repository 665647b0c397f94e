/** What a thief or a forger tries at the provider: redirects, codes, refresh tokens and tokens that are not ours. @module */
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSigningKey, signJwt } from '../../../src/main/relying-party/oidc/signing-keys.ts'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  claimsOf,
  exchange,
  type OpenIdWorld,
  signInForCode,
  passTime,
} from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'
import { figure, runs } from '../../support/sizes.ts'

type Application = Awaited<ReturnType<OpenIdWorld['register']>>

async function aCode(world: OpenIdWorld, application: Application) {
  const [browser, proof] = [world.browser(), aProof()]
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  return { browser, proof, code: answered.get('code') ?? '' }
}

const userinfo = (world: OpenIdWorld, token: unknown) =>
  world.browser().send('GET', `/${contoso}/oidc/userinfo`, undefined, {
    authorization: `Bearer ${String(token)}`,
  })

test('G2 addresses near a registered one: none is redirected to', async () => {
  await using world = await anOpenIdWorld()
  const registered = 'https://app.contoso.com/callback'
  const application = await world.register({
    redirectUris: { spa: [registered], web: [], publicClient: [] },
  })
  const near = new Set<string>()
  for (let i = 0; i <= registered.length; i++) {
    for (const more of ['x', '/', '@', '.', '%2e', '?', '\\']) {
      near.add(registered.slice(0, i) + more + registered.slice(i))
    }
    near.add(registered.slice(0, i) + registered.slice(i + 1))
  }
  near.delete(registered)
  const tried = [...near].slice(-200)
  expect(tried).toHaveLength(200)
  let accepted = 0
  const browser = world.browser()
  for (const redirect_uri of tried) {
    const landed = await browser.send('GET', authorizeUrl(application, aProof(), { redirect_uri }))
    if (landed.status !== 400 || landed.location !== undefined) accepted++
  }
  const right = { redirect_uri: registered }
  const landed = await browser.send('GET', authorizeUrl(application, aProof(), right))
  expect(landed.location).toMatch(/\/sign-in\//)
  figure('G2', `${tried.length} near-miss redirect URIs, ${accepted} accepted`)
  expect(accepted).toBe(0)
})

test('G2 a code is good at 30 seconds and not at 61', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const [early, late] = [await aCode(world, application), await aCode(world, application)]
  passTime(world, 30_000)
  const good = await exchange(early.browser, application, early.code, early.proof)
  expect(good.status).toBe(200)
  passTime(world, 31_000)
  const old = await exchange(late.browser, application, late.code, late.proof)
  expect(old.status).toBe(400)
  expect(old.body['error_codes']).toEqual([70_008])
  figure('G2', 'codes: accepted at 0 and 30 s, refused at 61 s')
})

test('G3 however often it is exchanged, a refresh token ends fourteen days after the first', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const { browser, proof, code } = await aCode(world, application)
  const { clock } = world.served.world
  const at = clock.now()
  let { body } = await exchange(browser, application, code, proof)
  const day = 86_400_000
  const refreshAt = async (after: number) => {
    clock.setWallClock(at + after)
    const form = { grant_type: 'refresh_token', client_id: application.clientId }
    const answer = await askToken(browser, {
      ...form,
      refresh_token: String(body['refresh_token']),
    })
    body = answer.status === 200 ? answer.body : body
    return answer
  }
  expect((await refreshAt(7 * day)).status).toBe(200)
  expect((await refreshAt(13 * day)).status).toBe(200)
  const last = await refreshAt(14 * day + 60_000)
  expect(last.status).toBe(400)
  expect(last.body['error_codes']).toEqual([700_082])
})

test('G2 a code that comes twice ends what the first gave', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const times = runs({ commit: 5, full: 100 })
  let dead = 0
  for (let i = 0; i < times; i++) {
    const { browser, proof, code } = await aCode(world, application)
    const { body } = await exchange(browser, application, code, proof)
    expect((await userinfo(world, body['access_token'])).status).toBe(200)
    expect((await exchange(browser, application, code, proof)).status).toBe(400)
    const refreshed = await askToken(browser, {
      ...{ grant_type: 'refresh_token', client_id: application.clientId },
      refresh_token: String(body['refresh_token']),
    })
    const isDead = (await userinfo(world, body['access_token'])).status === 401
    if (isDead && refreshed.status === 400) dead++
  }
  figure('G2', `codes used twice: what they gave is dead ${dead}/${times}`)
  expect(dead).toBe(times)
})

test('G3 of refreshes at once one wins, and a used token ends its family', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const times = runs({ commit: 5, full: 1_000 })
  let alive = 0
  for (let i = 0; i < times; i++) {
    const { browser, proof, code } = await aCode(world, application)
    const { body } = await exchange(browser, application, code, proof)
    const refresh = (token: unknown) =>
      askToken(browser, {
        ...{ grant_type: 'refresh_token', client_id: application.clientId },
        refresh_token: String(token),
      })
    const first = body['refresh_token']
    const answers =
      i % 2 === 0 ? [await refresh(first)] : await Promise.all([1, 2].map(() => refresh(first)))
    const won = answers.filter(({ status }) => status === 200)
    expect(won.length).toBeLessThanOrEqual(1)
    if (i % 2 === 0) expect(won).toHaveLength(1)
    expect((await refresh(first)).status).toBe(400)
    for (const { body: given } of won) {
      const again = await refresh(given['refresh_token'])
      const open = await userinfo(world, given['access_token'])
      if (again.status === 200 || open.status === 200) alive++
    }
    if ((await userinfo(world, body['access_token'])).status === 200) alive++
  }
  figure('G3', `${times} runs, ${alive} families alive after reuse`)
  expect(alive).toBe(0)
})

test('G4 what the tenant’s own key signed for another audience, issuer or time is refused at the admin API', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const { browser, proof, code } = await aCode(world, application)
  const { body } = await exchange(browser, application, code, proof)
  const claims = claimsOf(body['access_token'])
  const key = await openSigningKey(world.served.world.needs, contoso)
  const now = Math.floor(world.served.world.clock.now() / 1000)
  const atGraph = async (payload: Readonly<Record<string, unknown>>) => {
    const authorization = `Bearer ${await signJwt(key, payload)}`
    return world.browser().send('GET', '/graph/v1.0/users', undefined, { authorization })
  }
  // Known, though without the permission.
  expect((await atGraph(claims)).status).toBe(403)
  const wrong: readonly Readonly<Record<string, unknown>>[] = [
    ...[{ aud: application.clientId }, { aud: ['https://graph.microsoft.com'] }, { aud: null }],
    ...[{ iss: `${world.origin}/${contoso}` }, { iss: 'https://evil.example' }, { exp: now - 1 }],
    ...[{ exp: String(now + 60) }, { nbf: now + 60 }, { ver: '1.0' }, { azp: contoso }],
    ...[{ tid: 'c0a57050-0000-4000-8000-000000000002' }, { oid: contoso }, { jti: 'x' }],
    ...[{ idtyp: 'app', roles: ['User.Read.All'] }],
  ]
  for (const more of wrong) {
    expect((await atGraph({ ...claims, ...more })).status, JSON.stringify(more)).toBe(401)
  }
  const id = claimsOf(body['id_token'])
  expect((await atGraph(id)).status).toBe(401)
  figure('G4', `${wrong.length + 1} tokens of the tenant’s own key for another use, 0 accepted`)
})

test('G4 tokens that were not signed so, for here, for now, are nobody’s', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const { browser, proof, code } = await aCode(world, application)
  const { body } = await exchange(browser, application, code, proof)
  const real = String(body['access_token'])
  expect((await userinfo(world, real)).status).toBe(200)
  const [head = '', middle = '', mark = ''] = real.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object
  const claims = claimsOf(real)
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const keys = JSON.parse((await browser.send('GET', `/${contoso}/discovery/v2.0/keys`)).text) as {
    readonly keys: readonly { readonly kty: string; readonly n: string; readonly e: string }[]
  }
  const [jwk] = keys.keys
  if (jwk === undefined) throw new Error('no key is published')
  const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({
    format: 'pem',
    type: 'spki',
  })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const wrong: readonly object[] = [
    ...[{}, { aud: application.clientId }, { iss: `${world.origin}/x/v2.0` }, { exp: now - 1 }],
    ...[{ nbf: now + 600 }, { tid: 'c0a57050-0000-4000-8000-000000000003' }, { roles: ['x'] }],
  ]
  const mutants: string[] = [`${head}.${middle}.`, `${head}.${middle}`, `${real}.`, `${real}.x`]
  for (const more of wrong) {
    const payload = part({ ...claims, ...more })
    mutants.push(`${part({ ...header, alg: 'none' })}.${payload}.`)
    mutants.push(`${part({ ...header, alg: 'none' })}.${payload}.${mark}`)
    const hmac = `${part({ ...header, alg: 'HS256' })}.${payload}`
    mutants.push(`${hmac}.${createHmac('sha256', pem).update(hmac).digest('base64url')}`)
    const forged = `${head}.${payload}`
    mutants.push(
      `${forged}.${sign('RSA-SHA256', Buffer.from(forged), stranger).toString('base64url')}`,
    )
  }
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const total = runs({ commit: 200, full: 10_000 })
  for (let i = 0; mutants.length < total; i++) {
    const at = (i * 7919) % real.length
    const letter = letters[(i * 31) % letters.length] ?? 'A'
    const kind = i % 4
    if (kind === 0) mutants.push(real.slice(0, at))
    else if (kind === 1) mutants.push(real.slice(0, at) + letter + real.slice(at))
    else mutants.push(real.slice(0, at) + letter + real.slice(at + 1))
  }
  let accepted = 0
  const tried = mutants.filter((one) => one !== real)
  for (const one of tried) {
    const said = [
      await userinfo(world, one),
      await world
        .browser()
        .send('GET', '/graph/v1.0/users', undefined, { authorization: `Bearer ${one}` }),
    ]
    if (said.some(({ status }) => status !== 401 && status !== 400)) accepted++
  }
  figure('G4', `${tried.length} forged tokens at userinfo and the admin API, ${accepted} accepted`)
  expect(accepted).toBe(0)
})
