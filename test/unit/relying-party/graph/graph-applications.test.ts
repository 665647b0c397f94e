/** Graph's `applications`: shapes, refusals in Graph's words, and who may give what. @module */
import { expect, test } from 'vitest'
import { dayMs, type Permission, permissions } from '#protocol/application'
import type { GraphCaller } from '../../../../src/main/relying-party/graph/access'
import {
  fromResourceAccess,
  toResourceAccess,
} from '../../../../src/main/relying-party/graph/application-permissions'
import { askGraph, graphValue, type GraphWish } from '../../../support/graph-world'
import { aWorld, contoso, type World } from '../../../support/relying-party-world'

interface Shown {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly web: { readonly redirectUris: readonly string[]; readonly logoutUrl: string | null }
  readonly spa: { readonly redirectUris: readonly string[] }
  readonly passwordCredentials: readonly { readonly keyId: string; readonly hint: string }[]
  readonly requiredResourceAccess: readonly unknown[]
}
interface Secret {
  readonly keyId: string
  readonly secretText: string
  readonly startDateTime: string
  readonly endDateTime: string
}

const create = (world: World, body: object, caller?: GraphCaller) =>
  graphValue<Shown>(world, 'createApplication', {
    body: { displayName: 'Stock', ...body },
    ...(caller === undefined ? {} : { caller }),
  })
const message = async (world: World, name: Parameters<typeof askGraph>[1], wish: GraphWish) => {
  const answer = await askGraph(world, name, wish)
  return answer.outcome === 'refused' ? `${answer.status} ${answer.message}` : answer.outcome
}
const callback = 'https://stock.contoso.com/callback'

test('O2 an application is made, found both ways, changed within and deleted', async () => {
  const world = await aWorld()
  const made = await create(world, {
    web: { redirectUris: [callback] },
    spa: { redirectUris: ['http://localhost:4200'] },
    requiredResourceAccess: toResourceAccess(['User.Read.All']),
  })
  expect(made).toMatchObject({
    ...{ displayName: 'Stock', signInAudience: 'AzureADMyOrg', isFallbackPublicClient: false },
    ...{ passwordCredentials: [], deletedDateTime: null, identifierUris: [] },
    requiredResourceAccess: toResourceAccess(['User.Read.All']),
  })
  const { '@odata.context': context, ...rest } = made as Shown & Record<string, unknown>
  expect(context).toBe(
    `https://localhost:7443/${contoso}/graph/v1.0/$metadata#applications/$entity`,
  )
  expect(await graphValue(world, 'getApplication', { key: made.id })).toMatchObject(rest)
  const byAppId = { key: made.appId.toUpperCase() }
  expect(await graphValue(world, 'getApplicationByAppId', byAppId)).toMatchObject(rest)

  const body = { web: { logoutUrl: 'https://stock.contoso.com/out' }, displayName: 'Stocks' }
  expect(await message(world, 'updateApplication', { key: made.id, body })).toBe('nothing')
  expect(await graphValue(world, 'getApplication', { key: made.id })).toMatchObject({
    displayName: 'Stocks',
    web: { redirectUris: [callback], logoutUrl: 'https://stock.contoso.com/out' },
    spa: { redirectUris: ['http://localhost:4200'] },
  })
  const clearing = { web: { logoutUrl: null, redirectUris: [] }, isFallbackPublicClient: null }
  await askGraph(world, 'updateApplicationByAppId', { key: made.appId, body: clearing })
  expect(await graphValue(world, 'getApplication', { key: made.id })).toMatchObject({
    web: { redirectUris: [], logoutUrl: null },
  })
  expect(await message(world, 'deleteApplicationByAppId', { key: made.appId })).toBe('nothing')
  expect(await message(world, 'getApplication', { key: made.id })).toMatch(/^404 /)
  const elsewhere = { key: made.id, tenant: { path: 'wingtiptoys.com' } }
  const again = await create(world, {})
  expect(await message(world, 'getApplication', { ...elsewhere, key: again.id })).toMatch(/^404 /)
})

test('O2 the list is filtered, sorted and cut as other lists of Graph', async () => {
  const world = await aWorld()
  const names = async (query: Readonly<Record<string, string>>) => {
    const { value } = await graphValue<{ value: readonly Shown[] }>(world, 'listApplications', {
      query,
    })
    return value.map(({ displayName }) => displayName)
  }
  const client = 'c0a57050-0000-4000-8000-00000000a003'
  expect(await names({})).toHaveLength(5)
  expect(await names({ $filter: `appId eq '${client}'` })).toEqual(['Lab tool'])
  expect(await names({ $filter: "startswith(displayName,'pa')", $orderby: 'displayName' })).toEqual(
    ['Partner orders', 'Payroll'],
  )
  expect(await names({ $filter: "signInAudience eq 'AzureADMultipleOrgs'" })).toEqual([
    'Partner orders',
  ])
  expect(await names({ $orderby: 'displayName desc', $top: '1' })).toEqual(['Payroll'])
  const chosen = await graphValue<{ value: readonly object[] }>(world, 'listApplications', {
    query: { $select: 'appId', $top: '1' },
  })
  expect(chosen.value.map((one) => Object.keys(one))).toEqual([['appId']])
})

