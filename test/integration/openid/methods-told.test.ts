/** What tokens say of each way of signing in: what happened, in the words of RFC 8176. @module */
import { expect, test } from 'vitest'
import type { Interaction } from '../../support/openid-browser.ts'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  claimsOf,
  exchange,
  type OpenIdWorld,
} from '../../support/openid-world.ts'
import { codeAt } from '../../support/one-time-codes.ts'
import { forgetLimits, putSettings } from '../../support/people.ts'
import { contoso } from '../../support/relying-party-world.ts'
import { readChallenge } from '../../support/software-device.ts'

const name = 'balas@contoso.com'
const password = 'copper-lantern-river-41'
/** What nobody here can know of a device. */
const unknowable = ['hwk', 'fpt', 'face', 'iris', 'retina', 'vbm', 'sc', 'pin']

const kim = 'kim@fabrikam.com'

type Way = (page: Interaction, world: OpenIdWorld, device: Device) => Promise<unknown>
type Device = Awaited<ReturnType<OpenIdWorld['device']>>

async function numberOf(page: Interaction): Promise<string> {
  const { state } = await page.ask('approval')
  if (state.step !== 'approval') throw new Error(state.step)
  return state.request.number
}

const ways: readonly [string, readonly string[], string, Way][] = [
  ['password', ['pwd'], '1', (page) => page.ask('password', { password })],
  [
    'an approval without a password',
    ['swk', 'user', 'mfa'],
    '2',
    async (page, _world, device) => {
      await device.approve(await numberOf(page))
      await page.ask('complete')
    },
  ],
  [
    'password, then an approval',
    ['pwd', 'swk', 'mfa'],
    '2',
    async (page, world, device) => {
      await putSettings(world.served.world, { secondFactor: 'whenRegistered' })
      await page.ask('password', { password })
      const number = await numberOf(page)
      const jws = device.challenge()
      const response = device.device.push(jws, { number })
      await device.connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
      await page.ask('complete')
    },
  ],
  [
    'password, then a one-time code',
    ['pwd', 'otp', 'mfa'],
    '2',
    async (page, { served }, device) => {
      await putSettings(served.world, { secondFactor: 'whenRegistered' })
      await page.ask('password', { password })
      await page.ask('code', { code: codeAt(device.totp, served.world.clock.now()) })
    },
  ],
  [
    'a Temporary Access Pass',
    ['otp'],
    '1',
    async (page, world) => {
      await page.ask('temporaryAccessPass', { pass: await makePass(world) })
    },
  ],
]

/** As an administrator makes one. */
async function makePass(world: OpenIdWorld): Promise<string> {
  const { status, text } = await world
    .browser()
    .send(
      'POST',
      `/${contoso}/graph/v1.0/users/${name}/authentication/temporaryAccessPassMethods`,
      JSON.stringify({ isUsableOnce: true }),
      { authorization: `Bearer ${'A'.repeat(43)}`, 'content-type': 'application/json' },
    )
  expect(status, text).toBe(201)
  return (JSON.parse(text) as { readonly temporaryAccessPass: string }).temporaryAccessPass
}

test('O4 G5 a federated provider: what it asked for, and nothing that was not asked here', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const page = await browser.enter(
    (await browser.go(authorizeUrl(application, proof, { login_hint: kim }))).url,
  )
  const { state } = await page.ask('begin', { name: kim, hinted: true })
  expect(state).toMatchObject({ step: 'identity-provider', provider: 'fabrikam.com' })
  // The password that this relying party asks for is none of hers: nothing but her own provider let her in.
  const hers = { password: 'granite-meadow-kettle-64' }
  await expect(page.ask('goOn')).rejects.toThrow('step-over')
  await page.ask('federatedPassword', hers)
  const { to } = await page.ask('goOn')
  const code = new URL((await browser.go(to)).url).searchParams.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  const refreshed = await askToken(browser, {
    ...{ grant_type: 'refresh_token', client_id: application.clientId },
    refresh_token: String(body['refresh_token']),
  })
  for (const token of [
    body['id_token'],
    body['access_token'],
    refreshed.body['id_token'],
    refreshed.body['access_token'],
  ]) {
    expect(claimsOf(token)).toMatchObject({ amr: ['pwd'], acr: '1' })
    expect(claimsOf(token)).not.toHaveProperty('acrs')
  }
})

test('O4 G5 two factors are asked of a federated provider’s person: its password alone is told as none', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const asked = authorizeUrl(application, aProof(), { acr_values: '2', login_hint: kim })
  const page = await browser.enter((await browser.go(asked)).url)
  await page.ask('begin', { name: kim, hinted: true })
  await page.ask('federatedPassword', { password: 'granite-meadow-kettle-64' })
  await expect(page.ask('goOn')).rejects.toThrow('second-factor-missing')
})

test.for(ways)('O4 G5 %s: amr %j, acr %s', async ([, amr, acr, signIn]) => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const device = await world.device()
  await forgetLimits(world.served.world)
  const browser = world.browser()
  const proof = aProof()
  const page = await browser.enter((await browser.go(authorizeUrl(application, proof))).url)
  await page.ask('begin', { name })
  await signIn(page, world, device)
  const { to } = await page.ask('goOn')
  const code = new URL((await browser.go(to)).url).searchParams.get('code') ?? ''
  const { body } = await exchange(browser, application, code, proof)
  for (const token of ['id_token', 'access_token']) {
    const claims = claimsOf(body[token])
    expect(claims).toMatchObject({ amr, acr })
    for (const claim of unknowable) expect(claims['amr']).not.toContain(claim)
  }
})
