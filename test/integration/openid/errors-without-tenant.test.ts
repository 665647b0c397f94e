/** Refusals of what names no tenant, and of what never came to a provider: the same envelope, the same page. @module */
import { expect, test } from 'vitest'
import { numbers } from '../../../src/main/relying-party/oidc/errors/causes.ts'
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
