/** One word for all stores about the directory: tenants, people, groups, policy, passes, codes and the log. @module */
import { describe, expect, test } from 'vitest'
import type { SignInRecord } from '../../src/main/relying-party/sign-in-log'
import type { Tables } from '../../src/main/relying-party/tables'
import { defaultMethodsPolicy } from '../../src/protocol/methods-policy'
import { timeOrderedId } from '../../src/protocol/time-ordered-id'
import * as make from '../support/records'
import { storeKinds, type StoreKind } from '../support/stores'

type Work = (tables: Tables) => unknown
const decisions = { run: (tables: Tables, work: Work): unknown => work(tables) }
const { at } = make
const of = { tenant: 'tenant' }
const all = { after: '', startsWith: '', limit: 100 }

async function aStore(kind: StoreKind) {
  const opened = kind.open(decisions)
  const run = (work: Work) => opened.store.decide('run', work)
  await run((tables) => {
    tables.putTenant(make.aTenant())
    tables.putUser(make.aUser())
    tables.putUser(make.aUser({ id: 'other', name: 'adele@contoso.com', kind: 'guest' }))
  })
  return { ...opened, run, find: opened.store.find }
}

const group = (id: string) => ({ ...of, id, displayName: id.toUpperCase(), description: '' })
const inside = (name: string, member: string, kind: 'user' | 'group' = 'user') => ({
  ...{ ...of, group: name, member, kind },
})

function aSignIn(when: number, change: Partial<SignInRecord> = {}): SignInRecord {
  const random = Uint8Array.from({ length: 10 }, (_, i) => (when + i * 37) % 256)
  return {
    ...{ ...of, id: timeOrderedId(when, random), at: when, user: 'user' },
    ...{ name: 'balas@contoso.com', application: 'Security info', outcome: 'success' },
    ...{ errorCode: 0, reason: 'approved', method: 'phone-sign-in' },
    facts: { simulated: false, knownBrowser: true, place: 'This computer', steps: [], why: [] },
    ...change,
  }
}

