/** What the policy reads of people, and what the store remembers, is the same in every store. @module */
import { describe, expect, test } from 'vitest'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { Tables } from '../../src/main/relying-party/tables'
import * as make from '../support/records'
import { storeKinds, type StoreKind } from '../support/stores'

type Work = (tables: Tables) => unknown
const decisions = { run: (tables: Tables, work: Work): unknown => work(tables) }
const { at } = make

function aStore(kind: StoreKind) {
  const opened = kind.open(decisions)
  return {
    ...opened,
    run: (work: Work) => opened.store.decide('run', work),
    find: opened.store.find,
  }
}

const withAttempt: Work = (tables) => {
  tables.putDevice(make.aDevice())
  tables.putCredential(make.aCredential())
  tables.insertAttempt(make.anAttempt())
  tables.insertRequest(make.aRequest())
}

describe.each(storeKinds)('$name', (kind) => {
  test('R8 how a person stands is one read of all that weighs', async () => {
    await using world = aStore(kind)
    const { find, run } = world
    const standing = () => find.standing('tenant', 'user', 'user/unknown')
    const { id, name, displayName, disabled, federated, onPremisesMfa, passwordHash } = make.aUser()
    await run((tables) => {
      tables.putTenant(make.aTenant())
      tables.putUser(make.aUser({ kind: 'guest', defaultMethod: 'code' }))
    })
    const nothing = {
      user: {
        id,
        name,
        displayName,
        disabled,
        kind: 'guest',
        federated,
        onPremisesMfa,
        passwordHash,
        defaultMethod: 'code',
      },
      directGroups: [],
      authenticators: [],
      guard: { wrongNumbers: 0, pausedUntil: 0 },
      passwordGuard: {
        ...{ wrongPasswords: 0, passwordNotBefore: 0, passwordHourAt: 0, passwordHourCount: 0 },
      },
      pass: undefined,
      pendingUntil: 0,
    }
    expect(await standing()).toEqual(nothing)
    expect(await find.standing('tenant', 'nobody', 'user/unknown')).toBeUndefined()
    expect(await find.standing('other', 'user', 'user/unknown')).toBeUndefined()

    await run((tables) => {
      withAttempt(tables)
      tables.putDevice(make.aDevice({ id: 'bare', thumbprint: 'bare', version: '2 beta' }))
      tables.putDevice(make.aDevice({ id: 'gone', thumbprint: 'gone', state: 'removed' }))
      tables.putOneTimeCode({
        ...{ tenant: 'tenant', device: 'bare', user: 'user', sealedSecret: '', createdAt: at },
        lastStep: 0,
      })
      tables.putGuard(make.aGuard({ wrongNumbers: 2, pausedUntil: at }))
      tables.putGuard(make.aGuard({ subject: 'user/unknown', wrongPasswords: 3 }))
      tables.putTemporaryAccessPass({
        ...{ tenant: 'tenant', id: 'pass', user: 'user', passHash: 'hash', createdAt: at },
        ...{ startsAt: at, lifetimeMs: 60_000, usableOnce: true, usedAt: 0 },
      })
      for (const group of ['below', 'above']) {
        tables.putGroup({ tenant: 'tenant', id: group, displayName: group, description: '' })
      }
      tables.putGroupMember({ tenant: 'tenant', group: 'below', member: 'user', kind: 'user' })
      tables.putGroupMember({ tenant: 'tenant', group: 'above', member: 'below', kind: 'group' })
    })
    const now = await standing()
    expect(now).toMatchObject({
      directGroups: ['below'],
      guard: { wrongNumbers: 2, pausedUntil: at },
      passwordGuard: { ...nothing.passwordGuard, wrongPasswords: 3 },
      pass: { startsAt: at, lifetimeMs: 60_000, usableOnce: true, usedAt: 0 },
      pendingUntil: make.anAttempt().expiresAt,
    })
    const byId = [...(now?.authenticators ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId).toEqual([
      { id: 'bare', version: '2 beta', hasCredential: false, hasCode: true },
      { id: 'device', version: '1.0.0', hasCredential: true, hasCode: false },
    ])
    expect([...(await find.withGroupsAbove('tenant', ['below']))].sort()).toEqual([
      'above',
      'below',
    ])
    expect(await find.directGroupsOf('tenant', 'below')).toEqual(['above'])
    expect(await find.credentialHolders('tenant', { after: '', startsWith: '', limit: 5 })).toEqual(
      [await find.user('tenant', 'user')],
    )
  })

  test('R3 what is remembered of tenants, policies and groups is as it is now', async () => {
    await using world = aStore(kind)
    const { find, run } = world
    const policyOf = (version: number) => ({
      ...{ tenant: 'tenant', policy: defaultMethodsPolicy, version, changedAt: at },
    })
    await run((tables) => {
      tables.putTenant(make.aTenant())
      tables.putUser(make.aUser())
      for (const id of ['one', 'two', 'three']) {
        tables.putGroup({ tenant: 'tenant', id, displayName: id, description: '' })
      }
      tables.putGroupMember({ tenant: 'tenant', group: 'one', member: 'user', kind: 'user' })
    })
    const look = async () => [
      (await find.tenant('tenant'))?.name,
      (await find.tenantByDomain('contoso.com'))?.name,
      (await find.policy('tenant'))?.version,
      [...(await find.groupsOf('tenant', 'user'))].sort(),
    ]
    expect(await look()).toEqual(['Contoso', 'Contoso', undefined, ['one']])
    await run((tables) => {
      tables.putTenant(make.aTenant({ name: 'Renamed' }))
      tables.putPolicy(policyOf(1))
      tables.putGroupMember({ tenant: 'tenant', group: 'two', member: 'one', kind: 'group' })
    })
    const changed = ['Renamed', 'Renamed', 1, ['one', 'two']]
    expect(await look()).toEqual(changed)
    await expect(
      run((tables) => {
        tables.putTenant(make.aTenant({ name: 'Taken back' }))
        tables.putPolicy(policyOf(2))
        tables.putGroupMember({ tenant: 'tenant', group: 'three', member: 'two', kind: 'group' })
        expect(tables.tenant('tenant')?.name).toBe('Taken back')
        expect(tables.policy('tenant')?.version).toBe(2)
        expect(tables.groupsOf('tenant', 'user')).toContain('three')
        throw new Error('taken back')
      }),
    ).rejects.toThrow()
    expect(await look()).toEqual(changed)
    await run((tables) => {
      tables.deletePolicy('tenant')
      tables.deleteGroupMember('tenant', 'two', 'one')
    })
    expect(await look()).toEqual(['Renamed', 'Renamed', undefined, ['one']])
    await run((tables) => {
      tables.deleteGroup('tenant', 'one')
    })
    expect((await look())[3]).toEqual([])
  })
})
