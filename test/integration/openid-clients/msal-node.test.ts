/** @azure/msal-node, unmodified, signs people in: as for Entra, and as for anybody's OpenID provider. @module */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RelyingParty, VirtualAuthenticator } from '../../../src/testing/api'
import { createVirtualAuthenticator, startRelyingParty } from '../../../src/testing/index'
import { clientFigure } from '../../support/clients/client-figure'
import { type ClientProcess, startClient } from '../../support/clients/client-process'
import type { MsalNodeWish, MsalTold } from '../../support/clients/msal-node-program'
import { aPersonAtBrowser, type PersonAtBrowser } from '../../support/clients/person-at-browser'
import {
  registerApplication,
  type RegisteredApplication,
} from '../../support/clients/registered-application'

const callback = 'http://localhost:3999/auth/callback'

let relyingParty: RelyingParty
let authenticator: VirtualAuthenticator
let client: ClientProcess
let person: PersonAtBrowser
let flows = 0
const approvals: string[] = []

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  authenticator = await createVirtualAuthenticator(relyingParty, 'adele@contoso.com')
  person = aPersonAtBrowser(relyingParty, authenticator)
  client = await startClient('msal-node-program', relyingParty, (address) => person.open(address))
}, 120_000)

afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await relyingParty.close()
  console.log(`FIGURE G5 ${clientFigure('msal-node', flows, approvals)}`)
})

describe.each([
  { mode: 'as for Entra', isOidc: false },
  { mode: 'as for anybody’s provider', isOidc: true },
])('msal-node $mode', ({ isOidc }) => {
  const wishOf = (
    { clientId, secret }: RegisteredApplication,
    isPublic: boolean,
  ): MsalNodeWish => ({
    authority: isOidc ? relyingParty.issuer() : relyingParty.authority(),
    ...{ clientId, isOidc, redirectUri: callback },
    ...(isPublic ? {} : { secret }),
  })

  test.each(['a secret', 'no secret'])(
    'O3 G5 code with PKCE and %s, a token from its cache, and a new one',
    async (kind) => {
      const isPublic = kind === 'no secret'
      const where = isPublic ? { publicClient: [callback] } : { web: [callback] }
      const registered = await registerApplication(relyingParty, { displayName: 'Stock', ...where })
      const wish = wishOf(registered, isPublic)
      const first = await byCode(wish)
      expectAccount(first)
      const kept = await client.ask<MsalTold>('silent', wish)
      expect(kept).toMatchObject({ fromCache: true, accessToken: first.accessToken })
      const renewed = await client.ask<MsalTold>('silent', { ...wish, forceRefresh: true })
      expect(renewed.fromCache).toBe(false)
      expect(renewed.accessToken).not.toBe(first.accessToken)
      expectAccount(renewed)
      const again = await client.ask<MsalTold>('silent', { ...wish, forceRefresh: true })
      expect(again.accessToken).not.toBe(renewed.accessToken)
      flows += 4
    },
  )

  test('O3 G5 interactive: the browser is opened, the answer comes to a free loopback port', async () => {
    const registered = await registerApplication(relyingParty, {
      displayName: 'Lab tool',
      publicClient: ['http://localhost'],
    })
    const wish = wishOf(registered, true)
    const told = await fresh(() => client.ask<MsalTold>('interactive', wish))
    expectAccount(told)
    flows += 1
  })

  test('G5 prompt=login and max_age=0 are approved anew, and a browser’s session serves without', async () => {
    const registered = await registerApplication(relyingParty, {
      displayName: 'Payroll',
      web: [callback],
    })
    const wish = wishOf(registered, false)
    await byCode(wish)
    const before = person.approved.length
    const { address, verifier } = await codeUrl(wish)
    const landed = await person.open(address)
    expect(person.approved).toHaveLength(before)
    await client.ask('byCode', { ...wish, code: landed.searchParams.get('code'), verifier })
    for (const more of [{ prompt: 'login' }, { extra: { max_age: '0' } }]) {
      const told = await byCode({ ...wish, ...more }, false)
      expect(told.account?.idTokenClaims['amr']).toEqual(['swk', 'user', 'mfa'])
      flows += 1
    }
  })
})

function codeUrl(wish: MsalNodeWish): Promise<{ address: string; verifier: string }> {
  return client.ask('codeUrl', wish)
}

async function byCode(wish: MsalNodeWish, isNewBrowser = true): Promise<MsalTold> {
  return fresh(async () => {
    const { address, verifier } = await codeUrl(wish)
    const landed = await person.open(address)
    const code = landed.searchParams.get('code')
    expect(code, landed.href).not.toBeNull()
    return client.ask<MsalTold>('byCode', { ...wish, code, verifier })
  }, isNewBrowser)
}

/** With exactly one approval, and that a new one. */
async function fresh<T>(act: () => Promise<T>, isNewBrowser = true): Promise<T> {
  if (isNewBrowser) person = aPersonAtBrowser(relyingParty, authenticator)
  const before = person.approved.length
  const done = await act()
  const [shown, ...more] = person.approved.slice(before)
  expect(more).toEqual([])
  expect(shown?.id).toBeDefined()
  expect(approvals).not.toContain(shown?.id)
  approvals.push(shown?.id ?? '')
  return done
}

function expectAccount({ account }: MsalTold): void {
  const [tenant] = relyingParty.tenants
  const { id, name, displayName } = relyingParty.user('adele@contoso.com')
  expect(account).toMatchObject({
    homeAccountId: `${id}.${tenant?.id ?? ''}`,
    localAccountId: id,
    realm: tenant?.id,
    username: name,
    name: displayName,
    idTokenClaims: {
      iss: relyingParty.issuer(),
      ...{ oid: id, tid: tenant?.id, preferred_username: name, ver: '2.0' },
      ...{ amr: ['swk', 'user', 'mfa'], acr: '2' },
    },
  })
}
