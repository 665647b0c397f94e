/** The sample tenants: added where they are missing, and made whole when a lab is broken. @module */
import { expect, test } from 'vitest'
import { findAddressMistake } from '#protocol/application-addresses'
import { samples } from '../../../src/main/relying-party/sample-tenants'
import { resetSamples, seedSamples } from '../../../src/main/relying-party/samples'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id

test('K7 without being asked for there are no samples', async () => {
  const world = await aWorld({ samples: false })
  expect(await world.relyingParty.administration.tenants()).toEqual([])
})

test('K7 seeding again changes nothing that is there', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const before = await store.find.userByName(tenant, name)
  if (before === undefined) throw new Error('no such user')
  const changed = { ...before, displayName: 'Somebody else', passwordHash: 'another' }
  await store.decide('putSample', {
    ...{ tenant: contosoTenant(), users: [changed], which: 'all', at: 0 },
  })
  const head = await store.find.auditHead()
  const { passwords } = world.needs
  // Hashing is what a start would take longest for.
  const hash = () => Promise.reject(new Error('nobody is missing'))
  await seedSamples({ ...world.needs, passwords: { ...passwords, hash } })
  expect(await store.find.userByName(tenant, name)).toEqual(changed)
  expect(await store.find.auditHead()).toEqual(head)
})

test('O2 there is a sample application of each kind, and one that was deleted or changed comes back', async () => {
  const world = await aWorld()
  const { store, crypto } = world.needs
  const all = { after: '', startsWith: '', limit: 100 }
  const registered = await store.find.applications(tenant, all)
  expect(
    registered.map(({ displayName, redirectUris, secrets }) => [
      ...[displayName, Object.values(redirectUris).flat(), secrets.length],
    ]),
  ).toEqual([
    ['Expenses', ['http://localhost:5173/redirect.html', 'http://localhost:5173/'], 0],
    ['Payroll', ['http://localhost:3000/auth/callback'], 1],
    ['Lab tool', ['http://localhost'], 0],
    ['Nightly report', [], 1],
    ['Partner orders', ['http://localhost:5174'], 0],
  ])
  for (const one of registered) expect(findAddressMistake(one)).toBeUndefined()
  const [expenses, , , report] = registered
  if (expenses === undefined || report === undefined) throw new Error('no such application')
  const text = 'nightly-report-ember-canal-thimble-7741'
  expect(report.secrets[0]).toMatchObject({ hash: crypto.digest(text), hint: 'nig' })
  const changed = { ...report, secrets: [] }
  await store.decide('putSample', {
    ...{ tenant: contosoTenant(), users: [], applications: [changed], which: 'all', at: 0 },
  })
  const act = { by: 'host', at: 0 }
  await store.decide('deleteApplication', { ...act, tenant, application: expenses.id })
  await seedSamples(world.needs)
  expect(await store.find.applications(tenant, all)).toEqual([
    ...[registered[0], registered[1], registered[2], changed, registered[4]],
  ])
  await resetSamples(world.needs)
  expect(await store.find.applications(tenant, all)).toEqual(registered)
})

test('K7 reset-samples makes a broken lab whole and keeps what people added', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  const user = await store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  await store.decide('putSample', {
    tenant: { ...contosoTenant(), name: 'Broken', digits: 6 },
    users: [{ ...user, disabled: true, passwordHash: 'another' }],
    ...{ which: 'all', at: 0 },
  })
  const stranger = aBrowser(world)
  await stranger.done('begin', { name })
  for (let n = 0; n < 6; n++) await stranger.call('password', { password: 'wrong' })

  await resetSamples(world.needs)
  const again = await world.restart('clean')
  expect(await again.needs.store.find.tenants()).toEqual(samples.map((sample) => sample.tenant))
  const afterwards = aBrowser(again)
  expect(await afterwards.signInByPassword(name)).toMatchObject({ step: 'signed-in' })
  const { methods } = await afterwards.done('securityInfo')
  const ids = ['password', device.dev, `code-${device.dev}`]
  expect(methods.map((method) => method.id)).toEqual(ids)
})

test('K7 six digits and a longer life are a tenant’s to choose', async () => {
  const world = await aWorld()
  await world.needs.store.decide('putSample', {
    tenant: { ...contosoTenant(), digits: 6, lifetimeMs: 300_000 },
    ...{ users: [], which: 'all', at: 0 },
  })
  const changed = await world.restart('clean')
  const device = await aReadyDevice(changed, aBrowser(changed))
  const page = aBrowser(changed)
  const { number } = await page.ask(name)
  expect(number).toMatch(/^[0-9]{6}$/)
  expect((await page.done('state')).state).toMatchObject({
    request: { digits: 6, lifetimeMs: 300_000 },
  })
  // Two digits of it are not it.
  await device.approve(number.slice(0, 2))
  expect(device.verdicts()).toEqual([{ outcome: 'wrong-number' }])
})
