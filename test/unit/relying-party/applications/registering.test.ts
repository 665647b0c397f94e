/** Registering applications: made, changed, given secrets, deleted, and each told of in the log. @module */
import { expect, test } from 'vitest'
import { dayMs } from '#protocol/application'
import type { ApplicationRecord } from '../../../../src/main/relying-party/directory-records'
import {
  giveSecret,
  planApplication,
  type ApplicationWish,
} from '../../../../src/main/relying-party/applications/registering'
import { aWorld, contoso, type World } from '../../../support/relying-party-world'

const by = { by: 'admin-token', mayGrant: 'all' } as const
const web = { spa: [], web: ['https://payroll.contoso.com/callback'], publicClient: [] }

async function make(world: World, wish: Partial<ApplicationWish> = {}) {
  const application = planApplication(world.needs, contoso, { displayName: 'Payroll', ...wish })
  const made = await world.needs.store.decide('makeApplication', { application, ...by, at: 1 })
  if (made.outcome !== 'done') throw new Error(made.code)
  return made.application
}
const of = ({ tenant, id }: ApplicationRecord) => ({ tenant, application: id, ...by, at: 2 })

async function logged(world: World) {
  const rows = await world.needs.store.find.auditOf(contoso, Infinity, 20)
  return rows
    .filter(({ event }) => event.startsWith('application-'))
    .map(({ event, facts }) => ({ event, ...(JSON.parse(facts) as object) }))
    .reverse()
}

test('O2 an application is made, changed member by member, and deleted, with its rows in the log', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const made = await make(world, { redirectUris: web })
  expect(await store.find.applicationByClientId(contoso, made.clientId)).toEqual(made)
  expect(made).toMatchObject({ signInAudience: 'AzureADMyOrg', secrets: [], permissions: [] })

  const [one, other] = await Promise.all([
    store.decide('changeApplication', { ...of(made), change: { displayName: 'Wages' } }),
    store.decide('changeApplication', { ...of(made), change: { isFallbackPublicClient: true } }),
  ])
  expect([one.outcome, other.outcome]).toEqual(['done', 'done'])
  const changed = { ...made, displayName: 'Wages', isFallbackPublicClient: true }
  expect(await store.find.application(contoso, made.id)).toEqual(changed)
  // What is as it was is not written, and not told of.
  await store.decide('changeApplication', { ...of(made), change: { displayName: 'Wages' } })

  expect(await store.decide('deleteApplication', of(made))).toEqual({ outcome: 'done' })
  expect(await store.find.application(contoso, made.id)).toBeUndefined()
  expect(await store.decide('deleteApplication', of(made))).toMatchObject({ code: 'not-found' })
  const names = await logged(world)
  expect(names.map((row) => row.event)).toEqual([
    ...['application-made', 'application-changed', 'application-changed', 'application-deleted'],
  ])
  expect(names[1]).toMatchObject({ changed: 'displayName', name: 'Wages', by: 'admin-token' })
})

test('O2 what may not be is refused, and nothing is kept of it', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const made = await make(world, { redirectUris: web, permissions: ['User.Read.All'] })
  const change = (wish: object, mayGrant: 'all' | readonly [] = 'all') =>
    store.decide('changeApplication', { ...of(made), mayGrant, change: wish })
  const fragment = { redirectUris: { ...web, spa: ['https://contoso.com/#x'] } }
  expect(await change(fragment)).toEqual({
    ...{ outcome: 'refused', code: 'address' },
    mistake: { place: 'spa', at: 0, why: 'fragment' },
  })
  expect(await change({ permissions: ['Group.Read.All'] }, [])).toMatchObject({
    code: 'may-not-grant',
  })
  expect(await store.find.application(contoso, made.id)).toEqual(made)
  // Taking a permission away is giving nothing.
  expect(await change({ permissions: [] }, [])).toMatchObject({ outcome: 'done' })
  expect(await store.decide('makeApplication', { application: made, ...by, at: 1 })).toMatchObject({
    code: 'client-id-taken',
  })
  const another = { ...made, id: 'another', permissions: ['User.Read.All' as const] }
  const asked = { application: { ...another, clientId: 'another' }, ...by, at: 1 }
  expect(await store.decide('makeApplication', { ...asked, mayGrant: [] })).toMatchObject({
    code: 'may-not-grant',
  })
  const nowhere = { ...another, tenant: 'nowhere', clientId: 'x' }
  expect(await store.decide('makeApplication', { ...asked, application: nowhere })).toMatchObject({
    code: 'not-found',
  })
})

test('O2 a secret is told once, and only its hash is kept', async () => {
  const world = await aWorld()
  const { needs, clock } = world
  const made = await make(world)
  const endsAt = clock.now() + 180 * dayMs
  const wish = { displayName: 'Server', startsAt: undefined, endsAt }
  const given = await giveSecret(needs, { ...of(made), wish })
  if (given.outcome !== 'given') throw new Error(given.code)
  expect(given.text).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{42}$/)
  const [kept] = (await needs.store.find.application(contoso, made.id))?.secrets ?? []
  expect(kept).toEqual({
    ...{ keyId: given.secret.keyId, displayName: 'Server', hint: given.text.slice(0, 3) },
    ...{ hash: needs.crypto.digest(given.text), startsAt: clock.now(), endsAt },
  })
  const rows = JSON.stringify(await logged(world))
  expect(rows).toContain('application-secret-added')
  for (const hidden of [given.text, kept?.hash ?? '']) expect(rows).not.toContain(hidden)

  const removed = { ...of(made), keyId: given.secret.keyId }
  expect(await needs.store.decide('removeApplicationSecret', removed)).toMatchObject({
    ...{ outcome: 'done', application: { secrets: [] } },
  })
  expect(await needs.store.decide('removeApplicationSecret', removed)).toMatchObject({
    code: 'not-found',
  })
})

test('O2 a secret lives within limits, there are 20 at most, and it gives nobody what they cannot', async () => {
  const world = await aWorld()
  const { needs, clock } = world
  const made = await make(world, { permissions: ['User.Read.All'] })
  const now = clock.now()
  const give = (startsAt: number | undefined, endsAt: number, mayGrant: 'all' | [] = 'all') =>
    giveSecret(needs, { ...of(made), mayGrant, wish: { displayName: '', startsAt, endsAt } })
  for (const [startsAt, endsAt] of [
    [undefined, now],
    [now + 5, now + 5],
    [undefined, now + 731 * dayMs + 1],
    [now - 10, now - 5],
    [undefined, NaN],
    [NaN, now + dayMs],
    [Infinity, Infinity],
  ] as const) {
    expect(await give(startsAt, endsAt)).toEqual({ outcome: 'refused', code: 'lifetime' })
  }
  expect(await give(undefined, now + dayMs, [])).toMatchObject({ code: 'may-not-grant' })
  for (let n = 0; n < 20; n++) {
    expect(await give(undefined, now + dayMs)).toMatchObject({ outcome: 'given' })
  }
  expect(await give(undefined, now + dayMs)).toMatchObject({ code: 'too-many-secrets' })
  const hints = (await needs.store.find.application(contoso, made.id))?.secrets ?? []
  expect(new Set(hints.map(({ hash }) => hash)).size).toBe(20)
})
