/** Every refusal of the OpenID provider, at the real server: number, words, ids, and where it can be read afterwards. @module */
import { expect, test } from 'vitest'
import { type Cause, numbers } from '../../../src/main/relying-party/oidc/errors/causes.ts'
import { english } from '../../../src/main/relying-party/oidc/errors/words.ts'
import { dutch } from '../../../src/main/relying-party/oidc/errors/words-nl.ts'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  exchange,
  signInForCode,
} from '../../support/openid-world.ts'
import { expectEnvelope } from '../../support/openid-errors.ts'
import { contoso } from '../../support/relying-party-world.ts'

const correlation = '8f2c1d34-5b6a-4c7d-8e9f-0a1b2c3d4e5f'

test('O5 what the token endpoint refuses, each by its number', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const confidential = await world.register({
    redirectUris: { spa: [], web: ['http://localhost:5173/callback'], publicClient: [] },
  })
  const browser = world.browser()
  const code = { grant_type: 'authorization_code', client_id: application.clientId }
  const at = 'http://localhost:5173/callback'
  const full = { ...code, code: 'x'.repeat(43), redirect_uri: at, code_verifier: 'v'.repeat(43) }
  const asked: readonly [Record<string, string>, Cause, string][] = [
    [{ ...full, client_id: crypto.randomUUID() }, 'client-unknown', 'unauthorized_client'],
    [{ ...full, client_id: confidential.clientId }, 'secret-missing', 'invalid_client'],
    [
      { ...full, client_id: confidential.clientId, client_secret: 'wrong' },
      'secret-wrong',
      'invalid_client',
    ],
    [full, 'grant-invalid', 'invalid_grant'],
    [code, 'parameter-missing', 'invalid_request'],
    [{ client_id: application.clientId }, 'parameter-missing', 'invalid_request'],
    [{ grant_type: 'refresh_token' }, 'parameter-missing', 'invalid_request'],
    [{ ...code, grant_type: 'password' }, 'grant-type-unknown', 'unsupported_grant_type'],
    [
      { ...code, grant_type: 'refresh_token', refresh_token: 'x'.repeat(43) },
      'sign-in-again',
      'invalid_grant',
    ],
  ]
  for (const [form, cause, error] of asked) {
    const answer = await askToken(browser, form, { 'client-request-id': correlation })
    expectEnvelope(answer, cause, error)
    expect(answer.body['correlation_id']).toBe(correlation)
    expect(answer.status).toBe(error === 'invalid_client' ? 401 : 400)
  }
  const html = await askToken(browser, full, { accept: 'text/html', 'client-request-id': '<b>' })
  expectEnvelope(html, 'grant-invalid', 'invalid_grant')
  expect(html.body['correlation_id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('O5 a code: wrong verifier, none, another address, used; a refresh token, and a person who is disabled', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const proof = aProof()
  const browser = world.browser()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  const code = answered.get('code') ?? ''
  const { clientId: client_id } = application
  const form = { grant_type: 'authorization_code', client_id, code }
  const here = { redirect_uri: 'http://localhost:5173/callback' }
  const wrong = { ...form, ...here, code_verifier: 'w'.repeat(43) }
  expectEnvelope(await askToken(browser, wrong), 'proof-wrong', 'invalid_grant')
  expectEnvelope(await askToken(browser, { ...form, ...here }), 'proof-missing', 'invalid_grant')
  const short = { ...form, ...here, code_verifier: 'short' }
  expectEnvelope(await askToken(browser, short), 'proof-malformed', 'invalid_request')
  const elsewhere = { redirect_uri: 'http://localhost:5174/callback' }
  const other = { ...form, ...elsewhere, code_verifier: proof.verifier }
  expectEnvelope(await askToken(browser, other), 'redirect-unknown', 'invalid_grant')
  const first = await exchange(browser, application, code, proof)
  expect(first.status).toBe(200)
  const refresh = { grant_type: 'refresh_token', client_id }
  const refresh_token = String(first.body['refresh_token'])
  const { store, clock } = world.served.world.needs
  const at = clock.now()
  const balas = await store.find.userByName(contoso, 'balas@contoso.com')
  const user = balas?.id ?? ''
  const again = await exchange(browser, application, code, proof)
  expectEnvelope(again, 'code-used', 'invalid_grant')
  await browser.go(authorizeUrl(application, proof, { prompt: 'none', max_age: '0' }))
  const rows = await store.find.signIns(contoso, {
    ...{ before: undefined, limit: 20, since: 0, until: Infinity, user, outcome: 'failure' },
  })
  const noted = rows.map(({ errorCode, reason }) => `${String(errorCode)} ${reason}`)
  for (const one of ['50058 login-required', '54005 code-used']) expect(noted).toContain(one)
  const dead = await askToken(browser, { ...refresh, refresh_token })
  expectEnvelope(dead, 'sign-in-again', 'invalid_grant')
  const next = await signInForCode(browser, authorizeUrl(application, proof, { prompt: 'login' }))
  const decide = { tenant: contoso, user, change: { disabled: true }, by: 'test', at }
  await store.decide('changeUser', decide)
  const gone = await exchange(browser, application, next.get('code') ?? '', proof)
  expectEnvelope(gone, 'grant-invalid', 'invalid_grant')
})

test('O5 userinfo without a token of this tenant', async () => {
  await using world = await anOpenIdWorld()
  const landed = await world.browser().send('GET', `/${contoso}/oidc/userinfo`, undefined, {
    authorization: 'Bearer nonsense',
  })
  expect(landed.status).toBe(401)
  const body = JSON.parse(landed.text) as Record<string, unknown>
  expectEnvelope({ status: 401, body }, 'token-invalid', 'invalid_token')
})

test('O5 what goes back to the application goes with number and ids', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const asked: readonly [Record<string, string | undefined>, Cause, string][] = [
    [{ prompt: 'none' }, 'login-required', 'login_required'],
    [
      { code_challenge: undefined, code_challenge_method: undefined },
      'proof-missing',
      'invalid_request',
    ],
    [{ code_challenge_method: 'plain' }, 'proof-malformed', 'invalid_request'],
    [{ response_type: 'token' }, 'response-type-unknown', 'unsupported_response_type'],
    [{ response_mode: 'smoke' }, 'response-mode-unknown', 'unsupported_response_mode'],
    [{ prompt: 'none login' }, 'parameter-invalid', 'invalid_request'],
    [{ prompt: 'none', response_mode: 'fragment' }, 'login-required', 'login_required'],
  ]
  for (const [more, cause, error] of asked) {
    const { location } = await browser.send('GET', authorizeUrl(application, aProof(), more))
    const { search, hash } = new URL(location ?? '')
    const said = new URLSearchParams(search === '' ? hash.slice(1) : search)
    expect(said.get('error')).toBe(error)
    expect(said.get('error_description')).toMatch(
      new RegExp(
        `^AADSTS${String(numbers[cause])}: .*\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTime`,
      ),
    )
    expect(said.get('state')).toBe('a-state')
  }
  const more = { prompt: 'none', response_mode: 'form_post' }
  const form = await browser.send('GET', authorizeUrl(application, aProof(), more))
  expect(form.text).toContain('value="AADSTS50058: ')

  const page = await browser.enter((await browser.go(authorizeUrl(application, aProof()))).url)
  const { to } = await page.ask('cancel')
  const cancelled = new URL((await browser.go(to)).url).searchParams
  expect(cancelled.get('error')).toBe('access_denied')
  expect(cancelled.get('error_description')).toMatch(/^AADSTS65004: /)
})

