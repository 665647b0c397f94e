/** ID tokens that are not ours, or not of here, sent as hints: nobody is let in or signed out by one. @module */
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { logoutUrl, openLogout } from '../../support/openid-logout.ts'
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
import { figure, runs } from '../../support/sizes.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const anyone = { signInAudience: 'AzureADMultipleOrgs' } as const
const wingtip = { name: 'balas@wingtiptoys.com', password: 'paper-glider-orchard-58' }

/** The same claims, or others, under every other signature than the tenant's. */
async function forge(world: OpenIdWorld, real: string, client: string): Promise<string[]> {
  const [head = '', middle = '', mark = ''] = real.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object
  const claims = claimsOf(real)
  const published = await world.browser().send('GET', `/${contoso}/discovery/v2.0/keys`)
  const { keys } = JSON.parse(published.text) as { readonly keys: readonly [{ kty: 'RSA' }] }
  const pem = createPublicKey({ key: { ...keys[0] }, format: 'jwk' }).export({
    ...{ format: 'pem', type: 'spki' },
  })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const forged = [`${head}.${middle}.`, `${head}.${middle}`, `${real}.`, `${real}.x`, 'x', '..']
  const wrong: readonly object[] = [
    ...[{}, { iss: `${world.origin}/x/v2.0` }, { tid: contoso.replace('c0', 'd0') }, { sub: 'x' }],
    ...[{ aud: [client] }, { aud: 7 }, { aud: {} }, { aud: null }, { aud: crypto.randomUUID() }],
  ]
  for (const more of wrong) {
    const payload = part({ ...claims, ...more })
    const none = part({ ...header, alg: 'none' })
    const hmac = `${part({ ...header, alg: 'HS256' })}.${payload}`
    const own = `${head}.${payload}`
    forged.push(
      ...[`${none}.${payload}.`, `${none}.${payload}.${mark}`, `${own}.${mark}`],
      `${hmac}.${createHmac('sha256', pem).update(hmac).digest('base64url')}`,
      `${own}.${sign('RSA-SHA256', Buffer.from(own), stranger).toString('base64url')}`,
    )
  }
  return forged
}

function mutate(real: string, i: number): string {
  const at = (i * 7919) % real.length
  const letter = letters[(i * 31) % letters.length] ?? 'A'
  if (i % 4 === 0) return real.slice(0, Math.max(1, at))
  return real.slice(0, at) + letter + real.slice(i % 4 === 1 ? at : at + 1)
}

async function signedIn(world: OpenIdWorld, client: { clientId: string }, person?: typeof wingtip) {
  const [browser, proof] = [world.browser(), aProof()]
  const hint = person === undefined ? {} : { login_hint: person.name }
  const url = authorizeUrl(client, proof, hint, person === undefined ? contoso : 'wingtiptoys.com')
  const code = (await signInForCode(browser, url, person)).get('code') ?? ''
  if (person === undefined) return { browser, ...(await exchange(browser, client, code, proof)) }
  const landed = await browser.send(
    ...(['POST', '/wingtiptoys.com/oauth2/v2.0/token'] as const),
    new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: client.clientId, code },
      ...{ code_verifier: proof.verifier, redirect_uri: 'http://localhost:5173/callback' },
    }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  )
  return { browser, body: JSON.parse(landed.text) as Record<string, unknown> }
}

test('G4 a forged ID token as a hint lets nobody in and signs nobody out', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register(anyone)
  const { browser, body } = await signedIn(world, application)
  const real = String(body['id_token'])
  const silently = async (hint: string) => {
    const more = { prompt: 'none', id_token_hint: hint }
    const { location } = await browser.send('GET', authorizeUrl(application, aProof(), more))
    return new URL(location ?? '').searchParams
  }
  expect((await silently(real)).has('code')).toBe(true)
  expect(await openLogout(browser, logoutUrl({ id_token_hint: real }))).toMatchObject({
    ...{ status: 200, isAsking: false },
  })
  const elsewhere = await signedIn(world, application, wingtip)
  const hints = [
    ...(await forge(world, real, application.clientId)),
    ...[String(elsewhere.body['id_token']), String(body['access_token'])],
  ]
  const total = runs({ commit: 80, full: 1_000 })
  for (let i = 1; hints.length < total; i++) hints.push(mutate(real, i))
  const tried = hints.filter((one) => one !== real)
  let accepted = 0
  for (const hint of tried) {
    const answered = await silently(hint)
    const isRefused = answered.get('error') === 'invalid_request' && !answered.has('code')
    if (!isRefused) accepted++
    expect(answered.get('error_description'), hint).toMatch(/^AADSTS90100: /)
    const out = await openLogout(browser, logoutUrl({ id_token_hint: hint }))
    if (out.status !== 400) accepted++
    expect(out.text, hint).toMatch(/AADSTS(?:90100|700016)/)
  }
  expect((await silently(real)).has('code')).toBe(true)
  const refresh = { grant_type: 'refresh_token', client_id: application.clientId }
  const refresh_token = String(body['refresh_token'])
  expect((await askToken(browser, { ...refresh, refresh_token })).status).toBe(200)
  const { store } = world.served.world.needs
  const [row] = await store.find.signIns(contoso, {
    ...{ before: undefined, limit: 1, since: 0, until: Infinity, user: undefined },
    outcome: 'failure',
  })
  // Of the last one: a mutant may name an application that nobody registered.
  expect([90_100, 700_016]).toContain(row?.errorCode)
  figure('G4', `${tried.length} forged hints at authorize and at logout, ${accepted} accepted`)
  expect(accepted).toBe(0)
}, 900_000)
