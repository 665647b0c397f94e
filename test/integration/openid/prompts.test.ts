/** When a person is asked again, and that nothing proved before is ever enough for it. @module */
import { expect, test } from 'vitest'
import { toSignIn } from '../../../src/main/relying-party/graph/sign-in-objects.ts'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  exchange,
  signInForCode,
  passTime,
} from '../../support/openid-world.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { contoso } from '../../support/relying-party-world.ts'

const name = 'balas@contoso.com'
const password = 'copper-lantern-river-41'
const signInPage = /\/contoso\.com\/sign-in\/[A-Za-z0-9_-]{43}$/

async function askedAt(browser: OpenIdBrowser, url: string): Promise<URL> {
  return new URL((await browser.go(url)).url)
}

test('O3 a browser that has a session is not asked again; without one prompt=none says so', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const other = await world.register({ displayName: 'Other' })
  const browser = world.browser()
  const proof = aProof()
  const silent = await askedAt(browser, authorizeUrl(application, proof, { prompt: 'none' }))
  expect(silent.searchParams.get('error')).toBe('login_required')
  const first = await signInForCode(browser, authorizeUrl(application, proof))
  const again = await askedAt(browser, authorizeUrl(other, proof, { prompt: 'none' }))
  const tokens = [
    await exchange(browser, application, first.get('code') ?? '', proof),
    await exchange(browser, other, again.searchParams.get('code') ?? '', proof),
  ].map(({ body }) => claimsOf(body['id_token']))
  // The same person, whom the two applications cannot tell to be the same.
  expect(tokens[0]?.['oid']).toBe(tokens[1]?.['oid'])
  expect(tokens[0]?.['sub']).not.toBe(tokens[1]?.['sub'])
  expect(tokens[0]?.['sid']).not.toBeUndefined()
})

test.each([{ prompt: 'login' }, { max_age: '0' }, { prompt: 'select_account' }])(
  'G5 O3 %j asks, though there is a session, and what was signed in before does not do',
  async (demand) => {
    await using world = await anOpenIdWorld()
    const application = await world.register()
    const browser = world.browser()
    const proof = aProof()
    // A page of the same browser that is signed in already, for an earlier sign-in.
    const earlier = await browser.enter((await browser.go(authorizeUrl(application, proof))).url)
    await earlier.ask('begin', { name })
    await earlier.ask('password', { password })
    await signInForCode(browser, authorizeUrl(application, proof))
    const asked = await askedAt(browser, authorizeUrl(application, proof, demand))
    expect(asked.pathname).toMatch(signInPage)
    const page = await browser.enter(asked.href)
    await expect(page.ask('goOn')).rejects.toThrow('step-over')
    // Its own page's token, at the address of the new one.
    const uid = asked.pathname.split('/').at(-1) ?? ''
    const borrowed = await earlier
      .at(uid)
      .ask('goOn')
      .then(
        () => 'in',
        (error: unknown) => String(error),
      )
    expect(borrowed).toContain('interaction-over')
  },
)

test('O3 prompt=consent asks nobody: what an application has was granted when it was registered', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const url = authorizeUrl(application, aProof(), { prompt: 'consent' })
  expect((await askedAt(browser, url)).pathname).toMatch(signInPage)
  await signInForCode(browser, url)
  expect((await askedAt(browser, url)).searchParams.has('code')).toBe(true)
  const both = authorizeUrl(application, aProof(), { prompt: 'login consent' })
  expect((await askedAt(browser, both)).pathname).toMatch(signInPage)
})

test('G5 O3 max_age asks again once the sign-in is older', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  await signInForCode(browser, authorizeUrl(application, proof))
  const url = authorizeUrl(application, proof, { max_age: '600' })
  expect((await askedAt(browser, url)).searchParams.get('code')).not.toBeNull()
  passTime(world, 605_000)
  expect((await askedAt(browser, url)).pathname).toMatch(signInPage)
})

test('O3 what another browser began cannot be ended, nor looked at', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const asked = await askedAt(world.browser(), authorizeUrl(application, aProof()))
  await expect(world.browser().enter(asked.href)).rejects.toThrow('interaction-over')
})

test('O3 a step-up asks for two factors, and a password alone is not enough', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const device = await world.device()
  const browser = world.browser()
  const proof = aProof()
  await signInForCode(browser, authorizeUrl(application, proof))
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
  for (const demand of [{ acr_values: '2' }, { claims }]) {
    const url = authorizeUrl(application, proof, { ...demand, prompt: 'none' })
    expect((await askedAt(browser, url)).searchParams.get('error')).not.toBeNull()
  }
  const asked = await askedAt(browser, authorizeUrl(application, proof, { claims }))
  expect(asked.pathname).toMatch(signInPage)
  const page = await browser.enter(asked.href)
  await page.ask('begin', { name })
  const { state } = await page.ask('password', { password })
  expect(state.step).toBe('second-factor')
  await expect(page.ask('goOn')).rejects.toThrow('step-over')
  const sent = await page.ask('approval')
  if (sent.state.step !== 'approval') throw new Error(sent.state.step)
  const challenge = device.challenge()
  const response = device.device.push(challenge, { number: sent.state.request.number })
  const txn = sent.state.request.transaction
  await device.send({ type: 'answer', txn, response })
  await page.ask('complete')
  const { to } = await page.ask('goOn')
  const code = (await askedAt(browser, to)).searchParams.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  expect(claimsOf(body['id_token'])).toMatchObject({ amr: ['pwd', 'swk', 'mfa'], acr: '2' })
  expect(claimsOf(body['access_token'])).toMatchObject({ acrs: ['c1'] })
})

test('O3 who was disabled has no session any more', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  await signInForCode(browser, authorizeUrl(application, proof))
  const { store } = world.served.world.needs
  const user = await store.find.userByName(contoso, name)
  if (user === undefined) throw new Error('no such person')
  await world.disable(user)
  const asked = await askedAt(browser, authorizeUrl(application, proof))
  expect(asked.pathname).toMatch(signInPage)
})

test('O5 O3 two factors of somebody who has one: registration is what is asked for, else a stronger sign-in', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  await signInForCode(browser, authorizeUrl(application, proof))
  const essential = { id_token: { acr: { essential: true, values: ['2'] } } }
  const context = { access_token: { acrs: { essential: true, value: 'c1' } } }
  const demands = [
    { acr_values: '2' },
    { claims: JSON.stringify(essential) },
    { claims: JSON.stringify(context) },
  ]
  const told = async (demand: Record<string, string>) => {
    const url = authorizeUrl(application, proof, { ...demand, prompt: 'none' })
    const { searchParams } = await askedAt(browser, url)
    return [searchParams.get('error'), searchParams.get('error_description')?.slice(0, 11)]
  }
  for (const demand of demands) {
    expect(await told(demand)).toEqual(['interaction_required', 'AADSTS50079'])
  }
  const { store } = world.served.world.needs
  const [row] = await store.find.signIns(contoso, {
    ...{ before: undefined, limit: 1, since: 0, until: Infinity, user: undefined },
    outcome: 'failure',
  })
  // Nothing was proved for it, and Graph tells no method of it.
  expect(row).toMatchObject({ errorCode: 50_079, reason: 'registration-required', method: 'none' })
  expect(row && toSignIn(row, 'Balas', 'beta')).toMatchObject({
    ...{ status: { errorCode: 50_079 }, authenticationDetails: [] },
    authenticationRequirement: 'singleFactorAuthentication',
  })
  await world.device()
  for (const demand of demands) {
    expect(await told(demand)).toEqual(['interaction_required', 'AADSTS50076'])
  }
})
