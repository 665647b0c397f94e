/** Microsoft's own client, unmodified, at the real server: policy, people, methods, logs, pages and errors. @module */
import { beforeAll, expect, test } from 'vitest'
import type { TenantFile } from '../../../src/protocol/tenant-file'
import { connectOverHttps } from '../../support/device-over-https'
import { aGraphClient, buildGraphClient } from '../../support/graph-client'
import { aPageOverHttps } from '../../support/page-over-https'
import { ask } from '../../support/plain-requests'
import { ensureBuilt, startRelyingParty, targetOf } from '../../support/relying-party-process'

const authenticator =
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/microsoftAuthenticator'
const type = '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration'

beforeAll(async () => {
  await Promise.all([ensureBuilt(), buildGraphClient()])
}, 300_000)

interface Configuration {
  readonly state: string
  readonly includeTargets: readonly { readonly id: string; readonly authenticationMode: string }[]
  readonly featureSettings: Readonly<Record<string, { readonly state: string }>>
}
interface Listed {
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly '@odata.nextLink'?: string
}

test('R4 Microsoft’s client reads, changes and resets the policy, in v1.0 and beta', async () => {
  await using server = await startRelyingParty()
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const read = (version: 'v1.0' | 'beta' = 'v1.0') =>
    client.value<Configuration>({ act: 'get', path: authenticator, version })

  const first = await read()
  expect(first).toMatchObject({ '@odata.type': type, id: 'MicrosoftAuthenticator' })
  expect(Object.keys(first.featureSettings)).toEqual([
    ...['displayAppInformationRequiredState', 'displayLocationInformationRequiredState'],
  ])
  expect(Object.keys((await read('beta')).featureSettings)).toHaveLength(4)

  const group = 'c0a57050-0000-4000-8000-000000006001'
  const includeTargets = [{ targetType: 'group', id: group, authenticationMode: 'deviceBasedPush' }]
  const shown = { state: 'enabled' }
  const body = {
    '@odata.type': type,
    includeTargets,
    featureSettings: { displayAppInformationRequiredState: shown },
  }
  expect(await client.value({ act: 'patch', path: authenticator, body })).toBeNull()
  const changed = await read()
  expect(changed.includeTargets).toEqual([{ ...includeTargets[0], isRegistrationRequired: false }])
  expect(changed.featureSettings['displayAppInformationRequiredState']).toEqual({
    ...shown,
    includeTarget: { targetType: 'group', id: 'all_users' },
    excludeTarget: { targetType: 'group', id: '00000000-0000-0000-0000-000000000000' },
  })

  // What is sent of featureSettings takes the place of the whole.
  const other = { displayLocationInformationRequiredState: shown }
  await client.value({
    ...{ act: 'patch', path: authenticator },
    body: { '@odata.type': type, featureSettings: other },
  })
  const { featureSettings } = await read()
  expect(featureSettings['displayAppInformationRequiredState']?.state).toBe('default')
  expect(featureSettings['displayLocationInformationRequiredState']?.state).toBe('enabled')

  // What was read can be sent back as it is.
  const whole = await read('beta')
  await client.value({ act: 'patch', path: authenticator, version: 'beta', body: whole })
  expect(await read('beta')).toEqual(whole)

  expect(await client.value({ act: 'delete', path: authenticator })).toBeNull()
  expect(await read()).toEqual(first)

  const untyped = await client.met({
    act: 'patch',
    path: authenticator,
    body: { state: 'enabled' },
  })
  expect(untyped).toMatchObject({ met: 'error', status: 400, code: 'Request_BadRequest' })
  expect(JSON.stringify(untyped)).toContain('@odata.type')
  const missing = await client.met({ act: 'get', path: '/users/nobody@contoso.com' })
  expect(missing).toMatchObject({ met: 'error', status: 404, code: 'Request_ResourceNotFound' })
  const none = await client.met({ act: 'get', path: '/organization' })
  expect(none).toMatchObject({ met: 'error', status: 404, code: 'Request_ResourceNotFound' })
  const policy = await client.value<Readonly<Record<string, unknown>>>({
    ...{ act: 'get', path: '/policies/authenticationMethodsPolicy' },
  })
  expect(policy['@odata.context']).toBe(
    `${server.ready.origin}/c0a57050-0000-4000-8000-000000000001/graph/v1.0/$metadata#authenticationMethodsPolicy`,
  )
  const audits = await client.value<Listed>({
    ...{ act: 'get', path: "/auditLogs/directoryAudits?$filter=category eq 'Policy'&$top=1" },
  })
  expect(audits.value).toMatchObject([
    {
      ...{ activityDisplayName: 'Authentication Methods Policy Update', result: 'success' },
      initiatedBy: { app: { displayName: 'admin-token' } },
    },
  ])
  expect(audits['@odata.nextLink']).toBeDefined()
})

