/** Requests that name no tenant: whose they are is found out, and nobody is told more than a domain tells. @module */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  type OpenIdWorld,
  signInForCode,
} from '../../support/openid-world.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { contoso } from '../../support/relying-party-world.ts'

const anyone = { signInAudience: 'AzureADMultipleOrgs' } as const
const wingtip = { name: 'balas@wingtiptoys.com', password: 'paper-glider-orchard-58' }
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

async function json(browser: OpenIdBrowser, path: string) {
  const landed = await browser.send('GET', path)
  return { ...landed, body: JSON.parse(landed.text) as Record<string, unknown> }
}

async function tenantOf(world: OpenIdWorld, domain: string): Promise<string> {
  const found = await world.served.world.needs.store.find.tenantByDomain(domain)
  if (found === undefined) throw new Error(domain)
  return found.id
}

test('O1 discovery without a tenant has the issuer that clients fill in', async () => {
  await using world = await anOpenIdWorld()
  const browser = world.browser()
  for (const segment of ['common', 'organizations']) {
    const path = `/${segment}/v2.0/.well-known/openid-configuration`
    const { body, headers } = await json(browser, path)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(body).toMatchObject({
      issuer: `${world.origin}/{tenantid}/v2.0`,
      authorization_endpoint: `${world.origin}/${segment}/oauth2/v2.0/authorize`,
      token_endpoint: `${world.origin}/${segment}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${world.origin}/${segment}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${world.origin}/${segment}/oauth2/v2.0/logout`,
      jwks_uri: `${world.origin}/${segment}/discovery/v2.0/keys`,
    })
    const own = (await json(browser, '/contoso.com/v2.0/.well-known/openid-configuration')).body
    expect(own['issuer']).toBe(world.issuer)
    for (const same of [
      ...['subject_types_supported', 'id_token_signing_alg_values_supported'],
      ...['response_modes_supported', 'request_uri_parameter_supported', 'msgraph_host'],
      ...['http_logout_supported', 'frontchannel_logout_supported', 'backchannel_logout_supported'],
      ...['tenant_region_scope', 'cloud_instance_name', 'cloud_graph_host_name', 'rbac_url'],
    ]) {
      expect(own, same).toHaveProperty(same)
      expect(body[same], same).toEqual(own[same])
    }
    expect(body['subject_types_supported']).toEqual(['pairwise'])
    expect(body['id_token_signing_alg_values_supported']).toEqual(['RS256'])
  }
})

