/** What an application is given without `offline_access` ends with the session, and with nothing less. @module */
import { expect, test } from 'vitest'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  exchange,
  signInForCode,
} from '../../support/openid-world.ts'

test('O3 two tabs of one application: what the first was given outlives what the second is given', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const [first, second] = [aProof(), aProof()]
  const scope = { scope: 'openid profile' }
  const answered = await signInForCode(browser, authorizeUrl(application, first, scope))
  const again = await browser.go(authorizeUrl(application, second, scope))
  const codes = [answered.get('code') ?? '', new URL(again.url).searchParams.get('code') ?? '']
  expect(codes[1]).not.toBe('')
  const tokens: unknown[] = []
  for (const [at, proof] of [first, second].entries()) {
    const { status, body } = await exchange(browser, application, codes[at] ?? '', proof)
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('refresh_token')
    tokens.push(body['access_token'])
  }
  const asWho = async () => {
    const answers = tokens.map((token) =>
      world
        .browser()
        .send('GET', `${new URL(world.issuer).pathname.slice(0, -5)}/oidc/userinfo`, undefined, {
          authorization: `Bearer ${String(token)}`,
        }),
    )
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  expect(await asWho()).toEqual([200, 200])

  // A session ends all that it gave.
  const { crypto, store } = world.served.world.needs
  const cookie = [...browser.cookies].find(([name]) => name.includes('-openid-'))?.[1].value ?? ''
  expect(cookie).not.toBe('')
  await store.decide('dropOpenId', {
    ...{ tenant: new URL(world.issuer).pathname.split('/')[1] ?? '', kind: 'Session' },
    id: crypto.digest(cookie),
  })
  expect(await asWho()).toEqual([401, 401])
})
