/** Saving a policy: what is refused, what it replaces, and who would lose phone sign-in by it. @module */
import { expect, test } from 'vitest'
import { allUsers, defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { why } from '#protocol/why'
import { encodeCanonical, parseCanonical } from '#protocol/canonical'
import type { GroupRecord } from '../../../../src/main/relying-party/directory-records'
import { whoLoses } from '../../../../src/main/relying-party/policy/who-loses'
import type { SavedPolicy } from '../../../../src/main/relying-party/policy/save-policy'
import { samples } from '../../../../src/main/relying-party/sample-tenants'
import { aReadyDevice } from '../../../support/connected-device'
import { aBrowser } from '../../../support/page-browser'
import { addPeople, contosoTenant } from '../../../support/people'
import { authenticatorOf, rowFor } from '../../../support/policies'
import { aWorld, type World } from '../../../support/relying-party-world'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id
const [contoso] = samples
const balas = contoso?.people[0]?.id ?? ''
const pilot = contoso?.groups[0]?.id ?? ''
const everyoneAtWork = contoso?.groups[2]?.id ?? ''
const act = { tenant, by: 'admin-token', at: 5 }

const save = (
  { needs }: World,
  change: Partial<MethodsPolicy>,
  expectedVersion?: number,
): Promise<SavedPolicy> => needs.store.decide('savePolicy', { ...act, change, expectedVersion })
const settings = ({ needs }: World, change: object) =>
  needs.store.decide('saveSettings', { ...act, settings: change })
const authenticator = (change: Parameters<typeof authenticatorOf>[0]) => ({
  microsoftAuthenticator: authenticatorOf(change),
})

test('R3 what is saved applies at once, and nothing before', async () => {
  const world = await aWorld()
  const { find } = world.needs.store
  const page = aBrowser(world)
  expect(await page.done('begin', { name })).toMatchObject({
    state: { methods: ['password', 'authenticator', 'temporary-access-pass'] },
  })
  expect(await save(world, authenticator({ state: 'disabled' }))).toMatchObject({
    outcome: 'saved',
    record: { version: 1, changedAt: 5 },
  })
  expect(await page.done('state')).toMatchObject({
    state: { methods: ['password', 'temporary-access-pass'] },
  })
  expect(await page.call('approval')).toMatchObject({ code: 'policy' })
  expect(await save(world, authenticator({}))).toMatchObject({ record: { version: 2 } })
  expect(await page.done('state')).toMatchObject({
    state: { methods: ['password', 'authenticator', 'temporary-access-pass'] },
  })
  const [row] = (await find.audit(0, 1000)).filter(({ event }) => event === 'policy-saved')
  expect(JSON.parse(row?.facts ?? '')).toEqual({
    by: 'admin-token',
    methods: 'microsoftAuthenticator',
    version: 1,
  })
})

test('R3 two admins: who saved first keeps what they saved', async () => {
  const world = await aWorld()
  expect(await save(world, authenticator({}), 0)).toMatchObject({ outcome: 'saved' })
  expect(await save(world, authenticator({ state: 'disabled' }), 0)).toEqual({
    ...{ outcome: 'refused', code: 'changed-meanwhile', version: 1 },
  })
  const saved = await world.needs.store.find.policy(tenant)
  expect(saved?.policy.microsoftAuthenticator.state).toBe('enabled')
})

test.each([
  [
    { includeTargets: [rowFor('group', allUsers), rowFor('group', balas)] },
    'target-unknown',
    'includeTargets[1].id',
  ],
  [{ includeTargets: [rowFor('user', pilot)] }, 'target-unknown', 'includeTargets[0].id'],
  [
    { excludeTargets: [{ id: balas, targetType: 'group' as const }] },
    'target-unknown',
    'excludeTargets[0].id',
  ],
  [{ includeTargets: [rowFor('user', allUsers)] }, 'invalid', 'includeTargets[0].id'],
  [
    {
      featureSettings: {
        ...defaultMethodsPolicy.microsoftAuthenticator.featureSettings,
        displayLocationInformationRequiredState: {
          state: 'enabled' as const,
          includeTarget: { id: balas, targetType: 'group' as const },
          excludeTarget: { id: pilot, targetType: 'group' as const },
        },
      },
    },
    'target-unknown',
    'featureSettings.displayLocationInformationRequiredState.includeTarget.id',
  ],
] as const)('R3 whom a policy names has to be there: %j', async (change, code, path) => {
  const world = await aWorld()
  expect(await save(world, authenticator(change as never))).toEqual({
    ...{ outcome: 'refused', code, path: `microsoftAuthenticator.${path}` },
  })
  expect(await world.needs.store.find.policy(tenant)).toBeUndefined()
})

test('R3 the lifetimes of passes go together', async () => {
  const world = await aWorld()
  const pass = { ...defaultMethodsPolicy.temporaryAccessPass, defaultLifetimeInMinutes: 500 }
  expect(await save(world, { temporaryAccessPass: pass })).toEqual({
    ...{
      outcome: 'refused',
      code: 'invalid',
      path: 'temporaryAccessPass.defaultLifetimeInMinutes',
    },
  })
})

test('R5 too many users and groups make a policy too large; one group in their place is saved', async () => {
  const world = await aWorld()
  const people = await addPeople(world, contosoTenant(), 200)
  const users = people.map(({ id }) => rowFor('user', id))
  const before = await world.needs.store.find.audit(0, 1000)
  const refused = await save(world, authenticator({ includeTargets: users }))
  expect(refused).toMatchObject({
    ...{ outcome: 'refused', code: 'policy-too-large', maxBytes: 20_480, users: 200, groups: 0 },
  })
  expect(refused).toMatchObject({ bytes: expect.any(Number) as number })
  expect(await world.needs.store.find.audit(0, 1000)).toEqual(before)
  expect(
    await save(world, authenticator({ includeTargets: [rowFor('group', everyoneAtWork)] })),
  ).toMatchObject({ outcome: 'saved', record: { version: 1 } })
})

test('R5 just as large as it may be is saved, one more row is not', async () => {
  const world = await aWorld()
  const rows: ReturnType<typeof rowFor>[] = []
  const bytesOf = () =>
    JSON.stringify({ ...defaultMethodsPolicy, ...authenticator({ includeTargets: rows }) }).length
  while (bytesOf() + JSON.stringify(rowFor('user', balas)).length + 1 <= 20_480) {
    rows.push(rowFor('user', balas))
  }
  expect(await save(world, authenticator({ includeTargets: rows }))).toMatchObject({
    outcome: 'saved',
  })
  rows.push(rowFor('user', balas))
  expect(await save(world, authenticator({ includeTargets: rows }))).toMatchObject({
    code: 'policy-too-large',
  })
})

test('R7 while combined registration is off nobody is enabled for passwordless, and nobody registers it', async () => {
  const world = await aWorld()
  await settings(world, { isCombinedRegistrationOn: false })
  for (const change of [{}, { includeTargets: [rowFor('group', pilot, 'deviceBasedPush')] }]) {
    expect(await save(world, authenticator(change))).toEqual({
      ...{ outcome: 'refused', code: 'combined-registration-off' },
    })
  }
  const push = authenticator({ includeTargets: [rowFor('group', allUsers, 'push')] })
  expect(await save(world, push)).toMatchObject({ outcome: 'saved' })
  expect(await save(world, authenticator({ state: 'disabled' }))).toMatchObject({
    outcome: 'saved',
  })
  expect(await save(world, { softwareOath: defaultMethodsPolicy.softwareOath })).toMatchObject({
    outcome: 'saved',
  })
  const told = await world.relyingParty.administration.why('contoso.com', name)
  const phone = told?.methods.find(({ method }) => method === 'phone-sign-in')
  expect(phone?.registration).toMatchObject({ rule: 'combined-registration-off' })

  await settings(world, { isCombinedRegistrationOn: true })
  expect(await save(world, authenticator({}))).toMatchObject({ outcome: 'saved' })
})

test('R7 a device cannot turn phone sign-in on once combined registration is off', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword(name)
  await settings(world, { isCombinedRegistrationOn: false })
  await expect(aReadyDevice(world, aBrowser(world))).rejects.toThrow(/policy/)
})

