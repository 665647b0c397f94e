/** Microsoft's Graph client with a token that Microsoft's sign-in library got: both unmodified. @module */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RelyingParty } from '../../../src/testing/api'
import { createVirtualAuthenticator, startRelyingParty } from '../../../src/testing/index'
import { type ClientProcess, startClient } from '../../support/clients/client-process'
import type { MsalNodeWish, MsalTold } from '../../support/clients/msal-node-program'
import { aPersonAtBrowser, type PersonAtBrowser } from '../../support/clients/person-at-browser'
import { registerApplication } from '../../support/clients/registered-application'
import { aGraphClient, buildGraphClient } from '../../support/graph-client'
import type { GraphAct, GraphMet } from '../../support/graph-client-program'

/** As Microsoft numbers its permissions. */
const permission = {
  readUsers: 'df021288-bdef-4463-88db-98f22de89214',
  writePolicy: '29c18626-4985-4dcd-85c0-193eef327366',
} as const
const everything = 'https://graph.microsoft.com/.default'
const policy =
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/microsoftAuthenticator'
const readUsers: GraphAct = { act: 'get', path: '/users' }
const patchPolicy: GraphAct = {
  ...{ act: 'patch', path: policy },
  body: {
    '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
    featureSettings: { displayAppInformationRequiredState: { state: 'enabled' } },
  },
}

let relyingParty: RelyingParty
let msal: ClientProcess
let person: PersonAtBrowser | undefined
const met = { done: 0, refused: 0 }

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  msal = await startClient('msal-node-program', relyingParty, (address) => {
    if (person === undefined) throw new Error('nobody is there')
    return person.open(address)
  })
  await buildGraphClient()
}, 120_000)

afterAll(async () => {
  await msal[Symbol.asyncDispose]()
  await relyingParty.close()
  console.log(
    `FIGURE G5 microsoft-graph-client with a token of msal-node: ${String(met.done)} requests done, ${String(met.refused)} without the permission refused`,
  )
})

/** What becomes of each of `acts`, by the client, with the token. */
async function atGraph(token: MsalTold, ...acts: readonly GraphAct[]): Promise<GraphMet[]> {
  const { origin, caCertificate } = relyingParty
  const ready = { origin, certificate: caCertificate.path, adminToken: token.accessToken }
  // The token says of which tenant it is, as at Microsoft.
  await using client = await aGraphClient(ready, '')
  const all: GraphMet[] = []
  for (const act of acts) all.push(await client.met(act))
  return all
}

function expectUsers(of: GraphMet | undefined): void {
  expect(of).toMatchObject({ met: 'value' })
  const { value } = (of as { readonly value: { readonly value: readonly object[] } }).value
  expect(value).toEqual(
    expect.arrayContaining([expect.objectContaining({ userPrincipalName: 'balas@contoso.com' })]),
  )
  met.done += 1
}

function expectRefused(of: GraphMet | undefined): void {
  expect(of).toMatchObject({ met: 'error', status: 403, code: 'Authorization_RequestDenied' })
  met.refused += 1
}

test('G5 by client credentials: each application does what it was granted, and no more', async () => {
  for (const [granted, mayRead, mayWrite] of [
    [[permission.readUsers, permission.writePolicy], true, true],
    [[permission.readUsers], true, false],
    [[permission.writePolicy], false, true],
  ] as const) {
    const { clientId, secret } = await registerApplication(relyingParty, {
      displayName: 'Nightly',
      permissions: granted,
    })
    const wish: MsalNodeWish = {
      ...{ authority: relyingParty.authority(), clientId, secret },
      scopes: [everything],
    }
    const token = await msal.ask<MsalTold>('clientCredentials', wish)
    expect(token.account).toBeNull()
    const again = await msal.ask<MsalTold>('clientCredentials', wish)
    expect(again).toMatchObject({ fromCache: true, accessToken: token.accessToken })
    const [read, written] = await atGraph(token, readUsers, patchPolicy)
    if (mayRead) expectUsers(read)
    else expectRefused(read)
    if (mayWrite) {
      expect(written).toEqual({ met: 'value', value: null })
      met.done += 1
    } else expectRefused(written)
  }
})

test('G5 MSAL’s client credentials are refused with another secret', async () => {
  const { clientId } = await registerApplication(relyingParty, {
    displayName: 'Nightly',
    permissions: [permission.readUsers],
  })
  const wish = { authority: relyingParty.authority(), clientId, secret: 'not-this-one' }
  await expect(
    msal.ask('clientCredentials', { ...wish, scopes: [everything] }),
  ).rejects.toMatchObject({ code: 'invalid_client' })
  met.refused += 1
})

test('G5 for a person: what was asked for, as far as their roles go', async () => {
  const { clientId } = await registerApplication(relyingParty, {
    displayName: 'Directory browser',
    publicClient: ['http://localhost'],
    permissions: [permission.readUsers, permission.writePolicy],
  })
  const as = async (name: string, ...scopes: readonly string[]): Promise<MsalTold> => {
    await using authenticator = await createVirtualAuthenticator(relyingParty, name)
    person = aPersonAtBrowser(relyingParty, authenticator)
    const wish = { authority: relyingParty.authority(), clientId, scopes }
    const token = await msal.ask<MsalTold>('interactive', wish)
    expect(token.account?.username).toBe(name)
    return token
  }
  const write = 'Policy.ReadWrite.AuthenticationMethod'
  const [read, written] = await atGraph(
    await as('adele@contoso.com', 'User.Read.All', write),
    ...[readUsers, patchPolicy],
  )
  expectUsers(read)
  expect(written).toEqual({ met: 'value', value: null })
  met.done += 1

  // An administrator, through an application that did not ask.
  const [, notAsked] = await atGraph(
    await as('adele@contoso.com', 'User.Read.All'),
    ...[readUsers, patchPolicy],
  )
  expectRefused(notAsked)
  // Asked for, by somebody who may not.
  for (const one of await atGraph(
    await as('balas@contoso.com', 'User.Read.All', write),
    ...[readUsers, patchPolicy],
  )) {
    expectRefused(one)
  }
})