describe.each(storeKinds)('$name', (kind) => {
  test('R1 a tenant is found by each of its domains, and a user keeps all that they are', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const federated = { ...of, name: 'fabrikam.com', federated: true }
    const changed = make.aUser({ onPremisesMfa: true, risk: 'high', snoozes: 2, snoozedUntil: at })
    await run((tables) => {
      tables.putDomain(federated)
      tables.putUser(changed)
    })
    expect(await find.tenantByDomain('contoso.com')).toEqual(make.aTenant())
    expect(await find.tenantByDomain('fabrikam.com')).toEqual(make.aTenant())
    expect(await find.domainsOf('tenant')).toEqual([federated])
    expect(await find.user('tenant', 'user')).toEqual(changed)
    await run((tables) => tables.deleteDomain('tenant', 'fabrikam.com'))
    expect(await find.tenantByDomain('fabrikam.com')).toBeUndefined()
  })

  test('R1 people come in portions by name, and by how a name begins', async () => {
    await using world = await aStore(kind)
    const names = async (portion: Partial<typeof all>) =>
      (await world.find.users('tenant', { ...all, ...portion })).map(({ name }) => name)
    expect(await names({})).toEqual(['adele@contoso.com', 'balas@contoso.com'])
    expect(await names({ limit: 1 })).toEqual(['adele@contoso.com'])
    expect(await names({ after: 'adele@contoso.com' })).toEqual(['balas@contoso.com'])
    expect(await names({ startsWith: 'bal' })).toEqual(['balas@contoso.com'])
    expect(await names({ startsWith: 'x' })).toEqual([])
    expect(await world.find.userCount('tenant')).toBe(2)
    expect(await world.find.userCount('elsewhere')).toBe(0)
  })

  test('R1 groups lie in groups, also in a circle, and a person is in all above them', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    await run((tables) => {
      for (const id of ['a', 'b', 'c', 'd']) tables.putGroup(group(id))
      tables.putGroupMember(inside('a', 'user'))
      tables.putGroupMember(inside('b', 'a', 'group'))
      tables.putGroupMember(inside('c', 'b', 'group'))
      tables.putGroupMember(inside('a', 'c', 'group'))
    })
    expect([...(await find.groupsOf('tenant', 'user'))].sort()).toEqual(['a', 'b', 'c'])
    expect(await find.groupsOf('tenant', 'other')).toEqual([])
    expect(await find.groupsOf('elsewhere', 'user')).toEqual([])
    expect(await find.isWithin('tenant', 'c', 'user')).toBe(true)
    expect(await find.isWithin('tenant', 'd', 'user')).toBe(false)
    expect(await find.membersOf('tenant', 'a', all)).toEqual([
      inside('a', 'c', 'group'),
      inside('a', 'user'),
    ])
    expect((await find.groups('tenant', { ...all, after: 'b' })).map(({ id }) => id)).toEqual([
      ...['c', 'd'],
    ])
    await run((tables) => {
      tables.deleteGroup('tenant', 'b')
      tables.deleteGroupMember('tenant', 'a', 'c')
    })
    expect(await find.groupsOf('tenant', 'user')).toEqual(['a'])
    expect(await find.groupCount('tenant')).toBe(3)
  })

  test('R22 a person is deleted with their roles, groups, pass and pages; removed devices stay', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const pass = { ...of, id: 'pass', passHash: 'h', createdAt: at, startsAt: at, lifetimeMs: 1 }
    await run((tables) => {
      tables.putGroup(group('a'))
      for (const user of ['user', 'other']) {
        tables.putGroupMember(inside('a', user))
        tables.assignRole({ ...of, user, role: 'reportsReader' })
        tables.putTemporaryAccessPass({ ...pass, user, usableOnce: true, usedAt: 0 })
        tables.putInvitation({
          ...{ ...of, id: `by ${user}`, codeHash: `code of ${user}`, user },
          ...{ expiresAt: at, device: '' },
        })
        tables.putBrowser({ id: user, cookieHash: user, createdAt: at, lastSeenAt: at })
        tables.putPage(make.aPage({ tokenHash: user, browser: user, subject: user }))
        tables.putKnownBrowser('tenant', user, `known ${user}`, `cookie of ${user}`, at)
      }
      tables.putDevice(make.aDevice({ state: 'removed' }))
    })
    await run((tables) => tables.deleteUser('tenant', 'user'))
    expect(await find.user('tenant', 'user')).toBeUndefined()
    expect(await find.userCount('tenant')).toBe(1)
    expect(await find.roleAssignments('tenant')).toEqual([
      { ...of, user: 'other', role: 'reportsReader' },
    ])
    expect(await find.membersOf('tenant', 'a', all)).toEqual([inside('a', 'other')])
    expect(await find.temporaryAccessPassOf('tenant', 'user')).toBeUndefined()
    expect(await find.temporaryAccessPassOf('tenant', 'other')).toBeDefined()
    expect(await find.invitationByCode('code of user')).toBeUndefined()
    expect(await find.invitationByCode('code of other')).toBeDefined()
    expect(await find.page('tenant', 'user')).toBeUndefined()
    expect(await find.page('tenant', 'other')).toBeDefined()
    expect(await find.knownBrowserOf('tenant', 'user', 'cookie of user')).toBeUndefined()
    expect(await find.knownBrowserOf('tenant', 'other', 'cookie of other')).toBe('known other')
    expect((await find.device('tenant', 'device'))?.state).toBe('removed')
  })

  test('R1 roles are given once and taken back', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const role = { ...of, user: 'user', role: 'reportsReader' } as const
    await run((tables) => {
      tables.assignRole(role)
      tables.assignRole(role)
      tables.assignRole({ ...role, role: 'globalAdministrator' })
    })
    expect(await find.rolesOf('tenant', 'user')).toEqual(['globalAdministrator', 'reportsReader'])
    await run((tables) => tables.unassignRole(role))
    expect(await find.roleAssignments('tenant')).toEqual([{ ...role, role: 'globalAdministrator' }])
  })

  test('R3 a policy, a pass and a one-time code come back as they were put', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const policy = { ...of, policy: defaultMethodsPolicy, version: 3, changedAt: at }
    const pass = {
      ...{ ...of, id: 'pass', user: 'user', passHash: 'hash', createdAt: at, startsAt: at },
      ...{ lifetimeMs: 3_600_000, usableOnce: true, usedAt: 0 },
    }
    const code = {
      ...{ ...of, device: 'device', user: 'user', sealedSecret: 'sealed', createdAt: at },
      lastStep: 0,
    }
    await run((tables) => {
      tables.putDevice(make.aDevice())
      tables.putPolicy(policy)
      tables.putTemporaryAccessPass(pass)
      tables.putOneTimeCode(code)
    })
    expect(await find.policy('tenant')).toEqual(policy)
    expect(await find.temporaryAccessPassOf('tenant', 'user')).toEqual(pass)
    expect(await find.oneTimeCodesOf('tenant', 'user')).toEqual([code])
    expect(await run((tables) => tables.useOneTimeCode('tenant', 'device', 7))).toBe(true)
    expect(await run((tables) => tables.useOneTimeCode('tenant', 'device', 7))).toBe(false)
    expect(await run((tables) => tables.useOneTimeCode('tenant', 'device', 6))).toBe(false)
    expect(await find.oneTimeCode('tenant', 'device')).toEqual({ ...code, lastStep: 7 })
    await run((tables) => {
      tables.deleteTemporaryAccessPass('tenant', 'user')
      tables.deleteOneTimeCode('tenant', 'device')
    })
    expect(await find.temporaryAccessPassOf('tenant', 'user')).toBeUndefined()
    expect(await find.oneTimeCode('tenant', 'device')).toBeUndefined()
  })

  test('R4 the log gives the newest first, one user’s alone, and counts by outcome', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const rows = [0, 1, 2, 3, 4].map((n) =>
      aSignIn(at + n * 1000, {
        outcome: n % 2 === 0 ? 'success' : 'failure',
        user: n === 3 ? 'other' : 'user',
      }),
    )
    await run((tables) => {
      for (const row of rows) tables.appendSignIn(row)
    })
    const any = { before: undefined, limit: 10, since: at, until: at + 5000 }
    const filter = { ...any, user: undefined, outcome: undefined }
    expect(await find.signIns('tenant', filter)).toEqual([...rows].reverse())
    expect(await find.signIns('tenant', { ...filter, limit: 2, before: rows[3]?.id })).toEqual([
      ...[rows[2], rows[1]],
    ])
    const oldest = { ...filter, after: '' }
    expect(await find.signIns('tenant', oldest)).toEqual(rows)
    const after = rows[1]?.id ?? ''
    expect(await find.signIns('tenant', { ...oldest, limit: 2, after })).toEqual(rows.slice(2, 4))
    expect(await find.signIns('tenant', { ...oldest, since: at + 3000, after })).toEqual(
      rows.filter((row) => row.at >= at + 3000),
    )
    expect(await find.signIns('tenant', { ...oldest, user: 'other' })).toEqual([rows[3]])
    expect(await find.signIns('tenant', { ...filter, user: 'other' })).toEqual([rows[3]])
    expect(await find.signIns('tenant', { ...filter, outcome: 'failure' })).toEqual([
      ...[rows[3], rows[1]],
    ])
    expect(await find.signIns('tenant', { ...filter, since: at + 4000 })).toEqual([rows[4]])
    expect(await find.signIn('tenant', rows[0]?.id ?? '')).toEqual(rows[0])
    expect(await find.signInCounts('tenant', at, at + 5000, 2000)).toEqual([
      { at, outcome: 'failure', count: 1 },
      { at, outcome: 'success', count: 1 },
      { at: at + 2000, outcome: 'failure', count: 1 },
      { at: at + 2000, outcome: 'success', count: 1 },
      { at: at + 4000, outcome: 'success', count: 1 },
    ])
  })
})
