/** domain_hint alone: a federated domain’s people go straight to their provider, and nobody goes anywhere else. @module */
import { expect, test } from 'vitest'
import type { Interaction, OpenIdBrowser } from '../../support/openid-browser.ts'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  exchange,
} from '../../support/openid-world.ts'

const kim = 'kim@fabrikam.com'
const password = 'granite-meadow-kettle-64'
const domain = { domain_hint: 'fabrikam.com' }

async function at(browser: OpenIdBrowser, url: string): Promise<Interaction> {
  return browser.enter((await browser.go(url)).url)
}

test('O3 domain_hint that is no federated domain of the tenant is ignored, whatever it says', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ signInAudience: 'AzureADMultipleOrgs' })
  const hostile = [
    ...[
      'contoso.com',
      'organizations',
      'consumers',
      'nobody.example',
      '',
      ' ',
      '@',
      'x'.repeat(400),
    ],
    ...['https://evil.example', '//evil.example', 'fabrikam.com@evil.example', '@fabrikam.com'],
    ...['fabrikam.com/../evil', 'kim@fabrikam.com', 'javascript:alert(1)', 'evil.fabrikam.com'],
    ...['fabrikam.com\u0000', 'fabrikam.com.', 'fabrikam.com, contoso.com', '<b>fabrikam.com</b>'],
  ]
  for (const hint of hostile) {
    const browser = world.browser()
    const landed = await browser.go(authorizeUrl(application, aProof(), { domain_hint: hint }))
    const to = new URL(landed.url)
    expect([to.origin, to.pathname.split('/')[2]], hint.slice(0, 40)).toEqual([
      world.origin,
      'sign-in',
    ])
    const page = await browser.enter(landed.url)
    const entered = await page.ask('enter')
    expect([entered.state.step, entered.hint], hint.slice(0, 40)).toEqual(['name', undefined])
  }
})

test('O3 domain_hint of a federated domain: on to its provider, which asks who it is', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const page = await at(browser, authorizeUrl(application, proof, { domain_hint: 'Fabrikam.COM' }))
  const { hint = '' } = await page.ask('enter')
  expect(hint).toBe('@fabrikam.com')
  const sent = await page.ask('begin', { name: hint, hinted: true })
  expect(sent.state).toEqual({ step: 'identity-provider', name: hint, provider: 'fabrikam.com' })
  const tries = [
    { password },
    { password, account: '' },
    { password, account: '@fabrikam.com' },
    { password, account: 'nobody@fabrikam.com' },
    { password: 'copper-lantern-river-41', account: 'balas@contoso.com' },
    { password: 'wrong', account: kim },
  ].filter(({ account }) => account !== '')
  for (const given of tries) {
    await expect(page.ask('federatedPassword', { name: hint, ...given })).rejects.toThrow(
      'password-wrong',
    )
    await expect(page.ask('goOn')).rejects.toThrow('step-over')
  }
  const given = await page.ask('federatedPassword', { name: hint, password, account: kim })
  expect(given.state).toMatchObject({ step: 'signed-in', account: { name: kim, by: 'federated' } })
  const { to } = await page.ask('goOn')
  const code = new URL((await browser.go(to)).url).searchParams.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  expect(claimsOf(body['id_token'])).toMatchObject({ preferred_username: kim, amr: ['pwd'] })
})

test('O3 domain_hint: whoever turns back from there gives a name, and is not led there again', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const page = await at(world.browser(), authorizeUrl(application, aProof(), domain))
  await page.ask('begin', { name: '@fabrikam.com', hinted: true })
  expect((await page.ask('leave')).state).toEqual({ step: 'name' })
  const entered = await page.ask('enter')
  expect([entered.state.step, entered.hint]).toEqual(['name', undefined])
  expect((await page.ask('begin', { name: 'balas@contoso.com' })).state.step).toBe('method')
})

test('O3 domain_hint gives way: to login_hint, to a session, and to prompt=select_account', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const hinted = async (more: Readonly<Record<string, string>>) =>
    (await (await at(browser, authorizeUrl(application, aProof(), more))).ask('enter')).hint
  expect(await hinted({ ...domain, login_hint: 'balas@contoso.com' })).toBe('balas@contoso.com')
  expect(await hinted({ ...domain, prompt: 'select_account' })).toBeUndefined()
  expect(await hinted({ ...domain, prompt: 'login' })).toBe('@fabrikam.com')
  const page = await at(browser, authorizeUrl(application, aProof(), domain))
  // Named already: nobody else is who it is.
  await page.ask('begin', { name: 'nobody@fabrikam.com', hinted: true })
  await expect(page.ask('federatedPassword', { password, account: kim })).rejects.toThrow(
    'password-wrong',
  )
  await page.ask('begin', { name: kim, hinted: true })
  await page.ask('federatedPassword', { password })
  await browser.go((await page.ask('goOn')).to)
  const again = await browser.go(authorizeUrl(application, aProof(), domain))
  expect(new URL(again.url).searchParams.has('code')).toBe(true)
})
