/** Bad input at the provider: twice the same, at another time, an approval of before; refused, noted, and nobody in. @module */
import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { numbers, type Cause } from '../../../src/main/relying-party/oidc/errors/causes.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { answerOf, expectEnvelope } from '../../support/openid-errors.ts'
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

const name = 'balas@contoso.com'
const formType = { 'content-type': 'application/x-www-form-urlencoded' }
const hour = 3_600_000

afterEach(() => {
  vi.useRealTimers()
})

/** Of the sign-ins that ended otherwise than well: by what number, and why. */
async function endsOf(world: OpenIdWorld): Promise<readonly string[]> {
  const rows = await world.served.world.needs.store.find.signIns(contoso, {
    ...{ before: undefined, limit: 50, since: 0, until: Infinity, user: undefined },
    outcome: undefined,
  })
  return rows
    .filter(({ outcome }) => outcome !== 'success')
    .map(({ outcome, errorCode, reason }) => `${outcome} ${String(errorCode)} ${reason}`)
}

function expectNoted(world: OpenIdWorld, cause: Cause, facts: object = {}): void {
  const [noted] = world.served.written.slice(-1)
  expect(noted).toMatchObject({ level: 'info', event: 'openid-refused' })
  expect(noted?.facts).toMatchObject({ cause, code: numbers[cause], ...facts })
}

/** Whether the browser has a session at applications. */
async function isIn(
  browser: OpenIdBrowser,
  application: Parameters<typeof authorizeUrl>[0],
): Promise<boolean> {
  const asked = await browser.go(authorizeUrl(application, aProof(), { prompt: 'none' }))
  return new URL(asked.url).searchParams.has('code')
}

test('O5 a parameter that is sent twice is refused, wherever it is sent', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const url = authorizeUrl(application, proof)
  const sent = new URL(url, world.origin).searchParams
  for (const [parameter, value] of sent) {
    for (const other of [value, 'https://evil.example/']) {
      const twice = `${url}&${new URLSearchParams({ [parameter]: other }).toString()}`
      const landed = await browser.send('GET', twice)
      expect(landed.location ?? '', parameter).not.toMatch(/\/sign-in\/|^https:\/\/evil/)
      const told = landed.location === undefined ? landed.text : decodeURIComponent(landed.location)
      expect(told, parameter).toMatch(/AADSTS(?:90100|900144|700016|50011)/)
      expect(world.served.written.at(-1)?.event).toBe('openid-refused')
    }
  }
  const answered = await signInForCode(browser, url)
  const form = new URLSearchParams({
    ...{ grant_type: 'authorization_code', client_id: application.clientId },
    ...{ code: answered.get('code') ?? '', code_verifier: proof.verifier },
    redirect_uri: 'http://localhost:5173/callback',
  })
  for (const [parameter, value] of [...form]) {
    const twice = new URLSearchParams(form)
    twice.append(parameter, value)
    const path = `/${contoso}/oauth2/v2.0/token`
    const landed = await browser.send('POST', path, twice.toString(), formType)
    expect(landed.status, parameter).toBe(400)
    expectEnvelope(answerOf(landed), 'parameter-invalid', 'invalid_request')
    const { trace_id: trace } = answerOf(landed).body
    expectNoted(world, 'parameter-invalid', { trace })
  }
  // None of it has used the code up.
  const once = Object.fromEntries(form)
  expect((await askToken(browser, once)).status).toBe(200)
})

test('O5 G2 a wrong verifier and a used code stand in the log, and among the sign-ins', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  const code = answered.get('code') ?? ''
  const client = application.clientId
  const wrong = await exchange(browser, application, code, aProof())
  expectEnvelope(wrong, 'proof-wrong', 'invalid_grant')
  expectNoted(world, 'proof-wrong', { client, trace: wrong.body['trace_id'] })
  expect(await endsOf(world)).toContain('failure 501481 proof-wrong')
  expect((await exchange(browser, application, code, proof)).status).toBe(200)
  const again = await exchange(browser, application, code, proof)
  expectEnvelope(again, 'code-used', 'invalid_grant')
  expectNoted(world, 'code-used', { client, trace: again.body['trace_id'] })
  expect(await endsOf(world)).toContain('failure 54005 code-used')
})

test.each([
  ['a minute', 61_000],
  ['an hour', hour],
  ['a day', 24 * hour],
])('G2 O5 our clock goes %s ahead before the exchange: too old', async (_name, ahead) => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  passTime(world, ahead)
  const late = await exchange(browser, application, answered.get('code') ?? '', proof)
  expectEnvelope(late, 'code-expired', 'invalid_grant')
  expectNoted(world, 'code-expired')
  expect(await endsOf(world)).toEqual(['failure 70008 code-expired'])
})

