/** openid-client and oauth4webapi, unmodified: nothing that they check by themselves is switched off. @module */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RelyingParty, VirtualAuthenticator } from '../../../src/testing/api'
import { createVirtualAuthenticator, startRelyingParty } from '../../../src/testing/index'
import { clientFigure } from '../../support/clients/client-figure'
import { type ClientProcess, startClient } from '../../support/clients/client-process'
import type { Begun, OpenIdWish, SignedIn } from '../../support/clients/openid-program'
import { aPersonAtBrowser, type PersonAtBrowser } from '../../support/clients/person-at-browser'
import { registerApplication } from '../../support/clients/registered-application'

const redirectUri = 'http://localhost:3998/callback'

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
  client = await startClient('openid-program', relyingParty, (address) => person.open(address))
}, 120_000)

afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await relyingParty.close()
  console.log(`FIGURE G5 ${clientFigure('openid-client and oauth4webapi', flows, approvals)}`)
})

describe.each(['OpenIdClient', 'Oauth4webapi'])('%s', (library) => {
  test.each(['a secret', 'no secret'])(
    'O1 O3 O4 G5 discovery, code with PKCE and %s, the person, and refreshing twice',
    async (kind) => {
      const wish = await registered(kind === 'a secret')
      const first = await signIn(library, wish)
      const { id, name, displayName } = relyingParty.user('adele@contoso.com')
      const who = { oid: id, preferred_username: name, name: displayName }
      expect(first.claims).toMatchObject({
        ...{ ...who, iss: relyingParty.issuer(), ver: '2.0', tid: relyingParty.tenants[0]?.id },
        ...{ amr: ['swk', 'user', 'mfa'], acr: '2' },
      })
      expect(first.person).toMatchObject({ sub: first.claims['sub'], name: displayName })
      const { refreshToken } = first
      expect(refreshToken).not.toBe('')
      const renewed = await client.ask<SignedIn>(`refresh${library}`, { ...wish, refreshToken })
      expect(renewed.claims['sub']).toBe(first.claims['sub'])
      expect(renewed.refreshToken).not.toBe(refreshToken)
      const more = { ...wish, refreshToken: renewed.refreshToken }
      await client.ask<SignedIn>(`refresh${library}`, more)
      await expect(
        client.ask(`refresh${library}`, { ...wish, refreshToken }),
      ).rejects.toMatchObject({ code: 'invalid_grant' })
      flows += 3
    },
  )

  test('G5 prompt=login and max_age=0 are approved anew, and auth_time says when', async () => {
    const wish = await registered(true)
    const first = await signIn(library, wish)
    const begun = await begin(library, wish)
    const before = person.approved.length
    const landed = await person.open(begun.address)
    expect(person.approved).toHaveLength(before)
    const served = await finish(library, wish, begun, landed)
    expect(served.claims['auth_time']).toBe(first.claims['auth_time'])
    for (const more of [{ parameters: { prompt: 'login' } }, { maxAge: 0 }]) {
      const { claims } = await signIn(library, { ...wish, ...more }, false)
      expect(claims['amr']).toEqual(['swk', 'user', 'mfa'])
      expect(Number(claims['auth_time'])).toBeGreaterThanOrEqual(Number(first.claims['auth_time']))
      flows += 1
    }
  })

  test('G5 an answer is worth nothing to a client that did not ask for it', async () => {
    const wish = await registered(false)
    const asked = await begin(library, wish)
    const other = await begin(library, wish)
    person = aPersonAtBrowser(relyingParty, authenticator)
    const landed = await person.open(asked.address)
    const state = landed.searchParams.get('state') ?? ''
    const kept = { ...other.kept, state }
    await expect(finish(library, wish, { ...other, kept }, landed)).rejects.toMatchObject({
      code: 'invalid_grant',
    })
  })
})

async function registered(isWeb: boolean): Promise<OpenIdWish> {
  const where = isWeb ? { web: [redirectUri] } : { publicClient: [redirectUri] }
  const wish = { displayName: 'Stock', ...where }
  const { clientId, secret } = await registerApplication(relyingParty, wish)
  const issuer = relyingParty.issuer()
  return { issuer, clientId, redirectUri, ...(isWeb ? { secret } : {}) }
}

function begin(library: string, wish: OpenIdWish): Promise<Begun> {
  return client.ask(`begin${library}`, wish)
}

function finish(library: string, wish: OpenIdWish, { kept }: Begun, landed: URL) {
  return client.ask<SignedIn>(`finish${library}`, { ...wish, kept, landed: landed.href })
}

/** With exactly one approval, and that a new one. */
async function signIn(library: string, wish: OpenIdWish, isNewBrowser = true): Promise<SignedIn> {
  if (isNewBrowser) person = aPersonAtBrowser(relyingParty, authenticator)
  const before = person.approved.length
  const begun = await begin(library, wish)
  const landed = await person.open(begun.address)
  expect(landed.searchParams.get('code'), landed.href).not.toBeNull()
  const [shown, ...more] = person.approved.slice(before)
  expect(more).toEqual([])
  expect(approvals).not.toContain(shown?.id)
  approvals.push(shown?.id ?? '')
  return finish(library, wish, begun, landed)
}