test('O2 a secret is shown once, lives two years where nobody says otherwise, and is removed', async () => {
  const world = await aWorld()
  const { key } = { key: (await create(world, {})).id }
  const body = { passwordCredential: { displayName: 'Server' } }
  const added = await graphValue<Secret>(world, 'addPassword', { key, body })
  expect(added.secretText).toHaveLength(43)
  expect(Date.parse(added.endDateTime) - Date.parse(added.startDateTime)).toBe(730 * dayMs)
  const shown = await graphValue<Shown>(world, 'getApplication', { key })
  expect(shown.passwordCredentials).toMatchObject([
    { keyId: added.keyId, displayName: 'Server', hint: added.secretText.slice(0, 3) },
  ])
  expect(JSON.stringify(shown)).not.toContain(added.secretText)
  expect(shown.passwordCredentials[0]).toMatchObject({ secretText: null })

  const late = { passwordCredential: { endDateTime: '2020-01-01T00:00:00Z' } }
  expect(await message(world, 'addPassword', { key, body: late })).toMatch(/^400 .*'endDateTime'/)
  const impossible = { passwordCredential: { endDateTime: '2027-02-30T99:00:00Z' } }
  expect(await message(world, 'addPassword', { key, body: impossible })).toMatch(/^400 /)
  const removal = { key, body: { keyId: added.keyId.toUpperCase() } }
  expect(await message(world, 'removePassword', removal)).toBe('nothing')
  expect(await message(world, 'removePassword', removal)).toMatch(/^400 .*'keyId'/)
})

test('O2 what cannot be is refused by the name of its property', async () => {
  const world = await aWorld()
  const refused = (body: object) =>
    message(world, 'createApplication', { body: { displayName: 'Stock', ...body } })
  const web = (...redirectUris: string[]) => refused({ web: { redirectUris } })
  expect(await web(callback, 'http://stock.contoso.com/')).toMatch(
    /^400 The value at position 1 of the property 'web.redirectUris' has the scheme http/,
  )
  expect(await web(callback, callback)).toMatch(/second time/)
  expect(await refused({ spa: { redirectUris: ['javascript:x'] } })).toMatch(/'spa.redirectUris'/)
  expect(await refused({ web: { logoutUrl: 'https://*/' } })).toMatch(/'web.logoutUrl'.*wildcard/)
  expect(await refused({ displayName: '' })).toMatch(/'displayName'/)
  expect(await refused({ displayName: 'x'.repeat(121) })).toMatch(/'displayName'/)
  expect(await refused({ displayName: 'a\u202eb' })).toMatch(/'displayName'/)
  expect(await refused({ signInAudience: 'PersonalMicrosoftAccount' })).toMatch(/'signInAudience'/)
  expect(await refused({ passwordCredentials: [] })).toMatch(/'passwordCredentials'/)
  const scope = { resourceAppId: '00000003-0000-0000-c000-000000000000' }
  const unknown = { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }
  expect(
    await refused({ requiredResourceAccess: [{ ...scope, resourceAccess: [unknown] }] }),
  ).toMatch(/'requiredResourceAccess' names a permission/)
  expect(await message(world, 'createApplication', { body: {} })).toMatch(/'displayName' is requi/)
})

test('O2 nobody gives an application what they have not', async () => {
  const world = await aWorld()
  const user = 'c0a57050-0000-4000-8000-00000000b002'
  const person = (role: 'globalAdministrator' | 'applicationAdministrator'): GraphCaller => ({
    ...{ tenant: contoso, user, permissions: 'all', roles: [role] },
  })
  const program = (...granted: Permission[]): GraphCaller => ({
    ...{ tenant: contoso, user: undefined, roles: [] },
    permissions: ['Application.ReadWrite.All', ...granted],
  })
  const body = {
    ...{ displayName: 'Stock' },
    requiredResourceAccess: toResourceAccess(['User.Read.All']),
  }
  const allowed = async (caller: GraphCaller) =>
    (await askGraph(world, 'createApplication', { caller, body })).outcome
  expect(await allowed(person('globalAdministrator'))).toBe('done')
  expect(await allowed(person('applicationAdministrator'))).toBe('refused')
  expect(await allowed(program())).toBe('refused')
  expect(await allowed(program('User.Read.All'))).toBe('done')

  const { id: key } = await create(world, body)
  for (const [caller, status] of [
    [person('applicationAdministrator'), /^403 .*permission/],
    [program(), /^403 .*permission/],
    [program('User.Read.All'), /done/],
  ] as const) {
    expect(await message(world, 'addPassword', { caller, key, body: {} })).toMatch(status)
  }
  const renamed = { caller: program(), key, body: { displayName: 'Stocks' } }
  expect(await message(world, 'updateApplication', renamed)).toBe('nothing')
})

test('O2 each permission has one id of Microsoft’s, and reads back as itself', () => {
  for (const one of permissions) {
    expect(fromResourceAccess(toResourceAccess([one, one]))).toEqual([one])
  }
  expect(fromResourceAccess(toResourceAccess(permissions))).toEqual(permissions)
  expect(fromResourceAccess([])).toEqual([])
  expect(toResourceAccess([])).toEqual([])
})
