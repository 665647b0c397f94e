/** One word for all stores about applications. @module */
import { describe, expect, test } from 'vitest'
import type { Tables } from '../../src/main/relying-party/tables'
import * as make from '../support/records'
import { storeKinds, type StoreKind } from '../support/stores'

type Work = (tables: Tables) => unknown
const decisions = { run: (tables: Tables, work: Work): unknown => work(tables) }
const all = { after: '', startsWith: '', limit: 100 }

const payroll = make.anApplication()
const everywhere = make.anApplication({
  ...{ tenant: 'elsewhere', clientId: 'everywhere', signInAudience: 'AzureADMultipleOrgs' },
  ...{ isFallbackPublicClient: true, secrets: [], postLogoutRedirectUris: [] },
})

async function aStore(kind: StoreKind) {
  const opened = kind.open(decisions)
  const run = (work: Work) => opened.store.decide('run', work)
  await run((tables) => {
    tables.putTenant(make.aTenant())
    tables.putTenant(make.aTenant({ id: 'elsewhere', domain: 'wingtiptoys.com' }))
    tables.putApplication(payroll)
    tables.putApplication(everywhere)
  })
  return { ...opened, run, find: opened.store.find }
}

describe.each(storeKinds)('$name', (kind) => {
  test('O2 an application comes back whole, by its id and by its client id, of its tenant alone', async () => {
    await using world = await aStore(kind)
    const { find } = world
    expect(await find.application('tenant', 'application')).toEqual(payroll)
    expect(await find.application('elsewhere', 'application')).toEqual(everywhere)
    expect(await find.application('tenant', 'client')).toBeUndefined()
    expect(await find.applicationByClientId('tenant', 'client')).toEqual(payroll)
    expect(await find.applicationByClientId('elsewhere', 'client')).toBeUndefined()
    expect(await find.applicationByClientId('tenant', 'everywhere')).toBeUndefined()
  })

  test('O2 every tenant finds an application whose audience is every tenant, and no other', async () => {
    await using world = await aStore(kind)
    const { find } = world
    expect(await find.multiTenantApplication('everywhere')).toEqual(everywhere)
    expect(await find.multiTenantApplication('client')).toBeUndefined()
    expect(await find.multiTenantApplication('application')).toBeUndefined()
    expect(await find.clientIdExists('client')).toBe(true)
    expect(await find.clientIdExists('application')).toBe(false)
  })

  test('O2 applications come in portions, are replaced, and go', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const renamed = make.anApplication({ displayName: 'Wages', secrets: [] })
    await run((tables) => {
      tables.putApplication(make.anApplication({ id: 'a', clientId: 'a' }))
      tables.putApplication(make.anApplication({ id: 'b', clientId: 'b' }))
      tables.putApplication(renamed)
    })
    const ids = async (portion: Partial<typeof all>) =>
      (await find.applications('tenant', { ...all, ...portion })).map(({ id }) => id)
    expect(await ids({})).toEqual(['a', 'application', 'b'])
    expect(await ids({ limit: 1, after: 'a' })).toEqual(['application'])
    expect(await ids({ startsWith: 'b' })).toEqual(['b'])
    expect(await find.application('tenant', 'application')).toEqual(renamed)
    expect(await find.applicationCount('tenant')).toBe(3)
    await run((tables) => tables.deleteApplication('tenant', 'application'))
    expect(await ids({})).toEqual(['a', 'b'])
    expect(await find.applicationCount('elsewhere')).toBe(1)
  })

  test('O2 no two applications have one client id, also not in two tenants', async () => {
    await using world = await aStore(kind)
    const taken = make.anApplication({ tenant: 'elsewhere', id: 'another' })
    await expect(world.run((tables) => tables.putApplication(taken))).rejects.toThrow(/unique/i)
    expect(await world.find.application('elsewhere', 'another')).toBeUndefined()
  })

  test('O2 whoever registers applications has a role of their own', async () => {
    await using world = await aStore(kind)
    const role = { tenant: 'tenant', user: 'user', role: 'applicationAdministrator' } as const
    await world.run((tables) => {
      tables.putUser(make.aUser())
      tables.assignRole(role)
    })
    expect(await world.find.roleAssignments('tenant')).toEqual([role])
  })
})