test('O5 what must not go back shows our page, in both languages, and repeats nothing that was sent', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const marked = '<script>alert(1)</script>'
  const sent = { redirect_uri: `https://evil.example/${marked}`, state: marked, nonce: marked }
  const unknown = { clientId: crypto.randomUUID() }
  const html = { accept: 'text/html' }
  for (const [of, cause] of [
    [application, 'redirect-unknown'],
    [unknown, 'client-unknown'],
  ] as const) {
    for (const [language, said] of [
      ['en', english],
      ['nl', dutch],
    ] as const) {
      const landed = await browser.send('GET', authorizeUrl(of, aProof(), sent), undefined, {
        ...{ ...html, 'accept-language': language, 'client-request-id': correlation },
      })
      expect(landed.status).toBe(400)
      expect(landed.location).toBeUndefined()
      for (const part of [...said[cause], `AADSTS${String(numbers[cause])}`, correlation]) {
        expect(landed.text).toContain(part)
      }
      expect(landed.text).not.toMatch(/evil|alert|a-state/)
      expect(landed.headers['content-security-policy']).toContain("default-src 'none'")
    }
  }
  const explained = await browser.send('GET', `/${contoso}/oauth2/v2.0/error/7000215`)
  expect(explained.text).toContain(english['secret-wrong'][0])
  expect((await browser.send('GET', `/${contoso}/oauth2/v2.0/error/1234567`)).status).toBe(404)
})