test('R4 its page iterator goes through 250 people, and what was imported is what it finds', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  const path = '/admin/tenants/contoso.com/file'
  const headers = {
    Authorization: `Bearer ${server.ready.adminToken}`,
    'Content-Type': 'application/json',
  }
  const before = await ask(target, { path, headers })
  const file = JSON.parse(before.body) as TenantFile
  const people = Array.from({ length: 250 - file.users.length }, (_, i) => ({
    id: `0b8f2c4e-7a1d-4f0e-9c3b-${String(i).padStart(12, '0')}`,
    name: `person${i}@contoso.com`,
    displayName: `Person ${i}`,
  }))
  const body = JSON.stringify({ ...file, users: [...file.users, ...people] })
  const imported = await ask(target, { method: 'PUT', path, headers, body })
  expect(imported.status).toBe(200)

  await using client = await aGraphClient(server.ready, 'contoso.com')
  const all = await client.value<{ ids: readonly string[]; isComplete: boolean }>({
    ...{ act: 'pages', path: '/users?$top=40&$select=id' },
  })
  expect(all.isComplete).toBe(true)
  expect(all.ids).toHaveLength(250)
  expect(new Set(all.ids).size).toBe(250)
  const some = await client.value<{ ids: readonly string[] }>({
    ...{ act: 'pages', path: "/users?$filter=startswith(displayName,'Person 1')&$top=7" },
  })
  expect(some.ids).toHaveLength(111)
  const counted = await client.value<Readonly<Record<string, unknown>>>({
    ...{ act: 'get', path: '/users?$count=true&$top=1' },
  })
  expect(counted['@odata.count']).toBe(250)
  console.log('FIGURE R4 250 people in pages of 40 by PageIterator, 111 of a filter in pages of 7')
})

test('R4 a deleted Authenticator is cut off at once', async () => {
  await using server = await startRelyingParty()
  const target = { ...(await targetOf(server.ready)), origin: server.ready.origin }
  const page = aPageOverHttps(server.ready, 'contoso.com')
  const device = await connectOverHttps(target, await page.invite('balas@contoso.com'))
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const path = '/users/balas@contoso.com/authentication/microsoftAuthenticatorMethods'
  const { value } = await client.value<Listed>({ act: 'get', path })
  expect(value).toHaveLength(1)
  const [method] = value
  const id = String(method?.['id'])
  expect(method).toMatchObject({
    '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
    createdDateTime: expect.stringMatching(/Z$/) as string,
  })
  const details = await client.value<Listed>({
    act: 'get',
    path: "/reports/authenticationMethods/userRegistrationDetails?$filter=userPrincipalName eq 'balas@contoso.com'",
  })
  expect(details.value).toMatchObject([
    {
      isPasswordlessCapable: true,
      methodsRegistered: [
        ...['microsoftAuthenticatorPush', 'microsoftAuthenticatorPasswordless'],
        'softwareOneTimePasscode',
      ],
    },
  ])
  const begun = performance.now()
  expect(await client.value({ act: 'delete', path: `${path}/${id}` })).toBeNull()
  const code = await device.closed
  const took = performance.now() - begun
  console.log(`FIGURE R4 connection of a deleted device closed in ${took.toFixed(0)} ms`)
  expect(code).toBe(1001)
  expect(device.frames.map(({ type: kind }) => kind)).toEqual(['hello', 'proved', 'revoked'])
  expect(await client.value<Listed>({ act: 'get', path })).toMatchObject({ value: [] })
  const again = await client.met({ act: 'delete', path: `${path}/${id}` })
  expect(again).toMatchObject({ met: 'error', status: 404 })
})

test('R4 Microsoft’s client reads the rows of sign-ins that people made, one by one and by filter', async () => {
  await using server = await startRelyingParty()
  const page = aPageOverHttps(server.ready, 'contoso.com')
  await page.signInByPassword('balas@contoso.com')
  const other = aPageOverHttps(server.ready, 'contoso.com')
  await other.ask('begin', { name: 'omar@contoso.com' })
  await expect(other.ask('password', { password: 'not-the-password' })).rejects.toThrow('403')
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const all = await client.value<Listed>({
    ...{ act: 'get', path: '/auditLogs/signIns?$orderby=createdDateTime desc' },
  })
  expect(all.value).toMatchObject([
    { userPrincipalName: 'omar@contoso.com', status: { errorCode: 50126 } },
    {
      userPrincipalName: 'balas@contoso.com',
      userDisplayName: 'Bala Sandhu',
      status: { errorCode: 0 },
      isInteractive: true,
    },
  ])
  const [, first] = all.value
  const id = String(first?.['id'])
  expect(await client.value({ act: 'get', path: `/auditLogs/signIns/${id}` })).toMatchObject({
    ...{ id, createdDateTime: expect.stringMatching(/Z$/) as string },
  })
  for (const [filter, found] of [
    ["userPrincipalName eq 'balas@contoso.com'", 1],
    ['status/errorCode ne 0', 1],
    ["startswith(userPrincipalName,'o')", 1],
    ["createdDateTime ge 2001-01-01T00:00:00Z and userPrincipalName eq 'nobody@contoso.com'", 0],
  ] as const) {
    const some = await client.value<Listed>({
      ...{ act: 'get', path: `/auditLogs/signIns?$filter=${filter}` },
    })
    expect(some.value, filter).toHaveLength(found)
  }
  const paged = await client.value<{ ids: readonly string[] }>({
    ...{ act: 'pages', path: '/auditLogs/signIns?$top=1' },
  })
  expect(paged.ids).toEqual(all.value.map((row) => row['id']))
})

test('R4 Microsoft’s client sets what a person is asked by first', async () => {
  await using server = await startRelyingParty()
  const target = { ...(await targetOf(server.ready)), origin: server.ready.origin }
  const page = aPageOverHttps(server.ready, 'contoso.com')
  await connectOverHttps(target, await page.invite('balas@contoso.com'))
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const path = '/users/balas@contoso.com/authentication/signInPreferences'
  const body = { userPreferredMethodForSecondaryAuthentication: 'oath' }
  expect(await client.value({ act: 'patch', version: 'beta', path, body })).toBeNull()
  expect(await client.value({ act: 'get', version: 'beta', path })).toMatchObject(body)
  const people = await client.value<Listed>({
    ...{ act: 'get', path: '/users?$orderby=displayName desc&$top=1&$select=displayName' },
  })
  expect(people.value).toEqual([{ displayName: 'Pat Coleman (guest)' }])
})
