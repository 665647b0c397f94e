/** What the provider remembers is there after a restart, the same in both stores. @module */
import { describe, expect, test } from 'vitest'
import type { Tables } from '../../../src/main/relying-party/tables'
import * as make from '../../support/records'
import { storeKinds } from '../../support/stores'

type Work = (tables: Tables) => unknown
const decisions = { run: (tables: Tables, work: Work): unknown => work(tables) }
const record = {
  ...{ tenant: 'tenant', kind: 'RefreshToken', id: 'id', sealed: 'sealed', grant: 'grant' },
  ...{ uid: 'uid', userCode: 'code', user: 'user', usedAt: 0, expiresAt: 1_000 },
}
const interaction = {
  ...{ tenant: 'tenant', id: 'interaction', clientId: 'client', application: 'Northwind' },
  ...{ prompt: 'login' as const, hint: '', isStrong: true, user: '', returnTo: '/', result: '' },
  ...{ startedAt: 0, expiresAt: 1_000 },
} as const

describe.each(storeKinds)('$name', (kind) => {
  test('O1 what works once works once; what is revoked or over is gone', async () => {
    await using opened = kind.open(decisions)
    const { store } = opened
    const run = (work: Work) => store.decide('run', work)
    await run((tables) => {
      tables.putTenant(make.aTenant())
      tables.putOpenId(record)
      tables.putOpenId({ ...record, id: 'other', grant: '', user: '', uid: '', userCode: '' })
      tables.putInteraction(interaction)
      tables.putSigningKey({ tenant: 'tenant', id: 'key', sealedKey: 'sealed', createdAt: 1 })
    })
    expect(await store.find.openId('tenant', 'RefreshToken', 'id')).toEqual(record)
    expect(await store.find.openIdByUid('tenant', 'RefreshToken', 'uid')).toEqual(record)
    expect(await store.find.openIdByUserCode('tenant', 'RefreshToken', 'code')).toEqual(record)
    expect(await store.find.openIdByUid('tenant', 'Session', 'uid')).toBeUndefined()
    expect(await store.find.openIdByUid('tenant', 'RefreshToken', '')).toBeUndefined()
    expect(await store.find.openIdOf('tenant', 'user', 'RefreshToken')).toEqual([record])
    expect(await store.find.openIdOf('tenant', 'user', 'Session')).toEqual([])
    expect(await store.find.openIdOf('tenant', '', 'RefreshToken')).toEqual([])
    expect(await store.find.openIdOfKind('tenant', 'RefreshToken')).toHaveLength(2)
    expect(await store.find.openIdOfKind('tenant', 'Session')).toEqual([])
    expect(await store.find.signingKeys('tenant')).toHaveLength(1)
    const use = (tables: Tables) => tables.useOpenId('tenant', 'RefreshToken', 'id', 5)
    expect([await run(use), await run(use)]).toEqual([true, false])
    const end = (tables: Tables) => tables.endInteraction('tenant', 'interaction', '{}')
    expect([await run(end), await run(end)]).toEqual([true, false])
    expect(await run((tables) => tables.deleteOpenIdOfGrant('tenant', ''))).toBe(0)
    expect(await run((tables) => tables.deleteOpenIdOf('tenant', ''))).toBe(0)
    expect(await run((tables) => tables.deleteOpenIdOfGrant('tenant', 'grant'))).toBe(1)
    await run((tables) => {
      tables.sweepOpenId(999)
    })
    expect(await store.find.openId('tenant', 'RefreshToken', 'other')).not.toBeUndefined()
    await run((tables) => {
      tables.sweepOpenId(1_000)
    })
    expect(await store.find.openId('tenant', 'RefreshToken', 'other')).toBeUndefined()
    expect(await store.find.interaction('tenant', 'interaction')).toBeUndefined()
  })
})
