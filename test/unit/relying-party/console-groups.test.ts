/** Groups in the console: made, renamed, deleted, and who is in them; what an administrator changes applies. @module */
import { expect, test } from 'vitest'
import { aConsole, ticketFor, type ConsoleReader } from '../../support/console-reader'
import { contosoTenant } from '../../support/people'
import { authenticatorOf, rowFor } from '../../support/policies'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id
const all = { after: '', startsWith: '', limit: 200 }
const act = { tenant, by: 'host', at: 5, expectedVersion: undefined }

async function opened(world: World): Promise<ConsoleReader> {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return reader
}

async function make(reader: ConsoleReader, displayName: string): Promise<string> {
  const made = await reader.done('consoleSaveGroup', { displayName, description: '' })
  if (made.outcome !== 'done') throw new Error('not made')
  return made.group.id
}

async function idOf(world: World, name: string): Promise<string> {
  const user = await world.needs.store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  return user.id
}

test('R22 a group is made, renamed, filled and emptied, each with its row in the log', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const group = await make(reader, '  Night shift ')
  const renamed = { group, displayName: 'Late shift', description: 'From ten at night' }
  expect(await reader.done('consoleSaveGroup', renamed)).toEqual({
    outcome: 'done',
    group: { id: group, displayName: 'Late shift', description: 'From ten at night' },
  })
  const user = await idOf(world, 'balas@contoso.com')
  const inner = await make(reader, 'Porters')
  const members = [
    { id: user, kind: 'user' },
    { id: inner, kind: 'group' },
  ] as const
  await reader.done('consoleAddMembers', { group, members: [...members] })
  await reader.done('consoleAddMembers', { group, members: [...members] })
  const inside = await reader.done('consoleMembers', { ...all, group })
  expect(inside.members.map(({ id }) => id).sort()).toEqual([user, inner].sort())
  expect((await reader.done('consoleMembers', { ...all, group: inner })).within).toEqual([
    { id: group, displayName: 'Late shift', description: 'From ten at night' },
  ])
  expect(await world.needs.store.find.groupsOf(tenant, user)).toContain(group)
  await reader.done('consoleRemoveMember', { group, member: user })
  expect(await reader.call('consoleRemoveMember', { group, member: user })).toMatchObject({
    code: 'not-found',
  })
  expect(await reader.done('consoleDeleteGroup', { group })).toEqual({ outcome: 'done' })
  expect(await reader.call('consoleMembers', { ...all, group })).toMatchObject({
    code: 'not-found',
  })
  expect(await world.needs.store.find.directGroupsOf(tenant, inner)).toEqual([])
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 20 })
  expect(rows.map(({ event }) => event).reverse()).toEqual([
    ...['samples-put', 'console-opened', 'group-made', 'group-changed', 'group-made'],
    ...['member-added', 'member-added', 'member-removed', 'group-deleted'],
  ])
})

test('R22 two groups never have one name, and a name of blanks is none', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  await make(reader, 'Night shift')
  const again = { displayName: 'NIGHT shift', description: '' }
  expect(await reader.done('consoleSaveGroup', again)).toEqual({
    ...{ outcome: 'refused', why: { code: 'name-taken' } },
  })
  expect(await reader.call('consoleSaveGroup', { ...again, displayName: '   ' })).toMatchObject({
    code: 'invalid',
  })
})

test('R22 no group comes to be in itself, however far around', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const chain: string[] = []
  for (const name of ['a', 'b', 'c', 'd']) chain.push(await make(reader, name))
  const [a = '', b = '', c = '', d = ''] = chain
  const add = (group: string, id: string) =>
    reader.done('consoleAddMembers', { group, members: [{ id, kind: 'group' }] })
  await add(a, b)
  await add(b, c)
  await add(c, d)
  for (const [group, member] of [
    [a, a],
    [b, a],
    [d, a],
    [d, b],
  ] as const) {
    expect(await add(group, member)).toMatchObject({
      ...{ outcome: 'refused', why: { code: 'circle', group: { id: member } } },
    })
  }
  expect(await add(a, d)).toEqual({ outcome: 'done' })
})

test('R22 where one of several cannot be added, none is', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const group = await make(reader, 'Night shift')
  const user = await idOf(world, 'balas@contoso.com')
  const members = [
    { id: user, kind: 'user' as const },
    { id: 'c0a57050-0000-4000-8000-0000000fffff', kind: 'user' as const },
  ]
  expect(await reader.call('consoleAddMembers', { group, members })).toMatchObject({
    code: 'not-found',
  })
  expect((await reader.done('consoleMembers', { ...all, group })).members).toEqual([])
})

test('R22 a group that the policy names stays, and the methods are told', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const group = await make(reader, 'Night shift')
  const nobody = { ...rowFor('group', group), authenticationMode: 'push' as const }
  const microsoftAuthenticator = authenticatorOf({ includeTargets: [nobody] })
  await world.needs.store.decide('savePolicy', { ...act, change: { microsoftAuthenticator } })
  expect(await reader.done('consoleDeleteGroup', { group })).toEqual({
    ...{ outcome: 'refused', why: { code: 'in-policy', methods: ['microsoftAuthenticator'] } },
  })
  const change = { microsoftAuthenticator: authenticatorOf({}) }
  await world.needs.store.decide('savePolicy', { ...act, change })
  expect(await reader.done('consoleDeleteGroup', { group })).toEqual({ outcome: 'done' })
})

test('R8 who is put into a group is met by its rule at once', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const group = await make(reader, 'Night shift')
  const inner = await make(reader, 'Porters')
  const user = await idOf(world, 'balas@contoso.com')
  const microsoftAuthenticator = authenticatorOf({ includeTargets: [rowFor('group', group)] })
  await world.needs.store.decide('savePolicy', { ...act, change: { microsoftAuthenticator } })
  const rule = async () => {
    const { now } = await reader.done('consoleWhy', { user })
    return now.methods.find(({ method }) => method === 'phone-sign-in')?.registration.rule
  }
  expect(await rule()).toBe('not-included')
  await reader.done('consoleAddMembers', { group, members: [{ id: inner, kind: 'group' }] })
  await reader.done('consoleAddMembers', { group: inner, members: [{ id: user, kind: 'user' }] })
  expect(await rule()).toBe('included-group')
  await reader.done('consoleRemoveMember', { group, member: inner })
  expect(await rule()).toBe('not-included')
})
