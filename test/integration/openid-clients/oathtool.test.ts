/** `oathtool`, which knows nothing of us, makes the codes of an enrolled device, and they sign its person in. @module */
import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  exchange,
} from '../../support/openid-world.ts'

const person = { name: 'balas@contoso.com', password: 'copper-lantern-river-41' }
const isThere = spawnSync('oathtool', ['--version']).status === 0

test.skipIf(!isThere)('G5 a code of oathtool’s signs in, once, beside a password', async () => {
  await using world = await anOpenIdWorld()
  const { clock } = world.served.world
  const { totp } = await world.device()
  if (totp === undefined) throw new Error('this device has no one-time codes')
  const code = () => {
    const now = `--now=@${String(Math.floor(clock.now() / 1000))}`
    const key = Buffer.from(totp.secret, 'base64url').toString('hex')
    return execFileSync('oathtool', ['--totp', '--digits=6', now, key], { encoding: 'utf8' }).trim()
  }
  const application = await world.register()
  const begin = async (proof = aProof()) => {
    const browser = world.browser()
    const asked = await browser.go(authorizeUrl(application, proof, { acr_values: '2' }))
    const page = await browser.enter(asked.url)
    await page.ask('begin', { name: person.name })
    const { state } = await page.ask('password', { password: person.password })
    return { browser, page, proof, state }
  }

  clock.advance(31_000)
  const first = await begin()
  const used = code()
  const { state } = await first.page.ask('code', { code: used })
  expect(state.step).toBe('signed-in')
  const { to } = await first.page.ask('goOn')
  const given = new URL((await first.browser.go(to)).url).searchParams.get('code') ?? ''
  const { body } = await exchange(first.browser, application, given, first.proof)
  expect(claimsOf(body['id_token'])).toMatchObject({ acr: '2', preferred_username: person.name })
  expect(claimsOf(body['id_token'])['amr']).toContain('otp')

  const second = await begin()
  await expect(second.page.ask('code', { code: used })).rejects.toThrow('wrong')
  clock.advance(31_000)
  expect((await second.page.ask('code', { code: code() })).state.step).toBe('signed-in')
  console.log('FIGURE G5 oathtool: 2 codes signed in, 1 used before refused')
})
