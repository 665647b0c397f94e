/** What ends a person's sessions at applications, and what an application meets that still has something of theirs. @module */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Permission } from '#protocol/application'
import type { ApplicationRecord } from '../../../src/main/relying-party/directory-records.ts'
import { aConsole, ticketFor } from '../../support/console-reader.ts'
import { aGraphClient, buildGraphClient } from '../../support/graph-client.ts'
import { askGraph } from '../../support/graph-world.ts'
import type { OpenIdBrowser } from '../../support/openid-browser.ts'
import {
  anOpenIdWorld,
  aProof,
  askToken,
  authorizeUrl,
  exchange,
  type OpenIdWorld,
  type Proof,
  signInForCode,
} from '../../support/openid-world.ts'
import { aBrowser } from '../../support/page-browser.ts'
import { contoso } from '../../support/relying-party-world.ts'

interface Held {
  readonly browser: OpenIdBrowser
  readonly application: ApplicationRecord
  readonly refreshToken: string
  readonly accessToken: string
  /** Not exchanged yet. */
  readonly code: string
  readonly proof: Proof
}

const adele = { name: 'adele@contoso.com', password: 'velvet-compass-willow-29' }

/** Somebody signed in at an application, with tokens and one more code. */
async function held(world: OpenIdWorld, person?: typeof adele): Promise<Held> {
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const url = authorizeUrl(application, proof)
  const first = await signInForCode(browser, url, person)
  const { body } = await exchange(browser, application, first.get('code') ?? '', proof)
  const code = new URL((await browser.go(url)).url).searchParams.get('code') ?? ''
  expect(code).not.toBe('')
  const [refreshToken, accessToken] = [String(body['refresh_token']), String(body['access_token'])]
  return { browser, application, refreshToken, accessToken, code, proof }
}

const refresh = ({ browser, application, refreshToken }: Held) =>
  askToken(browser, {
    ...{ grant_type: 'refresh_token', refresh_token: refreshToken },
    client_id: application.clientId,
  })

async function silently({ browser, application }: Held): Promise<URLSearchParams> {
  const asked = await browser.go(authorizeUrl(application, aProof(), { prompt: 'none' }))
  return new URL(asked.url).searchParams
}

async function expectOver(one: Held): Promise<void> {
  const refused = await refresh(one)
  expect(refused).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_codes: [50_173] },
  })
  expect(refused.body['error_description']).toMatch(/^AADSTS50173: /)
  expect(await exchange(one.browser, one.application, one.code, one.proof)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  expect((await silently(one)).get('error')).toBe('login_required')
  const authorization = `Bearer ${one.accessToken}`
  const told = await one.browser.send('GET', `/${contoso}/oidc/userinfo`, undefined, {
    authorization,
  })
  expect(told.status).toBe(401)
}

/** Still signed in, as somebody whom it was not about. */
async function expectOn(one: Held): Promise<void> {
  expect((await silently(one)).has('code')).toBe(true)
  expect(await refresh(one)).toMatchObject({ status: 200 })
}

async function idOf({ served }: OpenIdWorld, name = 'balas@contoso.com'): Promise<string> {
  const user = await served.world.needs.store.find.userByName(contoso, name)
  if (user === undefined) throw new Error(`no ${name}`)
  return user.id
}

const revoked = async ({ served }: OpenIdWorld) =>
  (await served.world.needs.store.find.audit(0, 10_000))
    .filter(({ event }) => event === 'sessions-revoked')
    .map(({ facts }) => JSON.parse(facts) as Record<string, unknown>)

test('O3 whoever is disabled is signed in nowhere any more, also once they are enabled again', async () => {
  await using world = await anOpenIdWorld()
  const [one, other] = [await held(world), await held(world, adele)]
  const { store, clock } = world.served.world.needs
  const user = await idOf(world)
  const change = (disabled: boolean) =>
    store.decide('changeUser', {
      ...{ tenant: contoso, user, change: { disabled }, by: 'test', at: clock.now() },
    })
  await change(true)
  await change(false)
  await expectOver(one)
  await expectOn(other)
  expect(await revoked(world)).toMatchObject([{ subject: user, reason: 'disabled', by: 'test' }])
})

test('R22 O3 whose password an administrator sets is signed in nowhere any more', async () => {
  await using world = await anOpenIdWorld()
  const [one, other] = [await held(world), await held(world, adele)]
  const console = aConsole(world.served.world)
  await console.done('consoleTicket', { ticket: await ticketFor(world.served.world) })
  const user = await idOf(world)
  const set = await console.done('consoleSetPassword', { user, password: { how: 'made' } })
  expect(set.outcome).toBe('set')
  await expectOver(one)
  await expectOn(other)
  expect(await revoked(world)).toMatchObject([
    { subject: user, reason: 'password-changed', by: 'host' },
  ])
})