test('O1 instance discovery as MSAL asks it, and no instance but this one', async () => {
  await using world = await anOpenIdWorld()
  const browser = world.browser()
  const ask = (endpoint: string) =>
    json(
      browser,
      `/common/discovery/instance?${new URLSearchParams({ 'api-version': '1.1', authorization_endpoint: endpoint }).toString()}`,
    )
  const { host } = new URL(world.origin)
  const known = await ask(`${world.origin}/${contoso}/oauth2/v2.0/authorize`)
  expect(known.headers['access-control-allow-origin']).toBe('*')
  expect(known.body).toEqual({
    tenant_discovery_endpoint: `${world.origin}/${contoso}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  })
  for (const other of ['https://evil.example/x/oauth2', `${world.origin}.evil.example/x`, '']) {
    const refused = await ask(other)
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_instance' } })
  }
})

test('O1 F4 the realm of a name is that of its domain, whoever has the name', async () => {
  await using world = await anOpenIdWorld()
  const browser = world.browser()
  const realm = async (name: string) =>
    (await json(browser, `/common/UserRealm/${encodeURIComponent(name)}?api-version=1.0`)).body
  expect(await realm('balas@contoso.com')).toMatchObject({ account_type: 'Managed' })
  expect(await realm('nobody@contoso.com')).toEqual(await realm('balas@contoso.com'))
  expect(await realm('kim@fabrikam.com')).toMatchObject({ account_type: 'Federated' })
  expect(await realm('who@unknown.example')).toEqual({ ver: '1.0', account_type: 'Unknown' })
})

test('O1 a hint leads to its tenant, and the tokens are of the person’s home', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register(anyone)
  const browser = world.browser()
  const home = await tenantOf(world, 'wingtiptoys.com')
  const proof = aProof()
  const url = authorizeUrl(application, proof, { login_hint: wingtip.name }, 'common')
  expect((await browser.send('GET', url)).location).toMatch(`/${home}/oauth2/v2.0/authorize?`)
  const answered = await signInForCode(browser, url, wingtip)
  const form = {
    ...{ grant_type: 'authorization_code', client_id: application.clientId },
    ...{ code: answered.get('code') ?? '', code_verifier: proof.verifier },
    redirect_uri: 'http://localhost:5173/callback',
  }
  const at = (path: string, sent: Record<string, string>) =>
    browser.send('POST', path, new URLSearchParams(sent).toString(), formType)
  const given = await at('/common/oauth2/v2.0/token', form)
  expect(given.status).toBe(200)
  const tokens = JSON.parse(given.text) as Record<string, string>
  const issuer = `${world.origin}/${home}/v2.0`
  const keys = (await json(browser, '/common/discovery/v2.0/keys')).body as unknown
  const checked = await jwtVerify(
    tokens['id_token'] ?? '',
    createLocalJWKSet(keys as JSONWebKeySet),
    {
      ...{ issuer, audience: application.clientId, algorithms: ['RS256'] },
    },
  )
  expect(checked.payload).toMatchObject({ tid: home, preferred_username: wingtip.name })
  const refresh = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] ?? '' }
  const again = await at('/organizations/oauth2/v2.0/token', {
    ...refresh,
    client_id: application.clientId,
  })
  expect(again.status).toBe(200)
  expect(claimsOf((JSON.parse(again.text) as Record<string, string>)['id_token'])).toMatchObject({
    iss: issuer,
    tid: home,
  })
})

test('O1 F4 without a hint it asks for a name, and goes on whether or not anybody has it', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register(anyone)
  const browser = world.browser()
  const url = authorizeUrl(application, aProof(), {}, 'organizations')
  const page = await browser.send('GET', url)
  expect(page.status).toBe(200)
  expect(page.text).toContain('to go on to Northwind Traders')
  const fields = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const typed = (name: string) => {
    const sent = new URLSearchParams(
      fields.map(([, key = '', value = '']) => [key, value.replaceAll('&#38;', '&')]),
    )
    sent.set('login_hint', name)
    return browser.send('GET', `/organizations/oauth2/v2.0/authorize?${sent.toString()}`)
  }
  const home = await tenantOf(world, 'wingtiptoys.com')
  for (const name of [wingtip.name, 'nobody@wingtiptoys.com']) {
    expect((await typed(name)).location).toMatch(`/${home}/oauth2/v2.0/authorize?`)
  }
  const nowhere = await typed('who@unknown.example')
  expect(nowhere.location).toMatch(`/${contoso}/oauth2/v2.0/authorize?`)
  const malformed = await typed('nobody')
  expect(malformed.status).toBe(200)
  expect(malformed.text).toContain('A name has the form')
})

test('O1 an application of one tenant alone is refused without one, and in every other', async () => {
  await using world = await anOpenIdWorld()
  const own = await world.register()
  const browser = world.browser()
  const refused = await browser.send('GET', authorizeUrl(own, aProof(), {}, 'common'))
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('AADSTS50194')
  const form = new URLSearchParams({ grant_type: 'authorization_code', client_id: own.clientId })
  const token = await browser.send('POST', '/common/oauth2/v2.0/token', form.toString(), formType)
  expect(token.status).toBe(400)
  expect(JSON.parse(token.text)).toMatchObject({ error_codes: [50_194] })
  const hint = { login_hint: wingtip.name }
  const elsewhere = await browser.send('GET', authorizeUrl(own, aProof(), hint, 'wingtiptoys.com'))
  expect(elsewhere.status).toBe(400)
  expect(elsewhere.location).toBeUndefined()
})

test('O1 who is signed in goes on at once, and is signed out without naming a tenant', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register(anyone)
  const browser = world.browser()
  const first = authorizeUrl(application, aProof(), { login_hint: wingtip.name }, 'common')
  await signInForCode(browser, first, wingtip)
  const again = await browser.go(authorizeUrl(application, aProof(), { prompt: 'none' }, 'common'))
  expect(new URL(again.url).searchParams.has('code')).toBe(true)
  const out = await browser.send('GET', '/common/oauth2/v2.0/logout')
  const home = await tenantOf(world, 'wingtiptoys.com')
  expect(out.location).toBe(`/${home}/oauth2/v2.0/logout`)
})

test('O3 domain_hint chooses the tenant, before any name does; one that is nobody’s is ignored', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register(anyone)
  const browser = world.browser()
  const home = await tenantOf(world, 'wingtiptoys.com')
  const ask = (more: Readonly<Record<string, string>>) =>
    browser.send('GET', authorizeUrl(application, aProof(), more, 'common'))
  const chosen = await ask({ domain_hint: 'wingtiptoys.com', login_hint: 'balas@contoso.com' })
  expect(chosen.location).toMatch(`/${home}/oauth2/v2.0/authorize?`)
  // A federated domain is its tenant's, and a name of it is sent on from there.
  const federated = await ask({ domain_hint: 'fabrikam.com' })
  expect(federated.location).toMatch(`/${contoso}/oauth2/v2.0/authorize?`)
  for (const unknown of ['unknown.example', 'organizations', '']) {
    const named = await ask({ domain_hint: unknown, login_hint: wingtip.name })
    expect(named.location).toMatch(`/${home}/oauth2/v2.0/authorize?`)
    const asked = await ask({ domain_hint: unknown })
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('to go on to Northwind Traders')
  }
  const own = await browser.go(
    authorizeUrl(application, aProof(), { domain_hint: 'unknown.example' }, contoso),
  )
  expect(own.url).toMatch(/\/contoso\.com\/sign-in\//)
})
