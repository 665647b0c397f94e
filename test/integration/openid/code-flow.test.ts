/** An application sends a browser, a person signs in on our page, and the application gets its tokens. @module */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  claimsOf,
  exchange,
  signInForCode,
} from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'

test('O1 O3 O4 a code with PKCE, by password, and the tokens for it', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  expect(answered.get('state')).toBe('a-state')
  const { status, body } = await exchange(browser, application, answered.get('code') ?? '', proof)
  expect(status).toBe(200)
  const claims = claimsOf(body['id_token'])
  expect(claims).toMatchObject({
    iss: world.issuer,
    aud: application.clientId,
    tid: contoso,
    preferred_username: 'balas@contoso.com',
    nonce: 'a-nonce',
    ver: '2.0',
    amr: ['pwd'],
    acr: '1',
  })
  expect(claims['sub']).not.toBe(claims['oid'])
  expect(body).toHaveProperty('refresh_token')
})

test('O3 O4 an approval on the device, and amr says so', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const device = await world.device()
  const browser = world.browser()
  const proof = aProof()
  const asked = await browser.go(authorizeUrl(application, proof, {}, 'contoso.com'))
  const page = await browser.enter(asked.url)
  await page.ask('begin', { name: 'balas@contoso.com' })
  const { state } = await page.ask('approval')
  if (state.step !== 'approval') throw new Error(state.step)
  expect(state.request.application).toBe('Northwind Traders')
  await device.approve(state.request.number)
  await page.ask('complete')
  const { to } = await page.ask('goOn')
  const code = new URL((await browser.go(to)).url).searchParams.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  expect(claimsOf(body['id_token'])).toMatchObject({ amr: ['swk', 'user', 'mfa'], acr: '2' })
})

test('O3 G2 what was given to a server is not exchanged without its secret, though the application has a page too', async () => {
  await using world = await anOpenIdWorld()
  const secret = 'a-secret-of-the-server'
  const life = { startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER }
  const hash = createHash('sha256').update(secret).digest('base64url')
  const application = await world.register({
    redirectUris: {
      spa: ['http://localhost:5173/callback'],
      web: ['http://localhost:3000/server'],
      publicClient: [],
    },
    secrets: [{ keyId: contoso, displayName: 'own', hash, hint: 'a-s', ...life }],
  })
  const browser = world.browser()
  const server = { redirect_uri: 'http://localhost:3000/server' }
  const led = async (more: Readonly<Record<string, string>>) => {
    const proof = aProof()
    const url = authorizeUrl(application, proof, { ...more, prompt: 'login' })
    const code = (await signInForCode(browser, url)).get('code') ?? ''
    return (secrets: Readonly<Record<string, string>>) =>
      exchange(browser, application, code, proof, { ...more, ...secrets })
  }
  const refresh = (token: unknown, secrets: Readonly<Record<string, string>>) =>
    askToken(browser, {
      ...{ grant_type: 'refresh_token', client_id: application.clientId },
      ...{ refresh_token: String(token), ...secrets },
    })

  const refused = { status: 401, body: { error: 'invalid_client', error_codes: [7_000_218] } }
  expect(await (await led(server))({})).toMatchObject(refused)
  const { status, body } = await (await led(server))({ client_secret: secret })
  expect(status).toBe(200)
  expect(await refresh(body['refresh_token'], {})).toMatchObject(refused)
  expect((await refresh(body['refresh_token'], { client_secret: secret })).status).toBe(200)

  const page = await (await led({}))({})
  expect(page.status).toBe(200)
  expect((await refresh(page.body['refresh_token'], {})).status).toBe(200)
})
