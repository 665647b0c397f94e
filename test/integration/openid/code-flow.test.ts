/** An application sends a browser, a person signs in on our page, and the application gets its tokens. @module */
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
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
