/** Microsoft's own client, unmodified, adds people, changes and deletes them; what is not done here is refused in words. @module */
import { beforeAll, expect, test } from 'vitest'
import { aGraphClient, buildGraphClient, type GraphClient } from '../../support/graph-client'
import { aPageOverHttps } from '../../support/page-over-https'
import { ensureBuilt, startRelyingParty } from '../../support/relying-party-process'

beforeAll(async () => {
  await Promise.all([ensureBuilt(), buildGraphClient()])
}, 300_000)

const password = 'quiet-harbour-lantern-88'
const nina = {
  accountEnabled: true,
  displayName: 'Nina Moreau',
  mailNickname: 'nina',
  userPrincipalName: 'Nina@contoso.com',
  passwordProfile: { password, forceChangePasswordNextSignIn: false },
}

interface User {
  readonly id: string
  readonly [member: string]: unknown
}

test('R4 Microsoft’s client adds somebody, who signs in, is changed, is deleted and is gone', async () => {
  await using server = await startRelyingParty()
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const made = await client.value<User>({ act: 'post', path: '/users', body: nina })
  expect(made).toMatchObject({
    '@odata.context': expect.stringMatching(/\$metadata#users\/\$entity$/) as string,
    ...{ userPrincipalName: 'nina@contoso.com', displayName: 'Nina Moreau' },
  })
  expect(JSON.stringify(made)).not.toContain(password)
  const path = `/users/${made.id}`
  const page = aPageOverHttps(server.ready, 'contoso.com')
  await page.ask('begin', { name: 'nina@contoso.com' })
  expect(await page.ask('password', { password })).toMatchObject({ state: { step: 'signed-in' } })

  const patch = { displayName: 'N. Moreau', accountEnabled: false }
  expect(await client.value({ act: 'patch', path, body: patch })).toBeNull()
  const members = '$select=id,displayName,accountEnabled,mailNickname,userType'
  expect(await client.value({ act: 'get', path: `${path}?${members}` })).toMatchObject({
    ...{ ...patch, id: made.id, mailNickname: 'nina', userType: 'Member' },
  })
  // What was read can be sent back as it is.
  const whole = await client.value<User>({ act: 'get', path: '/users/nina@contoso.com' })
  const { id, mail, ...body } = whole
  expect([id, mail]).toEqual([made.id, 'nina@contoso.com'])
  expect(await client.value({ act: 'patch', path, body })).toBeNull()

  expect(await client.value({ act: 'delete', path })).toBeNull()
  const missing = { met: 'error', status: 404, code: 'Request_ResourceNotFound' }
  for (const act of ['get', 'delete'] as const) {
    expect(await client.met({ act, path })).toMatchObject(missing)
  }
  expect(await client.met({ act: 'patch', path, body: patch })).toMatchObject(missing)
  const audits = await client.value<{ readonly value: readonly User[] }>({
    ...{ act: 'get', path: "/auditLogs/directoryAudits?$filter=category eq 'UserManagement'" },
  })
  expect(audits.value.map((row) => row['activityDisplayName']).reverse()).toEqual([
    ...['Add user', 'Update user', 'Disable account', 'Delete user'],
  ])
})

const refused = async (client: GraphClient, change: object) => {
  const met = await client.met({ act: 'post', path: '/users', body: { ...nina, ...change } })
  if (met.met !== 'error') throw new Error('somebody was added')
  expect([met.status, met.code]).toEqual([400, 'Request_BadRequest'])
  return met.message
}

test('R4 what cannot be done is refused in Graph’s words, and what we do not keep by its name', async () => {
  await using server = await startRelyingParty()
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const of = (name: string) => ({ userPrincipalName: name, mailNickname: name.split('@')[0] })
  const profile = (change: object) => ({ passwordProfile: { password, ...change } })
  const cases: readonly (readonly [object, string])[] = [
    [of('balas@contoso.com'), 'Another object with the same value for property userPrincipalName'],
    [of('nina@proseware.com'), 'The domain portion of the userPrincipalName property is invalid'],
    [profile({ password: 'short' }), 'does not comply with password complexity requirements'],
    [{ passwordProfile: null }, "The property 'passwordProfile' is required"],
    [of('nina@fabrikam.com'), "The property 'passwordProfile' is not allowed"],
    [profile({ forceChangePasswordNextSignIn: true }), 'cannot be true here'],
    [profile({ forceChangePasswordNextSignInWithMfa: true }), 'cannot be true here'],
    [{ mailNickname: 'other' }, "The property 'mailNickname' has to be what"],
    [{ usageLocation: 'NL' }, "The property 'usageLocation' is one of Graph's that is not kept"],
    [{ nonsense: 1 }, "The property 'nonsense' does not exist on this type"],
    [{ displayName: undefined }, "The property 'displayName' is required"],
    [{ accountEnabled: 'yes' }, "The property 'accountEnabled' has a value that is not allowed"],
  ]
  for (const [change, words] of cases) expect(await refused(client, change)).toContain(words)
  console.log(`FIGURE R4 ${cases.length} ways in which nobody is added, each with its words`)

  const path = '/users/balas@contoso.com'
  for (const [body, words] of [
    [{ userPrincipalName: 'bala@contoso.com' }, "'userPrincipalName' is not changed here"],
    [{ userType: 'Guest' }, "'userType' is not changed here"],
    [{ passwordProfile: { password: 'short' } }, 'does not comply with password complexity'],
    [{ passwordProfile: {} }, "The property 'passwordProfile.password' is required"],
    [{ passwordProfile: { password, forceChangePasswordNextSignIn: true } }, 'cannot be true here'],
    [{ givenName: 'Bala' }, "'givenName' is one of Graph's that is not kept"],
  ] as const) {
    const met = await client.met({ act: 'patch', path, body })
    expect(met).toMatchObject({ status: 400, message: expect.stringContaining(words) as string })
  }

  // Somebody of a federated domain has no password here.
  const { passwordProfile, ...lee } = { ...nina, ...of('lee@fabrikam.com') }
  expect(passwordProfile.password).toBe(password)
  expect(await client.value({ act: 'post', path: '/users', body: lee })).toMatchObject({
    ...{ userPrincipalName: 'lee@fabrikam.com' },
  })
})

test('R4 Microsoft’s client sets a password: it signs in, the old one does not, and nobody stays signed in', async () => {
  await using server = await startRelyingParty()
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const signIn = async (text: string) => {
    const page = aPageOverHttps(server.ready, 'contoso.com')
    await page.ask('begin', { name: 'balas@contoso.com' })
    return { page, met: await page.ask('password', { password: text }) }
  }
  const before = await signIn('copper-lantern-river-41')
  expect(before.met).toMatchObject({ state: { step: 'signed-in' } })
  const body = { displayName: 'Bala S.', passwordProfile: nina.passwordProfile }
  expect(await client.value({ act: 'patch', path: '/users/balas@contoso.com', body })).toBeNull()
  expect(await before.page.ask('state')).toMatchObject({ state: { step: 'name' } })
  expect((await signIn(password)).met).toMatchObject({ state: { step: 'signed-in' } })
  await expect(signIn('copper-lantern-river-41')).rejects.toThrow('password-wrong')

  for (const [name, words] of [
    ['kim@fabrikam.com', 'their own identity provider'],
    ['guest@proseware.com', 'their own organization'],
  ] as const) {
    const profile = { passwordProfile: nina.passwordProfile }
    const met = await client.met({ act: 'patch', path: `/users/${name}`, body: profile })
    expect(met).toMatchObject({ status: 400, message: expect.stringContaining(words) as string })
  }
  const audits = await client.value<{ readonly value: readonly User[] }>({
    ...{ act: 'get', path: "/auditLogs/directoryAudits?$filter=category eq 'UserManagement'" },
  })
  expect(audits.value.map((row) => row['activityDisplayName']).reverse()).toEqual([
    ...['Update user', 'Reset user password'],
  ])
})