test('G4 O5 our clock goes back: a token of what is then the future is not taken, and none is given twice', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  const code = answered.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: now - hour })
  world.served.world.clock.setWallClock(now - hour)
  const authorization = `Bearer ${String(body['access_token'])}`
  const atGraph = await browser.send('GET', '/graph/v1.0/users', undefined, { authorization })
  expect(atGraph.status).toBe(401)
  const again = await exchange(browser, application, code, proof)
  expectEnvelope(again, 'code-used', 'invalid_grant')
  vi.useFakeTimers({ toFake: ['Date'], now: now + 2 * hour })
  const path = `/${contoso}/oidc/userinfo`
  const late = await browser.send('GET', path, undefined, { authorization })
  expect(late.status).toBe(401)
  expectEnvelope(answerOf(late), 'token-invalid', 'invalid_token')
  expectNoted(world, 'token-invalid')
})

test('G4 O5 a client assertion, of whatever time, is no secret', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({
    redirectUris: { spa: [], web: ['http://localhost:5173/callback'], publicClient: [] },
  })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = Math.floor(Date.now() / 1000)
  const client = application.clientId
  for (const moved of [0, -3_600, 3_600, 86_400]) {
    const [iat, exp] = [seconds + moved, seconds + moved + 300]
    const claims = { iss: client, sub: client, jti: crypto.randomUUID(), iat, nbf: iat, exp }
    const aud = `${world.origin}/${contoso}/oauth2/v2.0/token`
    const input = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...claims, aud })}`
    const mark = sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')
    const answer = await askToken(world.browser(), {
      ...{ grant_type: 'client_credentials', client_id: client },
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: `${input}.${mark}`,
    })
    expect(answer.status).toBe(401)
    expectEnvelope(answer, 'secret-missing', 'invalid_client')
    expectNoted(world, 'secret-missing', { client })
    expect(answer.body).not.toHaveProperty('access_token')
  }
})

test('G5 O5 an approval of an earlier request finishes no later one', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const device = await world.device()
  const browser = world.browser()
  const proof = aProof()
  const open = async () => {
    const asked = await browser.go(authorizeUrl(application, proof, { prompt: 'login' }))
    return browser.enter(asked.url)
  }
  const earlier = await open()
  await earlier.ask('begin', { name })
  const { state } = await earlier.ask('approval')
  if (state.step !== 'approval') throw new Error(state.step)
  const later = await open()
  await later.ask('begin', { name })
  await device.approve(state.request.number)
  await expect(later.ask('complete')).rejects.toThrow('step-over')
  await expect(later.ask('goOn')).rejects.toThrow('step-over')
  await earlier.ask('complete')
  await expect(earlier.at(later.uid).ask('goOn')).rejects.toThrow('interaction-over')
  await expect(later.ask('goOn')).rejects.toThrow('step-over')
  // The provider's own address gives nothing for it either.
  const resumed = await browser.go(`/${contoso}/oauth2/v2.0/authorize/${later.uid}`)
  expect(new URL(resumed.url).searchParams.has('code')).toBe(false)
  expect(await isIn(browser, application)).toBe(false)
  const { to } = await earlier.ask('goOn')
  const answered = new URL((await browser.go(to)).url).searchParams
  const { body } = await exchange(browser, application, answered.get('code') ?? '', proof)
  expect(claimsOf(body['id_token'])).toMatchObject({ amr: ['swk', 'user', 'mfa'] })
})

test('G5 O5 an approval that comes after its request was withdrawn or is over signs nobody in', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const device = await world.device()
  const browser = world.browser()
  const { clock } = world.served.world
  const asked = await browser.go(authorizeUrl(application, aProof()))
  const page = await browser.enter(asked.url)
  const tooLate = () => {
    clock.advance(9 * 60_000)
  }
  const ends = [
    ['interrupted 50074 withdrawn', () => page.ask('restart')],
    ['failure 500121 expired', tooLate],
  ] as const
  for (const [ending, end] of ends) {
    await page.ask('begin', { name })
    const { state } = await page.ask('approval')
    if (state.step !== 'approval') throw new Error(state.step)
    await end()
    await device.approve(state.request.number)
    await expect(page.ask('complete')).rejects.toThrow(/step-over|interaction-over/)
    await expect(page.ask('goOn')).rejects.toThrow(/step-over|interaction-over/)
    expect(await endsOf(world)).toContain(ending)
    expect(await isIn(browser, application)).toBe(false)
  }
})
