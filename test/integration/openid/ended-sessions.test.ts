/** Sessions that end at our own doors, by the person or by an administrator: applications are told by back-channel logout. @module */
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { TenantFile } from '../../../src/protocol/tenant-file.ts'
import type { UserRecord } from '../../../src/main/relying-party/directory-records.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import { anApplicationServer, postedTo } from '../../support/openid-logout.ts'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  exchange,
  type OpenIdWorld,
  signInForCode,
} from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'

type Ends = (world: OpenIdWorld, user: UserRecord, browser: OpenIdBrowser) => Promise<unknown>

const by = (world: OpenIdWorld, { tenant, id }: UserRecord) => ({
  ...{ tenant, user: id, by: 'test', at: world.served.world.needs.clock.now() },
})

const ends: Readonly<Record<string, Ends>> = {
  'a person signs out on a page of ours': async (_world, _user, browser) => {
    const page = await browser.enter((await askedAgain(browser)).url)
    await page.ask('begin', { name: 'balas@contoso.com' })
    await page.ask('password', { password: 'copper-lantern-river-41' })
    await page.ask('signOut')
  },
  'they are signed out everywhere': (world, user) =>
    world.served.world.needs.store.decide('revokeSessions', by(world, user)),
  'they are disabled': (world, user) => world.disable(user),
  'they are deleted': (world, user) =>
    world.served.world.needs.store.decide('deleteUser', by(world, user)),
  'a tenant file disables them': async ({ served }, { tenant, name }) => {
    const { tenantFiles } = served.world.relyingParty
    const file = JSON.parse((await tenantFiles.exportTenant(tenant)) ?? '') as TenantFile
    const users = file.users.map((one) => (one.name === name ? { ...one, disabled: true } : one))
    const imported = await tenantFiles.importTenant(
      { ...file, users },
      { by: 'test', tenant: undefined },
    )
    expect(imported).toMatchObject({ outcome: 'imported' })
  },
}

let askAgain = ''
const askedAgain = (browser: OpenIdBrowser) => browser.go(askAgain)

test.each(Object.keys(ends))('O3 applications are told when %s', async (how) => {
  await using world = await anOpenIdWorld()
  await using server = await anApplicationServer()
  await using other = await anApplicationServer()
  const { store } = world.served.world.needs
  const told = await world.register({ backChannelLogoutUri: `${server.origin}/over` })
  const alsoTold = await world.register({ backChannelLogoutUri: `${other.origin}/over` })
  const browser = world.browser()
  const proof = aProof()
  const answered = await signInForCode(browser, authorizeUrl(told, proof))
  const { body } = await exchange(browser, told, answered.get('code') ?? '', proof)
  const silent = await browser.go(authorizeUrl(alsoTold, aProof(), { prompt: 'none' }))
  expect(new URL(silent.url).searchParams.has('code')).toBe(true)
  // Somebody else's session goes on, and nobody is told of it.
  const bystander = world.browser()
  const adele = { name: 'adele@contoso.com', password: 'velvet-compass-willow-29' }
  await signInForCode(bystander, authorizeUrl(told, aProof()), adele)
  const user = await store.find.userByName(contoso, 'balas@contoso.com')
  if (user === undefined) throw new Error('no such person')

  askAgain = authorizeUrl(told, aProof(), { prompt: 'login' })
  await ends[how]?.(world, user, browser)

  const [[posted], [postedToo]] = await Promise.all([postedTo(server), postedTo(other)])
  const token = posted?.form.get('logout_token') ?? ''
  const keys = createRemoteJWKSet(new URL(`${world.origin}/${contoso}/discovery/v2.0/keys`), {
    [customFetch]: async (url: string) =>
      new Response((await browser.send('GET', new URL(url).pathname)).text),
  })
  const { payload } = await jwtVerify(token, keys, {
    ...{ issuer: world.issuer, audience: told.clientId, typ: 'logout+jwt' },
  })
  const { sub, sid } = claimsOf(body['id_token'])
  expect(payload).toMatchObject({ sub, sid })
  expect(claimsOf(postedToo?.form.get('logout_token'))).toMatchObject({ aud: alsoTold.clientId })
  const none = await browser.go(authorizeUrl(told, aProof(), { prompt: 'none' }))
  expect(new URL(none.url).searchParams.has('code')).toBe(false)
  const stays = await bystander.go(authorizeUrl(told, aProof(), { prompt: 'none' }))
  expect(new URL(stays.url).searchParams.has('code')).toBe(true)
  expect(server.posted).toHaveLength(1)
  await expect.poll(() => store.find.openIdOfKind(contoso, 'EndedSession')).toEqual([])
})

test('O3 an application that does not answer holds nobody up, and is told once', async () => {
  await using world = await anOpenIdWorld()
  await using server = await anApplicationServer({ status: 500, location: '' })
  const application = await world.register({ backChannelLogoutUri: `${server.origin}/over` })
  await signInForCode(world.browser(), authorizeUrl(application, aProof()))
  const { store } = world.served.world.needs
  const user = await store.find.userByName(contoso, 'balas@contoso.com')
  if (user === undefined) throw new Error('no such person')
  await store.decide('revokeSessions', by(world, user))
  await postedTo(server)
  await world.disable(user)
  await expect.poll(() => store.find.openIdOfKind(contoso, 'EndedSession')).toEqual([])
  expect(server.posted).toHaveLength(1)
})
