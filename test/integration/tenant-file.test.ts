/** A tenant out as a file and in again: the same bytes, all or nothing, and the first mistake by its place. @module */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TenantFile } from '../../src/protocol/tenant-file'
import { aWorld, contoso, sqlite, type World } from '../support/relying-party-world'
import { aFolder } from '../support/stores'

function sqliteIn() {
  const folder = aFolder()
  return Object.assign(folder, { open: sqlite(join(folder.path, 'store.db')) })
}

const wish = { by: 'test', tenant: undefined }

async function exported({ relyingParty }: World, tenant = 'contoso.com'): Promise<string> {
  const text = await relyingParty.tenantFiles.exportTenant(tenant)
  if (text === undefined) throw new Error('no such tenant')
  return text
}
const people = ({ needs }: World) =>
  needs.store.find.users(contoso, { after: '', startsWith: '', limit: 100 })
const parsed = (text: string) => JSON.parse(text) as TenantFile

test('R2 exported, imported into an empty relying party and exported again, it is the same bytes', async () => {
  const world = await aWorld()
  const key = 'microsoftAuthenticator'
  const type = '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration'
  await world.relyingParty.graph.answer('updateConfiguration', {
    ...{ version: 'v1.0', key, item: '', path: '', query: new Map(), caller: undefined },
    tenant: { path: 'contoso.com', header: undefined },
    body: { '@odata.type': type, isSoftwareOathEnabled: false },
  })
  using folder = sqliteIn()
  const empty = await aWorld({ samples: false, open: folder.open })
  for (const tenant of ['contoso.com', 'wingtiptoys.com']) {
    const text = await exported(world, tenant)
    expect(parsed(text).users.filter(({ password }) => password !== undefined)).toEqual([])
    for (const { passwordHash } of await people(world)) expect(text).not.toContain(passwordHash)
    const imported = await empty.relyingParty.tenantFiles.importTenant(parsed(text), wish)
    expect(imported).toMatchObject({ outcome: 'imported', disabled: 0 })
    expect(await exported(empty, tenant)).toBe(text)
    // And once more over what is there.
    await empty.relyingParty.tenantFiles.importTenant(parsed(text), wish)
    expect(await exported(empty, tenant)).toBe(text)
  }
  expect(parsed(await exported(world)).policy?.microsoftAuthenticator.isSoftwareOathEnabled).toBe(
    false,
  )
  await empty.relyingParty.stop()
})

test('R2 a file of before there was methodsInTokens comes in, with what tenants got then', async () => {
  const world = await aWorld()
  const text = await exported(world)
  const older = JSON.parse(text) as { settings: { switches: Record<string, unknown> } }
  delete older.settings.switches['methodsInTokens']
  expect(JSON.stringify(older)).not.toContain('methodsInTokens')
  const imported = await world.relyingParty.tenantFiles.importTenant(older, wish)
  expect(imported).toMatchObject({ outcome: 'imported' })
  expect(parsed(await exported(world)).settings.switches.methodsInTokens).toBe('improved')
  expect(await exported(world)).toBe(text)
})