test('R6 the switch of old lets everybody in; saving the policy replaces it and names who loses', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const device = await aReadyDevice(world, aBrowser(world))
  await save(world, authenticator({ state: 'disabled' }))
  const page = aBrowser(world)
  await page.done('begin', { name })
  expect(await page.call('approval')).toMatchObject({ code: 'policy' })

  await store.decide('setLegacyPolicy', { ...act, isOn: true })
  const { number } = await page.ask(name)
  await device.approve(number)
  expect(device.verdicts().at(-1)).toEqual({ outcome: 'approved' })

  const everybody = authenticatorOf({})
  const onlyAdmins = authenticatorOf({
    includeTargets: [rowFor('user', contoso?.people[1]?.id ?? '')],
  })
  const found = async () => (await store.find.tenant(tenant)) ?? contosoTenant()
  expect(await whoLoses(store.find, await found(), everybody)).toEqual({ count: 0, first: [] })
  expect(await whoLoses(store.find, await found(), onlyAdmins)).toEqual({
    count: 1,
    first: [{ id: balas, name, displayName: 'Bala Sandhu' }],
  })
  // Only the Authenticator's own configuration replaces it.
  await save(world, { softwareOath: defaultMethodsPolicy.softwareOath })
  expect((await found()).settings.isLegacyPhoneSignInOn).toBe(true)
  await save(world, { microsoftAuthenticator: onlyAdmins })
  expect((await found()).settings.isLegacyPhoneSignInOn).toBe(false)
  const told = await world.relyingParty.administration.why(tenant, balas)
  const phone = told?.methods.find(({ method }) => method === 'phone-sign-in')
  expect(phone?.signIn).toMatchObject({ isAllowed: false, rule: 'not-included' })
})