test('O3 whoever is deleted is signed in nowhere any more', async () => {
  await using world = await anOpenIdWorld()
  const [one, other] = [await held(world), await held(world, adele)]
  const { store, clock } = world.served.world.needs
  const user = await idOf(world)
  const asked = { tenant: contoso, user, by: 'test', at: clock.now() }
  expect(await store.decide('deleteUser', asked)).toMatchObject({ outcome: 'done' })
  await expectOver(one)
  await expectOn(other)
  expect(await revoked(world)).toMatchObject([{ subject: user, reason: 'deleted' }])
})

test('O3 a tenant file that gives another password, or disables, ends sessions, and those alone', async () => {
  await using world = await anOpenIdWorld()
  const [one, other] = [await held(world), await held(world, adele)]
  const { tenantFiles } = world.served.world.relyingParty
  const put = async (change: Readonly<Record<string, object>>) => {
    const text = (await tenantFiles.exportTenant('contoso.com')) ?? ''
    const file = JSON.parse(text) as { users: { name: string }[] }
    const users = file.users.map((user) => ({ ...user, ...change[user.name] }))
    const wish = { by: 'test', tenant: undefined }
    const imported = await tenantFiles.importTenant({ ...file, users }, wish)
    expect(imported).toMatchObject({ outcome: 'imported' })
  }
  await put({})
  expect(await revoked(world)).toEqual([])
  const password = 'quiet-harbour-lantern-88'
  await put({ 'balas@contoso.com': { password } })
  await expectOver(one)
  expect((await silently(other)).has('code')).toBe(true)
  await put({ 'adele@contoso.com': { disabled: true } })
  await expectOver(other)
  const again = await held(world, { name: 'balas@contoso.com', password })
  await put({ 'balas@contoso.com': { disabled: true } })
  await expectOver(again)
  expect((await revoked(world)).map(({ reason }) => reason)).toEqual([
    ...['password-changed', 'disabled', 'disabled'],
  ])
})

test('O3 what the provider is about to keep for somebody who was disabled meanwhile is not kept', async () => {
  await using world = await anOpenIdWorld()
  const { store, clock } = world.served.world.needs
  const user = await idOf(world)
  const keep = () =>
    store.decide('keepOpenId', {
      ...{ tenant: contoso, kind: 'Session', id: 'an-id', sealed: '', grant: '', uid: '' },
      ...{ userCode: '', user, usedAt: 0, expiresAt: clock.now() + 60_000 },
    })
  expect(await keep()).toEqual({ outcome: 'kept' })
  const change = { tenant: contoso, user, change: { disabled: true }, by: 'test', at: clock.now() }
  await store.decide('changeUser', change)
  expect(await keep()).toEqual({ outcome: 'grant-revoked' })
  expect(await store.find.openId(contoso, 'Session', 'an-id')).toBeUndefined()
})

test('R4 O3 Microsoft’s client signs somebody out everywhere, on our own pages too', async () => {
  await buildGraphClient()
  await using world = await anOpenIdWorld()
  const [one, other] = [await held(world), await held(world, adele)]
  const { folder, ca } = world.served
  const certificate = join(folder, 'ca.pem')
  await writeFile(certificate, ca)
  const ready = { origin: world.origin, adminToken: 'A'.repeat(43), certificate }
  await using client = await aGraphClient(ready, 'contoso.com')
  const page = aBrowser(world.served.world)
  expect(await page.signInByPassword('balas@contoso.com')).toMatchObject({ step: 'signed-in' })

  const post = (name: string) =>
    client.met({ act: 'post', path: `/users/${name}/revokeSignInSessions` })
  expect(await post('balas@contoso.com')).toEqual({
    met: 'value',
    value: {
      '@odata.context': `${world.origin}/${contoso}/graph/v1.0/$metadata#Edm.Boolean`,
      value: true,
    },
  })
  await expectOver(one)
  await expectOn(other)
  expect(await page.done('state')).toMatchObject({ state: { step: 'name' } })
  expect(await post('nobody@contoso.com')).toMatchObject({ met: 'error', status: 404 })

  const user = await idOf(world)
  expect(await revoked(world)).toMatchObject([
    { subject: user, reason: 'asked', by: 'admin-token' },
  ])
  const audits = await client.value<{ readonly value: readonly Record<string, unknown>[] }>({
    ...{ act: 'get', path: '/auditLogs/directoryAudits?$top=20' },
  })
  expect(audits.value.map((row) => row['activityDisplayName'])).toContain(
    'Update StsRefreshTokenValidFrom Timestamp',
  )
  // Asked when there is nothing left, it is told all the same.
  expect(await post(user)).toMatchObject({ value: { value: true } })
  expect(await revoked(world)).toMatchObject([{}, { reason: 'asked', count: 0 }])
})

test('R4 an application signs people out everywhere only with a permission for that', async () => {
  await using world = await anOpenIdWorld()
  const caller = { tenant: contoso, user: undefined, roles: [] }
  const ask = (permissions: readonly Permission[]) =>
    askGraph(world.served.world, 'revokeSignInSessions', {
      ...{ key: 'balas@contoso.com', caller: { ...caller, permissions } },
    })
  expect(await ask(['User.Read.All'])).toMatchObject({ outcome: 'refused', status: 403 })
  expect(await ask(['User.ReadWrite.All'])).toMatchObject({ outcome: 'done' })
})