type Break = (file: TenantFile) => unknown
const mistakes: readonly (readonly [string, string, Break])[] = [
  ['', 'invalid', () => []],
  ['version', 'invalid', (file) => ({ ...file, version: 2 })],
  ['secret', 'unknown', (file) => ({ ...file, secret: 1 })],
  ['settings', 'missing', (file) => ({ ...file, settings: undefined })],
  ['settings/other', 'unknown', (file) => withSettings(file, { other: true })],
  ['settings/switches/other', 'unknown', (file) => withSwitches(file, { other: 'entra' })],
  [
    'settings/switches/methodsInTokens',
    'invalid',
    (file) => withSwitches(file, { methodsInTokens: 'x' }),
  ],
  [
    'settings/switches/pendingRequest',
    'missing',
    (file) => withSwitches(file, { pendingRequest: undefined }),
  ],
  ['tenant/digits', 'invalid', (file) => ({ ...file, tenant: { ...file.tenant, digits: 4 } })],
  [
    'applications/1/id',
    'duplicate',
    (file) => withApplication(file, 1, { id: nameOf(file, 'id') }),
  ],
  [
    'applications/1/clientId',
    'duplicate',
    (file) => withApplication(file, 1, { clientId: nameOf(file, 'clientId') }),
  ],
  [
    'applications/0/redirectUris/spa/0',
    'invalid',
    (file) => withApplication(file, 0, { redirectUris: { spa: ['http://example.com/'] } }),
  ],
  ['applications/0/secret', 'invalid', (file) => withApplication(file, 0, { secret: 'too short' })],
  ['users/1/id', 'duplicate', (file) => withUser(file, 1, { id: file.users[0]?.id ?? '' })],
  ['users/1/name', 'duplicate', (file) => withUser(file, 1, { name: file.users[0]?.name ?? '' })],
  ['users/0/name', 'unknown-name', (file) => withUser(file, 0, { name: 'a@elsewhere.example' })],
  ['users/2/displayName', 'invalid', (file) => withUser(file, 2, { displayName: 'a\u202eb' })],
  ['users/2/password', 'weak-password', (file) => withUser(file, 2, { password: 'password' })],
  [
    'domains/0/name',
    'taken',
    (file) => ({ ...file, domains: [{ name: 'wingtiptoys.com', federated: false }] }),
  ],
  [
    'groups/0/users/0',
    'unknown-name',
    (file) => ({
      ...file,
      groups: file.groups.map((group) => ({ ...group, users: [contoso] })),
    }),
  ],
  [
    'groups/0/users',
    'invalid',
    (file) => ({ ...file, groups: [{ ...file.groups[0], users: 'all' }] }),
  ],
]

function withSettings(file: TenantFile, change: object) {
  return { ...file, settings: { ...file.settings, ...change } }
}

function withSwitches(file: TenantFile, change: object) {
  return withSettings(file, { switches: { ...file.settings.switches, ...change } })
}

function withApplication(
  file: TenantFile,
  at: number,
  change: Partial<NonNullable<TenantFile['applications']>[number]>,
) {
  const applications = file.applications?.map((one, i) => (i === at ? { ...one, ...change } : one))
  return { ...file, applications }
}

const nameOf = ({ applications }: TenantFile, name: 'id' | 'clientId') =>
  applications?.[0]?.[name] ?? ''

function withUser(file: TenantFile, at: number, change: Partial<TenantFile['users'][number]>) {
  return { ...file, users: file.users.map((user, i) => (i === at ? { ...user, ...change } : user)) }
}

describe('a bad file', () => {
  test.each(mistakes)(
    'R2 with a mistake at /%s (%s) is refused whole',
    async (place, kind, damage) => {
      const world = await aWorld()
      const before = await exported(world)
      const audit = await world.needs.store.find.auditHead()
      const bad = damage(
        place.startsWith('domains') ? { ...parsed(before), users: [], groups: [] } : parsed(before),
      )
      const refused = await world.relyingParty.tenantFiles.importTenant(bad, wish)
      expect(refused).toMatchObject({ outcome: 'refused', mistake: { kind } })
      const path = refused.outcome === 'refused' ? refused.mistake.path : []
      expect(path.join('/')).toBe(place)
      expect(await exported(world)).toBe(before)
      expect(await world.needs.store.find.auditHead()).toEqual(audit)
    },
  )
})

test('R2 whoever is not in the file is disabled, and names may change places', async () => {
  const world = await aWorld()
  const file = parsed(await exported(world))
  const [first, second, ...others] = file.users
  if (first === undefined || second === undefined) throw new Error('too few people')
  const password = 'velvet-compass-meadow-12'
  const swapped = {
    ...{ ...file, groups: [] },
    users: [
      { ...first, name: second.name, password },
      { ...second, name: first.name },
      ...others.slice(1),
    ],
  }
  const imported = await world.relyingParty.tenantFiles.importTenant(swapped, wish)
  expect(imported).toMatchObject({ outcome: 'imported', disabled: 1 })
  const { find } = world.needs.store
  expect((await find.user(contoso, first.id))?.name).toBe(second.name)
  expect((await find.user(contoso, second.id))?.name).toBe(first.name)
  const left = await find.user(contoso, others[0]?.id ?? '')
  expect(left).toMatchObject({ disabled: true })
  const held = await find.user(contoso, first.id)
  expect(await world.needs.passwords.verify(held?.passwordHash ?? '', password)).toBe(true)
  expect(await find.groupCount(contoso)).toBe(0)
})

