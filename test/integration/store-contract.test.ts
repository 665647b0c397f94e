/** One word for all stores: whatever memory does, SQLite does. @module */
import { describe, expect, test } from 'vitest'
import type { Tables } from '../../src/main/relying-party/tables'
import * as make from '../support/records'
import { storeKinds, type StoreKind } from '../support/stores'

type Work = (tables: Tables) => unknown
const decisions = { run: (tables: Tables, work: Work): unknown => work(tables) }
const { at } = make

async function aStore(kind: StoreKind) {
  const opened = kind.open(decisions)
  const run = (work: Work) => opened.store.decide('run', work)
  await run((tables) => {
    tables.putTenant(make.aTenant())
    tables.putUser(make.aUser())
  })
  return { ...opened, run, find: opened.store.find }
}

const withDevice: Work = (tables) => {
  tables.putDevice(make.aDevice())
  tables.putCredential(make.aCredential())
}
const withAttempt: Work = (tables) => {
  withDevice(tables)
  tables.insertAttempt(make.anAttempt())
  tables.insertRequest(make.aRequest())
}

describe.each(storeKinds)('$name', (kind) => {
  test('K7 every record comes back as it was put', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const guard = make.aGuard({ wrongNumbers: 2, pausedUntil: at })
    const browser = { id: 'browser', cookieHash: 'cookie', createdAt: at, lastSeenAt: at }
    const page = make.aPage()
    const signedIn = make.aPage({ tokenHash: 'other', signedInBy: 'approval', signedInAt: at })
    const invitation = {
      ...{ tenant: 'tenant', id: 'invitation', codeHash: 'code', user: 'user', expiresAt: at },
      device: '',
    }
    const code = { tenant: 'tenant', codeHash: 'phone', device: 'device', expiresAt: at }
    const options = { tenant: 'tenant', device: 'device', challenge: 'chal', expiresAt: at }
    await run((tables) => {
      withAttempt(tables)
      tables.putInstance({ id: 'instance', epoch: 3 })
      tables.putGuard(guard)
      tables.putBrowser(browser)
      tables.putPage(page)
      tables.putPage(signedIn)
      tables.putInvitation(invitation)
      tables.putPhoneSignInCode(code)
      tables.putCredentialOptions(options)
      tables.putKnownBrowser('tenant', 'user', 'known', 'known-cookie', at)
      tables.block('tenant', 'user', '10.0.0.1', at + 5)
    })

    expect(await find.instance()).toEqual({ id: 'instance', epoch: 3 })
    expect(await find.tenant('tenant')).toEqual(make.aTenant())
    expect(await find.tenantByDomain('contoso.com')).toEqual(make.aTenant())
    expect(await find.user('tenant', 'user')).toEqual(make.aUser())
    expect(await find.userByName('tenant', 'balas@contoso.com')).toEqual(make.aUser())
    expect(await find.guard('tenant', 'user')).toEqual(guard)
    expect(await find.openPage('tenant', 'page', 'cookie')).toEqual({ page, browser })
    expect(await find.openPage('tenant', 'page', 'other')).toBeUndefined()
    expect(await find.page('tenant', 'other')).toEqual(signedIn)
    expect(await find.device('tenant', 'device')).toEqual(make.aDevice())
    expect(await find.deviceByKey('thumbprint')).toEqual(make.aDevice())
    expect(await find.devicesOf('tenant', 'user')).toEqual([make.aDevice()])
    expect(await find.credential('tenant', 'credential')).toEqual(make.aCredential())
    expect(await find.credentialOf('tenant', 'device')).toEqual(make.aCredential())
    expect(await find.approversOf('tenant', 'user')).toEqual([
      { device: 'device', credential: 'credential', version: make.aDevice().version },
    ])
    expect(await find.invitation('tenant', 'invitation')).toEqual(invitation)
    expect(await find.invitationByCode('code')).toEqual(invitation)
    expect(await find.phoneSignInCode('tenant', 'phone')).toEqual(code)
    expect(await find.credentialOptions('tenant', 'device')).toEqual(options)
    expect(await find.attempt('tenant', 'attempt')).toEqual(make.anAttempt())
    expect(await find.pending()).toEqual([make.anAttempt()])
    expect(await find.requestsOf('tenant', 'attempt')).toEqual([make.aRequest()])
    expect(await find.pendingFor('tenant', 'user', 'device')).toEqual([make.aRequest()])
    expect(await find.knownBrowserOf('tenant', 'user', 'known-cookie')).toBe('known')
    expect(await find.blockedUntil('tenant', 'user', '10.0.0.1')).toBe(at + 5)
    expect(await find.held('tenant', 'attempt', 'device')).toMatchObject({
      attempt: { tenant: 'tenant', id: 'attempt', subject: 'user', state: 'pending' },
      request: { challenge: 'challenge', contextHash: 'context' },
      device: { id: 'device', state: 'active' },
      credential: { id: 'credential', counter: 0 },
      ...{ isDisabled: false, guard: { wrongNumbers: 2, pausedUntil: at } },
    })
  })

  test('A7 nothing of a tenant is found by another tenant', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    await run((tables) => {
      tables.putTenant(make.aTenant({ id: 'other', domain: 'wingtiptoys.com' }))
      withAttempt(tables)
      tables.putGuard(make.aGuard())
      tables.putKnownBrowser('tenant', 'user', 'known', 'known-cookie', at)
    })
    const looks = await Promise.all([
      find.user('other', 'user'),
      find.userByName('other', 'balas@contoso.com'),
      find.guard('other', 'user'),
      find.device('other', 'device'),
      find.credential('other', 'credential'),
      find.credentialOf('other', 'device'),
      find.attempt('other', 'attempt'),
      find.held('other', 'attempt', 'device'),
      find.knownBrowserOf('other', 'user', 'known-cookie'),
    ])
    expect(looks.filter((look) => look !== undefined)).toEqual([])
    expect(await find.devicesOf('other', 'user')).toEqual([])
    expect(await find.approversOf('other', 'user')).toEqual([])
    expect(await find.pendingFor('other', 'user', 'device')).toEqual([])
  })

  test('I3 a decision that throws leaves nothing behind, and its neighbours all', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const audit = (sequence: number) => (tables: Tables) =>
      tables.appendAudit({
        ...{ sequence, at, tenant: undefined, event: 'event', facts: '{}' },
        hash: `hash ${sequence}`,
      })
    const results = await Promise.allSettled([
      run((tables) => {
        audit(1)(tables)
        tables.putUser(make.aUser({ id: 'first', name: 'first@contoso.com' }))
      }),
      run((tables) => {
        tables.putUser(make.aUser({ id: 'second', name: 'second@contoso.com' }))
        tables.putUser(make.aUser({ displayName: 'Changed' }))
        audit(2)(tables)
        throw new Error('no')
      }),
      run((tables) => {
        expect(tables.auditHead()).toMatchObject({ sequence: 1, hash: 'hash 1' })
        audit(2)(tables)
        tables.putUser(make.aUser({ id: 'third', name: 'third@contoso.com' }))
      }),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await find.user('tenant', 'first')).toBeDefined()
    expect(await find.user('tenant', 'second')).toBeUndefined()
    expect(await find.user('tenant', 'user')).toEqual(make.aUser())
    expect(await find.user('tenant', 'third')).toBeDefined()
    expect((await find.audit(0, 10)).map((row) => row.sequence)).toEqual([1, 2])
  })

  test('B6 an attempt ends once, and its number with it', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    await run(withAttempt)
    const ends = await run((tables) => [
      tables.endAttempt('tenant', 'attempt', 'denied', 'not-me', at + 1),
      tables.endAttempt('tenant', 'attempt', 'expired', '', at + 2),
      tables.approveAttempt('tenant', 'attempt', at + 3),
      tables.completeAttempt('tenant', 'attempt'),
    ])
    expect(ends).toEqual([true, false, false, false])
    expect(await find.attempt('tenant', 'attempt')).toMatchObject({
      ...{ state: 'denied', reason: 'not-me', endedAt: at + 1, sealedNumber: '' },
    })
    expect(await find.pending()).toEqual([])
    expect(await find.pendingFor('tenant', 'user', 'device')).toEqual([])
  })

  test('B6 an approval counts only while the attempt lives, and gives its session once', async () => {
    await using world = await aStore(kind)
    await world.run(withAttempt)
    const results = await world.run((tables) => [
      tables.approveAttempt('tenant', 'attempt', at + 60_000),
      tables.approveAttempt('tenant', 'attempt', at + 59_999),
      tables.approveAttempt('tenant', 'attempt', at + 59_999),
      tables.completeAttempt('tenant', 'attempt'),
      tables.completeAttempt('tenant', 'attempt'),
    ])
    expect(results).toEqual([false, true, false, true, false])
  })

  test('A9 a device key, a credential id and a name are each one', async () => {
    await using world = await aStore(kind)
    const { run } = world
    await run(withDevice)
    const other = make.aDevice({ id: 'other', thumbprint: 'another' })
    const twice: Work[] = [
      (tables) => tables.putDevice(make.aDevice({ id: 'other' })),
      (tables) => {
        tables.putDevice(other)
        tables.putCredential(make.aCredential({ device: 'other', tenant: 'tenant', id: 'second' }))
        tables.putCredential(make.aCredential({ device: 'other', tenant: 'tenant', id: 'third' }))
      },
      (tables) => tables.putUser(make.aUser({ id: 'other' })),
      (tables) => tables.putTenant(make.aTenant({ id: 'other' })),
    ]
    for (const work of twice) await expect(run(work)).rejects.toThrow()
  })

  test('B4 recent attempts come newest first, and only those of the window', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    await run((tables) => {
      for (const [id, startedAt] of [
        ['a', at],
        ['b', at + 2],
        ['c', at + 1],
        ['d', at - 100],
      ] as const) {
        tables.insertAttempt(make.anAttempt({ id, startedAt }))
      }
      tables.insertAttempt(make.anAttempt({ id: 'e', subject: 'other', startedAt: at + 5 }))
    })
    const recent = await find.attemptsSince('tenant', 'user', at - 1, 2)
    expect(recent.map((attempt) => attempt.id)).toEqual(['b', 'c'])
    // Right after many of one person were read, the newest of somebody who has none.
    expect(await find.attemptsSince('tenant', 'nobody', at - 1, 1)).toEqual([])
  })

  test('D1 what is over is swept, and what lives stays', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    const ended = { state: 'expired', sealedNumber: '', endedAt: at } as const
    await run((tables) => {
      withDevice(tables)
      const prepared = { state: 'prepared', confirmedAt: 0 } as const
      tables.putDevice(
        make.aDevice({ ...prepared, id: 'old', thumbprint: 'old', preparedAt: at - 10 }),
      )
      tables.putDevice(make.aDevice({ ...prepared, id: 'new', thumbprint: 'new' }))
      tables.insertAttempt(make.anAttempt({ ...ended, id: 'old', startedAt: at - 10 }))
      tables.insertRequest(make.aRequest({ attempt: 'old' }))
      tables.insertAttempt(make.anAttempt({ id: 'pending', startedAt: at - 10 }))
      tables.insertAttempt(make.anAttempt({ ...ended, id: 'new' }))
      tables.block('tenant', 'user', 'old', at)
      tables.block('tenant', 'user', 'new', at + 1)
    })
    const when = { preparedBefore: at - 10, now: at, overBefore: at - 10 }
    expect(await run((tables) => tables.sweep(when))).toBe(1)
    expect(await find.device('tenant', 'old')).toBeUndefined()
    expect(await find.device('tenant', 'new')).toBeDefined()
    expect(await find.attempt('tenant', 'old')).toBeUndefined()
    expect(await find.requestsOf('tenant', 'old')).toEqual([])
    expect(await find.attempt('tenant', 'pending')).toBeDefined()
    expect(await find.attempt('tenant', 'new')).toBeDefined()
    expect(await find.blockedUntil('tenant', 'user', 'old')).toBe(0)
    expect(await find.blockedUntil('tenant', 'user', 'new')).toBe(at + 1)
  })

  test('K7 guards of an account go with those of its lanes, and no other', async () => {
    await using world = await aStore(kind)
    const { find, run } = world
    await run((tables) => {
      for (const subject of ['user', 'user/unknown', 'user2', 'user2/unknown']) {
        tables.putGuard(make.aGuard({ subject }))
      }
      tables.deleteGuards('tenant', 'user')
    })
    const left = await Promise.all(
      ['user', 'user/unknown', 'user2', 'user2/unknown'].map((subject) =>
        find.guard('tenant', subject),
      ),
    )
    expect(left.map((guard) => guard?.subject)).toEqual([
      undefined,
      undefined,
      'user2',
      'user2/unknown',
    ])
  })

  test('K7 a closed store refuses', async () => {
    const opened = kind.open(decisions)
    await opened[Symbol.asyncDispose]()
    await expect(opened.store.decide('run', () => 1)).rejects.toMatchObject({
      code: 'STORE_CLOSED',
    })
  })
})
