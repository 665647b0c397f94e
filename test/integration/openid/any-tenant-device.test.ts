/** A device that names no tenant: whoever types its code, and signs in, says whose it is. @module */
import { expect, test } from 'vitest'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { anOpenIdWorld, claimsOf, type OpenIdWorld } from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'

const wingtip = { name: 'balas@wingtiptoys.com', password: 'paper-glider-orchard-58' }

async function post(browser: OpenIdBrowser, path: string, form: Readonly<Record<string, string>>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return browser.send('POST', path, new URLSearchParams(form).toString(), type)
}

/** Contoso's application, for people of every tenant. */
async function aDevice(world: OpenIdWorld, segment: string) {
  const { clientId } = await world.register({
    ...{ signInAudience: 'AzureADMultipleOrgs', isFallbackPublicClient: true },
  })
  const device = world.browser()
  const asked = { client_id: clientId, scope: 'openid profile offline_access' }
  const { text } = await post(device, `/${segment}/oauth2/v2.0/devicecode`, asked)
  const told = JSON.parse(text) as Record<string, string>
  const poll = async () => {
    const form = { client_id: clientId, device_code: told['device_code'] ?? '' }
    const path = `/${segment}/oauth2/v2.0/token`
    const landed = await post(device, path, { grant_type: 'device_code', ...form })
    return JSON.parse(landed.text) as Record<string, unknown>
  }
  return { clientId, told, poll, userCode: told['user_code'] ?? '' }
}

/** Types the code at a tenant; the page that then stands there, and its form's sending. */
async function typeAt(browser: OpenIdBrowser, domain: string, userCode: string) {
  const shown = await browser.go(`/${domain}/devicelogin`)
  const [, tenant = ''] = new URL(shown.url).pathname.split('/')
  const send = (page: string, more: Readonly<Record<string, string>> = {}) =>
    post(browser, `/${tenant}/oauth2/deviceauth`, {
      xsrf: /name="xsrf" value="([^"]*)"/.exec(page)?.[1] ?? '',
      ...{ user_code: userCode, ...more },
    })
  const asked = await send(shown.text)
  return { asked, confirm: () => send(asked.text, { confirm: 'yes' }) }
}

test.each(['common', 'organizations'])(
  'O1 a device code asked for at %s is of the tenant of who signs in',
  async (segment) => {
    await using world = await anOpenIdWorld()
    const { clientId, told, poll, userCode } = await aDevice(world, segment)
    expect(told['verification_uri']).toBe(`${world.origin}/${segment}/devicelogin`)
    expect(told['message']).toContain(`/${segment}/devicelogin`)
    expect((await poll())['error']).toBe('authorization_pending')
    const browser = world.browser()
    const page = await browser.send('GET', `/${segment}/devicelogin`)
    expect(page.text).toContain('Sign in on another device')
    const named = (name: string) =>
      browser.send('GET', `/${segment}/devicelogin?login_hint=${encodeURIComponent(name)}`)
    expect((await named('who@unknown.example')).text).toContain('No organization here')
    expect((await named('balas')).text).toContain('A name has the form')
    const { location } = await named(wingtip.name)
    expect(location).toBe('/wingtiptoys.com/devicelogin')
    // A wrong organization first is not the end of it.
    const wrong = await typeAt(world.browser(), 'contoso.com', userCode)
    expect(wrong.asked.text).toContain('started this yourself')
    const { asked, confirm } = await typeAt(browser, 'wingtiptoys.com', userCode)
    expect(asked.text).toContain('Northwind Traders')
    const led = await confirm()
    const signingIn = await browser.enter(led.location ?? '')
    await signingIn.ask('begin', { name: wingtip.name })
    await signingIn.ask('password', { password: wingtip.password })
    const { to } = await signingIn.ask('goOn')
    expect((await browser.go(to)).text).toContain('go back to the device')
    const tokens = await poll()
    const home = await world.served.world.needs.store.find.tenantByDomain('wingtiptoys.com')
    expect(claimsOf(tokens['id_token'])).toMatchObject({
      ...{ aud: clientId, tid: home?.id, preferred_username: wingtip.name },
      iss: `${world.origin}/${home?.id ?? ''}/v2.0`,
    })
    expect((await poll())['error']).toBe('invalid_grant')
  },
)

test('O1 a code of one tenant’s own, or that somebody confirmed, is no other tenant’s', async () => {
  await using world = await anOpenIdWorld()
  const own = await aDevice(world, contoso)
  expect(own.told['verification_uri']).toBe(`${world.origin}/contoso.com/devicelogin`)
  const elsewhere = await typeAt(world.browser(), 'wingtiptoys.com', own.userCode)
  expect(elsewhere.asked.text).toContain('cannot be used')
  expect((await own.poll())['error']).toBe('authorization_pending')
  const any = await aDevice(world, 'common')
  const { confirm } = await typeAt(world.browser(), 'contoso.com', any.userCode)
  expect((await confirm()).status).toBe(303)
  const late = await typeAt(world.browser(), 'wingtiptoys.com', any.userCode)
  expect(late.asked.text).toContain('cannot be used')
  // No device can say so of itself at a tenant's own address.
  const { clientId } = own
  const claimed = { client_id: clientId, scope: 'openid', countersign_any_tenant: 'common' }
  const { text } = await post(world.browser(), `/${contoso}/oauth2/v2.0/devicecode`, claimed)
  const told = JSON.parse(text) as Record<string, string>
  expect(told['verification_uri']).toBe(`${world.origin}/contoso.com/devicelogin`)
})