test('O2 applications come with the tenant: secrets stay, the file’s own is put beside them, others go', async () => {
  const world = await aWorld()
  const { find } = world.needs.store
  const file = parsed(await exported(world))
  const [expenses, payroll] = file.applications ?? []
  if (expenses === undefined || payroll === undefined) throw new Error('too few applications')
  expect(file.applications).toHaveLength(5)
  const held = await find.application(contoso, payroll.id)
  expect(JSON.stringify(file)).not.toContain(held?.secrets[0]?.hash)

  const own = { keyId: contoso, displayName: 'own', hash: 'of-it', hint: 'own' }
  await world.needs.store.decide('addApplicationSecret', {
    ...{ tenant: contoso, application: payroll.id, by: 'test', at: 0, mayGrant: 'all' },
    secret: { ...own, startsAt: 0, endsAt: 1 },
  })
  await world.relyingParty.tenantFiles.importTenant({ ...file, applications: undefined }, wish)
  expect(await find.applicationCount(contoso)).toBe(5)

  // Two change the id that they call themselves by; one has another secret of a file now.
  const secret = 'a-secret-of-the-file-1'
  const changed = [
    { ...expenses, clientId: payroll.clientId },
    { ...payroll, clientId: expenses.clientId, secret },
  ]
  for (let times = 0; times < 2; times++) {
    const imported = await world.relyingParty.tenantFiles.importTenant(
      { ...file, applications: changed },
      wish,
    )
    expect(imported).toMatchObject({ outcome: 'imported' })
  }
  expect(await find.applicationCount(contoso)).toBe(2)
  expect(await find.application(contoso, expenses.id)).toMatchObject({ clientId: payroll.clientId })
  const after = await find.application(contoso, payroll.id)
  const hash = world.needs.crypto.digest(secret)
  expect(after?.secrets.map((one) => one.hash)).toEqual(['of-it', hash])

  const elsewhere = parsed(await exported(world, 'wingtiptoys.com'))
  const taken = { ...expenses, id: contoso, clientId: payroll.clientId }
  const refused = { ...elsewhere, applications: [taken] }
  expect(await world.relyingParty.tenantFiles.importTenant(refused, wish)).toEqual({
    outcome: 'refused',
    mistake: { kind: 'taken', path: ['applications', 0, 'clientId'] },
  })
})

test('R2 10,000 people come in in a moment', async () => {
  using folder = sqliteIn()
  const world = await aWorld({ samples: false, open: folder.open })
  const sample = parsed(await exported(await aWorld()))
  const users = Array.from({ length: 10_000 }, (_, i) => ({
    id: `0b8f2c4e-7a1d-4f0e-9c3b-${String(i).padStart(12, '0')}`,
    name: `person${String(i).padStart(5, '0')}@contoso.com`,
    displayName: `Person ${i}`,
  }))
  const group = {
    id: contoso.replace(/^c0/, 'd0'),
    displayName: 'All',
    description: '',
    groups: [],
  }
  const file = { ...sample, users, groups: [{ ...group, users: users.map(({ id }) => id) }] }
  const before = process.cpuUsage()
  const begun = performance.now()
  await world.relyingParty.tenantFiles.importTenant(file, wish)
  const took = performance.now() - begun
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1_000_000
  const again = performance.now()
  const text = await exported(world)
  const out = performance.now() - again
  expect(parsed(text).users).toHaveLength(10_000)
  console.log(
    `FIGURE R2 10000 people in one group in after ${(took / 1000).toFixed(2)} s (${cpu.toFixed(2)} s of processor), out after ${(out / 1000).toFixed(2)} s, ${text.length} bytes`,
  )
  expect(cpu).toBeLessThan(10)
  await world.relyingParty.stop()
})
