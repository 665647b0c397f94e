/** A device without a browser: its code, typed and confirmed in a browser that signs in, redeemed once by who asked. @module */
import { expect, test } from 'vitest'
import {
  askToken,
  anOpenIdWorld,
  claimsOf,
  type OpenIdWorld,
  passTime,
} from '../../support/openid-world.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { contoso } from '../../support/relying-party-world.ts'

const standardGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const asForm = { 'content-type': 'application/x-www-form-urlencoded' }

async function aDevice(world: OpenIdWorld, grant = standardGrant) {
  const application = await world.register({
    displayName: 'Northwind <b>Traders',
    isFallbackPublicClient: true,
  })
  const { clientId } = application
  const device = world.browser()
  const form = new URLSearchParams({ client_id: clientId, scope: 'openid profile offline_access' })
  const path = `/${contoso}/oauth2/v2.0/devicecode`
  const { status, text } = await device.send('POST', path, form.toString(), asForm)
  const told = JSON.parse(text) as Record<string, unknown>
  expect([status, told['expires_in'], told['interval']]).toEqual([200, 900, 5])
  const poll = (client = clientId) =>
    askToken(device, {
      ...{ grant_type: grant, client_id: client },
      device_code: String(told['device_code']),
    })
  return { application, told, poll, userCode: String(told['user_code']) }
}

/** What a person does at the address that can be typed. */
async function typing(browser: OpenIdBrowser) {
  const shown = await browser.go('/contoso.com/devicelogin')
  const fieldOf = (text: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  const post = async (page: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ xsrf: fieldOf(page, 'xsrf'), ...fields }).toString()
    return browser.send('POST', `/${contoso}/oauth2/deviceauth`, body, asForm)
  }
  return { shown, post }
}

async function signIn(browser: OpenIdBrowser, at: string) {
  const page = await browser.enter(at)
  await page.ask('begin', { name: 'balas@contoso.com' })
  await page.ask('password', { password: 'copper-lantern-river-41' })
  const { to } = await page.ask('goOn')
  return browser.go(to)
}

test.each([standardGrant, 'device_code'])('O3 a device signs somebody in, %s', async (grant) => {
  await using world = await anOpenIdWorld()
  const { application, told, poll, userCode } = await aDevice(world, grant)
  expect(userCode).toMatch(/^[B-Z]{4}-[B-Z]{4}$/)
  expect(told['verification_uri']).toBe(`${world.origin}/contoso.com/devicelogin`)
  expect(told).not.toHaveProperty('verification_uri_complete')
  expect(told['message']).toContain(userCode)
  expect((await poll()).body).toMatchObject({
    ...{ error: 'authorization_pending', error_codes: [70_016] },
  })
  const browser = world.browser()
  const { shown, post } = await typing(browser)
  const asked = await post(shown.text, { user_code: userCode.toLowerCase().replace('-', ' ') })
  expect(asked.text).toContain(userCode)
  expect(asked.text).toContain('Northwind &#60;b&#62;Traders')
  const led = await post(asked.text, { user_code: userCode, confirm: 'yes' })
  const done = await signIn(browser, led.location ?? '')
  expect(done.text).toContain('go back to the device')
  expect(done.text).toContain('signed in to Northwind &#60;b&#62;Traders')
  expect(asked.text + done.text).not.toContain('<b>')
  // Who did not ask for it gets nothing, and uses nothing up.
  const other = await world.register({ isFallbackPublicClient: true })
  expect((await poll(other.clientId)).body['error_codes']).toEqual([70_019])
  const { status, body } = await poll()
  expect(status).toBe(200)
  expect(claimsOf(body['id_token'])).toMatchObject({
    ...{ aud: application.clientId, preferred_username: 'balas@contoso.com' },
  })
  expect(body['refresh_token']).toBeTypeOf('string')
  expect((await poll()).body['error_codes']).toEqual([70_019])
})

