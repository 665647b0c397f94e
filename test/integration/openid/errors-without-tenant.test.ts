/** Refusals of what names no tenant, and of what never came to a provider: the same envelope, the same page. @module */
import { expect, test } from 'vitest'
import { type Cause, numbers } from '../../../src/main/relying-party/oidc/errors/causes.ts'
import { english } from '../../../src/main/relying-party/oidc/errors/words.ts'
import { dutch } from '../../../src/main/relying-party/oidc/errors/words-nl.ts'
import { answerOf, expectEnvelope } from '../../support/openid-errors.ts'
import { anOpenIdWorld, aProof, authorizeUrl } from '../../support/openid-world.ts'

const correlation = '8f2c1d34-5b6a-4c7d-8e9f-0a1b2c3d4e5f'
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

test('O5 without a tenant, what is refused has number and ids too', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const client = { client_id: application.clientId, scope: 'openid' }
  for (const path of ['/common/oauth2/v2.0/token', '/organizations/oauth2/v2.0/devicecode']) {
    const form = new URLSearchParams({ ...client, 'client-request-id': correlation }).toString()
    const landed = await browser.send('POST', path, form, formType)
    expect(landed.status).toBe(400)
    expectEnvelope(answerOf(landed), 'tenant-needed', 'invalid_request')
    expect(answerOf(landed).body['correlation_id']).toBe(correlation)
  }
  const asked = '/common/discovery/instance?authorization_endpoint=https://evil.example/x'
  const refused = answerOf(
    await browser.send('GET', asked, undefined, { 'client-request-id': correlation }),
  )
  expectEnvelope(refused, 'instance-unknown', 'invalid_instance')
  expect(refused.body['correlation_id']).toBe(correlation)
  const { pathname } = new URL(String(refused.body['error_uri']))
  const explained = await browser.send('GET', pathname)
  expect(explained.text).toContain(english['instance-unknown'][0])
})

test('O5 without a tenant, people read our page, in both languages', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const sent = { redirect_uri: 'https://evil.example/', state: 'a-mark' }
  for (const [language, said] of [
    ['en', english],
    ['nl', dutch],
  ] as const) {
    const url = authorizeUrl(application, aProof(), sent, 'common')
    const landed = await browser.send('GET', url, undefined, {
      ...{ 'accept-language': language, 'client-request-id': correlation },
    })
    expect(landed).toMatchObject({ status: 400, location: undefined })
    const number = `AADSTS${String(numbers['tenant-needed'])}`
    for (const part of [...said['tenant-needed'], number, correlation]) {
      expect(landed.text).toContain(part)
    }
    expect(landed.text).toMatch(/<dd>[0-9a-f-]{36}<\/dd>/)
    expect(landed.text).not.toMatch(/evil|a-mark/)
    expect(landed.headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('O5 what never comes to a provider is refused in the same words, and noted', async () => {
  await using world = await anOpenIdWorld()
  const browser = world.browser()
  const token = '/contoso.com/oauth2/v2.0/token'
  const id = { 'client-request-id': correlation }
  const asked: readonly [
    status: number,
    cause: Cause,
    error: string,
    ...Parameters<typeof browser.send>,
  ][] = [
    [413, 'request-malformed', 'invalid_request', 'POST', token, 'x'.repeat(70_000), formType],
    [
      ...([415, 'request-malformed', 'invalid_request', 'POST', token, 'x=y'] as const),
      { ...formType, 'content-encoding': 'gzip' },
    ],
    [405, 'method-refused', 'invalid_request', 'GET', token],
    [
      ...([414, 'address-too-long', 'invalid_request', 'GET'] as const),
      `/contoso.com/oidc/userinfo?x=${'y'.repeat(4_100)}`,
    ],
    [400, 'tenant-unknown', 'invalid_tenant', 'POST', '/x.example/oauth2/v2.0/token', '', formType],
    [
      ...([400, 'tenant-unknown', 'invalid_tenant', 'GET'] as const),
      '/x.example/v2.0/.well-known/openid-configuration',
    ],
  ]
  for (const [status, cause, error, method, path, body, headers] of asked) {
    const landed = await browser.send(method, path, body, { ...headers, ...id })
    expect(landed.status, path).toBe(status)
    const answer = answerOf(landed)
    expectEnvelope(answer, cause, error)
    expect(answer.body['correlation_id']).toBe(correlation)
    const [noted] = world.served.written.slice(-1)
    expect(noted).toMatchObject({ level: 'info', event: 'openid-refused' })
    expect(noted?.facts).toMatchObject({
      ...{ cause, code: numbers[cause], trace: answer.body['trace_id'], correlation },
    })
  }
  const method = await browser.send('GET', token)
  expect(method.headers['allow']).toContain('POST')
})

test('O5 a body that is no form is read as if nothing was sent', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const body = JSON.stringify({ grant_type: 'authorization_code', client_id: application.clientId })
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
    for (const path of ['token', 'devicecode']) {
      const landed = await browser.send('POST', `/contoso.com/oauth2/v2.0/${path}`, body, {
        'content-type': type,
      })
      expect(landed.status).toBe(400)
      expectEnvelope(answerOf(landed), 'parameter-missing', 'invalid_request')
    }
  }
})

test('O5 people read our page of what never comes to a provider', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const pages = [
    ['address-too-long', authorizeUrl(application, aProof(), { state: 'y'.repeat(4_100) })],
    ['tenant-unknown', authorizeUrl(application, aProof(), {}, 'x.example')],
  ] as const
  for (const [cause, url] of pages) {
    const landed = await browser.send('GET', url, undefined, { 'accept-language': 'nl' })
    expect(landed.location).toBeUndefined()
    expect(landed.headers['content-type']).toContain('text/html')
    expect(landed.headers['content-security-policy']).toContain("default-src 'none'")
    for (const part of [...dutch[cause], `AADSTS${String(numbers[cause])}`]) {
      expect(landed.text).toContain(part)
    }
  }
})