test('R6 with thousands of people, those who hold nothing lose nothing', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  await addPeople(world, contosoTenant(), 1_200)
  const off = authenticatorOf({ state: 'disabled' })
  expect(await whoLoses(world.needs.store.find, contosoTenant(), off)).toMatchObject({ count: 1 })
})

test('R8 the why of a person is canonical JSON, of the shape that is told, by name and by id', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  const { administration } = world.relyingParty
  const told = await administration.why('CONTOSO.com', 'Balas@Contoso.com')
  expect(await administration.why(tenant, balas)).toEqual(told)
  if (told === undefined) throw new Error('nothing is told')
  expect(parseCanonical(encodeCanonical(told), why)).toEqual(told)
  expect(told).toMatchObject({
    ...{ tenant, policyVersion: 0, user: { id: balas, name, kind: 'member' } },
  })
  expect(told.methods.map(({ method, signIn }) => [method, signIn.isAllowed, signIn.rule])).toEqual(
    [
      ['password', true, 'included-all-users'],
      ['phone-sign-in', true, 'included-all-users'],
      ['push', true, 'included-all-users'],
      ['one-time-code', true, 'included-all-users'],
      ['temporary-access-pass', false, 'no-pass'],
      ['federated', false, 'managed'],
    ],
  )
  expect(await administration.why('litware.com', name)).toBeUndefined()
  expect(await administration.why('contoso.com', 'nobody@contoso.com')).toBeUndefined()
})

test('R8 the why names the group, and what waits or is throttled', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  const group: GroupRecord | undefined = await world.needs.store.find.group(tenant, everyoneAtWork)
  await save(world, authenticator({ includeTargets: [rowFor('group', group?.id ?? '')] }))
  const page = aBrowser(world)
  await page.ask(name)
  const told = await world.relyingParty.administration.why(tenant, balas)
  const phone = told?.methods.find(({ method }) => method === 'phone-sign-in')
  expect(phone?.signIn.rules).toMatchObject([
    { rule: 'included-group', effect: 'allows', by: everyoneAtWork },
    { rule: 'mode-any' },
    { rule: 'request-pending', until: expect.any(Number) as number },
  ])
})

test('F4 whom the policy leaves out looks like anybody else, and no request reaches their device', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  await save(world, authenticator({ excludeTargets: [{ id: balas, targetType: 'user' }] }))
  const frames = device.frames.length
  const seen = await Promise.all(
    [name, 'nobody@contoso.com'].map(async (one) => {
      const page = aBrowser(world)
      const { state } = await page.done('begin', { name: one })
      const { outcome, ...answer } = await page.call('approval')
      return JSON.stringify([{ ...state, name: '' }, outcome, Object.keys(answer)])
    }),
  )
  expect(seen[0]).toBe(seen[1])
  expect(device.frames).toHaveLength(frames)
})