test('O3 a device is told what was declined, before signing in and after', async () => {
  await using world = await anOpenIdWorld()
  const browser = world.browser()
  const first = await aDevice(world)
  const { shown, post } = await typing(browser)
  const asked = await post(shown.text, { user_code: first.userCode })
  const over = await post(asked.text, { user_code: first.userCode, abort: 'yes' })
  expect(over.text).toContain('Nothing was signed in')
  const declined = { error: 'access_denied', error_codes: [70_018] }
  expect((await first.poll()).body).toMatchObject(declined)

  const second = await aDevice(world)
  const typed = await typing(browser)
  const again = await typed.post(typed.shown.text, { user_code: second.userCode })
  const led = await typed.post(again.text, { user_code: second.userCode, confirm: 'yes' })
  const page = await browser.enter(led.location ?? '')
  await page.ask('begin', { name: 'balas@contoso.com' })
  const { to } = await page.ask('cancel')
  expect((await browser.go(to)).text).toContain('Nothing was signed in')
  expect((await second.poll()).body).toMatchObject(declined)
})

test('O3 a device code that is over, or nobody’s, or another kind of application’s, gives nothing', async () => {
  await using world = await anOpenIdWorld()
  const { application, poll, userCode } = await aDevice(world)
  const wrong = await askToken(world.browser(), {
    ...{ grant_type: 'device_code', client_id: application.clientId, device_code: 'nobody' },
  })
  expect(wrong.body['error_codes']).toEqual([70_019])
  const page = await world.register({
    redirectUris: { spa: ['http://localhost:5173/'], web: [], publicClient: [] },
  })
  const form = new URLSearchParams({ client_id: page.clientId, scope: 'openid' }).toString()
  const path = `/${contoso}/oauth2/v2.0/devicecode`
  expect((await world.browser().send('POST', path, form, asForm)).status).toBe(400)
  passTime(world, 920_000)
  expect((await poll()).body).toMatchObject({ error: 'expired_token', error_codes: [70_020] })
  const { shown, post } = await typing(world.browser())
  const late = await post(shown.text, { user_code: userCode })
  const unknown = await post(late.text, { user_code: 'BBBB-BBBB' })
  const withoutSecret = (text: string) => text.replace(/name="xsrf" value="[^"]*"/, '')
  expect(late.text).toContain('cannot be used')
  expect(withoutSecret(unknown.text)).toBe(withoutSecret(late.text))
})

test('O3 twenty wrong codes, and no more are looked at; a right one does not count', async () => {
  await using world = await anOpenIdWorld()
  const { userCode } = await aDevice(world)
  const { shown, post } = await typing(world.browser())
  let last = await post(shown.text, { user_code: userCode })
  expect(last.text).toContain('started this yourself')
  for (let tried = 0; tried < 20; tried++) {
    last = await post(last.text, { user_code: 'BBBB-BBBB' })
    expect(last.status).toBe(200)
  }
  const held = await post(last.text, { user_code: userCode })
  expect(held.status).toBe(429)
  expect(held.text).not.toContain(userCode)
})

test('O3 an address that carries a code fills in nothing', async () => {
  await using world = await anOpenIdWorld()
  const { userCode } = await aDevice(world)
  const landed = await world
    .browser()
    .send('GET', `/${contoso}/oauth2/deviceauth?user_code=${userCode}`)
  expect(landed.text).not.toContain(userCode)
})

test('O3 a device that asks too often is told to slow down, by five seconds more each time', async () => {
  await using world = await anOpenIdWorld()
  const { clock } = world.served.world
  const { poll, userCode } = await aDevice(world)
  const other = await aDevice(world)
  const after = async (seconds: number) => {
    clock.setWallClock(clock.now() + seconds * 1000)
    return (await poll()).body['error']
  }
  expect(await after(0)).toBe('authorization_pending')
  expect(await after(5)).toBe('authorization_pending')
  expect(await after(2)).toBe('slow_down')
  expect((await poll()).body).toMatchObject({ error: 'slow_down', error_codes: [70_016] })
  // Ten seconds more than at first, and one of grace.
  expect(await after(13)).toBe('slow_down')
  expect(await after(20)).toBe('authorization_pending')
  expect((await other.poll()).body['error']).toBe('authorization_pending')
  // What is settled is given, however soon it is asked for.
  const browser = world.browser()
  const { shown, post } = await typing(browser)
  const asked = await post(shown.text, { user_code: userCode })
  const led = await post(asked.text, { user_code: userCode, confirm: 'yes' })
  await signIn(browser, led.location ?? '')
  expect((await poll()).status).toBe(200)
})
