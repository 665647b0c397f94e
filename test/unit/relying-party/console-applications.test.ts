/** Applications in the console: seen, made, changed, given secrets, deleted, by the rights of the reader. @module */
import { expect, test } from 'vitest'
import { consoleRoutes } from '#protocol/console-http'
import { aConsole, ticketFor } from '../../support/console-reader'
import { aWorld, contoso } from '../../support/relying-party-world'

const all = { after: '', startsWith: '', limit: 100 }
const stock = () => ({
  displayName: 'Stock',
  signInAudience: 'AzureADMyOrg' as const,
  isFallbackPublicClient: false,
  redirectUris: { spa: [], web: ['http://localhost:4000/callback'], publicClient: [] },
})

async function opened() {
  const world = await aWorld()
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return { world, reader }
}

test('O2 the console lists applications and shows one with its authority line', async () => {
  const { reader } = await opened()
  const { applications, total } = await reader.done('consoleApplications', all)
  expect(total).toBe(5)
  expect(applications.map(({ displayName, kinds }) => [displayName, ...kinds])).toEqual([
    ...[
      ['Expenses', 'spa'],
      ['Payroll', 'web'],
      ['Lab tool', 'publicClient'],
    ],
    ...[
      ['Nightly report', 'daemon'],
      ['Partner orders', 'spa'],
    ],
  ])
  const [, payroll, , , partners] = applications
  const shown = await reader.done('consoleApplication', { application: payroll?.id ?? '' })
  expect(shown).toMatchObject({
    ...{ authority: `https://localhost:7443/${contoso}`, clientId: payroll?.clientId },
    ...{ mayGrant: true, secrets: [{ displayName: 'Sample', hint: 'pay' }] },
  })
  expect(consoleRoutes.consoleApplication.response.parse(shown)).toEqual(shown)
  expect(JSON.stringify(shown)).not.toContain('hash')
  const every = await reader.done('consoleApplication', { application: partners?.id ?? '' })
  expect(every.authority).toBe('https://localhost:7443/organizations')
})

test('O2 the console makes, changes, refuses and deletes, and shows a secret once', async () => {
  const { reader, world } = await opened()
  const made = await reader.done('consoleMakeApplication', stock())
  if (made.outcome !== 'done') throw new Error(made.why.code)
  const application = made.id
  const refused = await reader.done('consoleChangeApplication', {
    ...{ application, change: { postLogoutRedirectUris: ['https://contoso.com/', 'nowhere'] } },
  })
  expect(refused).toEqual({
    outcome: 'refused',
    why: { code: 'address', place: 'postLogout', at: 1, why: 'not-absolute' },
  })
  await reader.done('consoleChangeApplication', { application, change: { displayName: 'Stocks' } })
  const given = await reader.done('consoleAddSecret', { application, displayName: '', days: 180 })
  if (given.outcome !== 'given') throw new Error(given.why.code)
  const shown = await reader.done('consoleApplication', { application })
  expect(shown).toMatchObject({
    ...{ displayName: 'Stocks', redirectUris: stock().redirectUris },
    secrets: [{ hint: given.text.slice(0, 3), endsAt: given.endsAt }],
  })
  expect(JSON.stringify(shown)).not.toContain(given.text)
  const [secret] = shown.secrets
  const removal = { application, secret: secret?.keyId ?? '' }
  await reader.done('consoleRemoveSecret', removal)
  expect(await reader.call('consoleRemoveSecret', removal)).toMatchObject({ code: 'not-found' })
  await reader.done('consoleDeleteApplication', { application })
  expect(await reader.call('consoleApplication', { application })).toMatchObject({
    code: 'not-found',
  })
  expect(await world.needs.store.find.applicationCount(contoso)).toBe(5)
})

test('O2 an Application Administrator registers, and gives no permission that they lack', async () => {
  const { world } = await opened()
  const user = 'c0a57050-0000-4000-8000-00000000b001'
  await world.needs.store.decide('setRole', {
    ...{ tenant: contoso, user, role: 'applicationAdministrator', held: true, by: 'host', at: 0 },
  })
  const person = aConsole(world)
  await person.page.signInByPassword('balas@contoso.com')
  const made = await person.done('consoleMakeApplication', stock())
  if (made.outcome !== 'done') throw new Error(made.why.code)
  const change = { permissions: ['User.Read.All' as const] }
  expect(
    await person.done('consoleChangeApplication', { application: made.id, change }),
  ).toMatchObject({ why: { code: 'may-not-grant' } })
  const report = 'c0a57050-0000-4000-8000-00000000a104'
  expect(
    await person.done('consoleAddSecret', { application: report, displayName: '', days: 1 }),
  ).toMatchObject({ why: { code: 'may-not-grant' } })
  expect(await person.call('consoleUsers', all)).toMatchObject({ code: 'not-allowed' })
})
