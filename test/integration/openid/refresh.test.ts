/** Codes and refresh tokens work once; whoever comes second ends all that came of them. @module */
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  exchange,
  signInForCode,
  passTime,
} from '../../support/openid-world.ts'
import type { OpenIdWorld } from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'

async function aFamily(world: OpenIdWorld) {
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(application, proof))
  const code = answered.get('code') ?? ''
  const redeem = () => exchange(browser, application, code, proof)
  const refresh = (token: unknown) =>
    askToken(browser, {
      ...{ grant_type: 'refresh_token', client_id: application.clientId },
      ...{ refresh_token: String(token), scope: 'openid profile offline_access' },
    })
  const isAlive = async (token: unknown) => {
    const headers = { authorization: `Bearer ${String(token)}` }
    return (await browser.send('GET', `/${contoso}/oidc/userinfo`, undefined, headers)).status
  }
  return { redeem, refresh, isAlive }
}

test('O3 G3 a refresh token is exchanged for another, and its reuse ends the family', async () => {
  await using world = await anOpenIdWorld()
  const { redeem, refresh, isAlive } = await aFamily(world)
  const { body: first } = await redeem()
  const { status, body: second } = await refresh(first['refresh_token'])
  expect(status).toBe(200)
  expect(second['refresh_token']).not.toBe(first['refresh_token'])
  expect(await isAlive(second['access_token'])).toBe(200)
  expect((await refresh(first['refresh_token'])).body['error']).toBe('invalid_grant')
  expect((await refresh(second['refresh_token'])).body['error']).toBe('invalid_grant')
  expect(await isAlive(second['access_token'])).toBe(401)
})

test('G3 of two at once, nothing is left alive', async () => {
  await using world = await anOpenIdWorld()
  const rounds = 10
  let alive = 0
  for (let round = 0; round < rounds; round++) {
    const { redeem, refresh } = await aFamily(world)
    const { body } = await redeem()
    const both = await Promise.all([1, 2].map(() => refresh(body['refresh_token'])))
    for (const { body: given } of both) {
      if (given['refresh_token'] === undefined) continue
      if ((await refresh(given['refresh_token'])).status === 200) alive++
    }
  }
  expect(alive).toBe(0)
  console.log(`FIGURE G3 ${rounds} parallel refreshes, ${alive} families alive after reuse`)
})

test('G2 a code works once, and its reuse ends what came of it', async () => {
  await using world = await anOpenIdWorld()
  const { redeem, refresh, isAlive } = await aFamily(world)
  const { body } = await redeem()
  expect((await redeem()).body['error']).toBe('invalid_grant')
  expect(await isAlive(body['access_token'])).toBe(401)
  expect((await refresh(body['refresh_token'])).body['error']).toBe('invalid_grant')
})

test('G2 a code is worth nothing after its minute', async () => {
  await using world = await anOpenIdWorld()
  const { redeem } = await aFamily(world)
  passTime(world, 76_000)
  expect((await redeem()).body['error']).toBe('invalid_grant')
})

test('O3 who was disabled gets nothing more by refresh', async () => {
  await using world = await anOpenIdWorld()
  const { redeem, refresh } = await aFamily(world)
  const { body } = await redeem()
  const user = await world.served.world.needs.store.find.userByName(contoso, 'balas@contoso.com')
  if (user === undefined) throw new Error('no such person')
  await world.disable(user)
  expect((await refresh(body['refresh_token'])).body['error']).toBe('invalid_grant')
})
