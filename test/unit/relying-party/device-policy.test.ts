/** Devices as the policy takes them: whose, how many, how old, how many accounts on one. @module */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { findDeviceFacts } from '../../../src/main/relying-party/registration/device-facts'
import { anyMember, type UserRecord } from '../../../src/main/relying-party/directory-records'
import { connect, enroll, turnPhoneSignInOn } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf } from '../../support/policies'
import { aWorld, type World } from '../../support/relying-party-world'
import { createSoftwareDevice, createSoftwareKey } from '../../support/software-device'

const tenant = contosoTenant().id
const anInstallation = () => toBase64url(randomBytes(16))
type Told = NonNullable<Parameters<typeof createSoftwareDevice>[2]>

async function addPerson(world: World, change: Partial<UserRecord>): Promise<string> {
  const id = `00000000-0000-4000-8000-${randomBytes(6).toString('hex')}`
  const name = `${id.slice(-6)}@contoso.com`
  await world.needs.store.decide('putSample', {
    tenant: (await world.needs.store.find.tenant(tenant)) ?? contosoTenant(),
    users: [
      {
        ...{ tenant, id, name, displayName: name, ...anyMember },
        passwordHash: await world.needs.passwords.hash('copper-lantern-river-41'),
        ...{ passwordChangedAt: 0, ...change },
      },
    ],
    ...{ which: 'missing', at: world.clock.now() },
  })
  return name
}

async function addDevice(world: World, name: string, told: Told = {}, domain = 'contoso.com') {
  const page = aBrowser(world, domain)
  await page.done('begin', { name })
  const sample = {
    'balas@contoso.com': 1,
    'balas@wingtiptoys.com': 1,
    'bsandhu@wingtiptoys.com': 1,
  }
  if (name in sample) await page.signInByPassword(name)
  else await page.done('password', { password: 'copper-lantern-river-41' })
  return enroll(world, page, createSoftwareDevice('Laptop', createSoftwareKey(), told))
}

const setTenant = (world: World, settings: object) =>
  world.needs.store.decide('saveSettings', {
    ...{ tenant, by: 'command', at: world.clock.now(), settings },
  })

describe('R10 one device, several accounts', () => {
  test('R10 three accounts of two tenants share one device and all sign in from it', async () => {
    const world = await aWorld()
    const told = { installation: anInstallation() }
    const accounts = [
      ['contoso.com', 'balas@contoso.com'],
      ['wingtiptoys.com', 'balas@wingtiptoys.com'],
      ['wingtiptoys.com', 'bsandhu@wingtiptoys.com'],
    ] as const
    for (const [domain, name] of accounts) {
      const enrolled = await addDevice(world, name, told, domain)
      await turnPhoneSignInOn(world, enrolled)
      const device = await connect(world, enrolled)
      const page = aBrowser(world, domain)
      const { number } = await page.ask(name)
      await device.approve(number)
      const { state } = await page.done('complete')
      expect(state).toMatchObject({ step: 'signed-in', account: { name } })
    }
    const { find } = world.needs.store
    const contoso = await findDeviceFacts(find, tenant, told.installation)
    expect(contoso?.users).toHaveLength(1)
    const wingtip = await find.tenantByDomain('wingtiptoys.com')
    const shared = await findDeviceFacts(find, wingtip?.id ?? '', told.installation)
    expect(shared).toMatchObject({ profile: 'desktop', displayName: 'Laptop' })
    expect(shared?.users).toHaveLength(2)
  })

  test('R10 whom the policy no longer allows can neither turn it on nor sign in by it', async () => {
    const world = await aWorld()
    const name = 'balas@contoso.com'
    const ready = await addDevice(world, name)
    await turnPhoneSignInOn(world, ready)
    const other = await addDevice(world, name)
    await world.needs.store.decide('savePolicy', {
      ...{ tenant, by: 'command', at: 0, expectedVersion: 0 },
      change: { microsoftAuthenticator: authenticatorOf({ state: 'disabled' }) },
    })
    await expect(turnPhoneSignInOn(world, other)).rejects.toThrow('policy')
    const device = await connect(world, ready)
    await aBrowser(world).call('begin', { name })
    expect(device.frames.filter(({ type }) => type === 'challenge')).toEqual([])
  })

  test('R10 an app under the minimum is told to update: added, turned on, connected', async () => {
    const world = await aWorld()
    const name = 'balas@contoso.com'
    const enrolled = await addDevice(world, name, { version: '1.4.0' })
    await setTenant(world, { minimumAppVersion: '1.5' })
    await expect(addDevice(world, name, { version: '1.4.9' })).rejects.toThrow('app-too-old')
    await expect(turnPhoneSignInOn(world, enrolled)).rejects.toThrow('app-too-old')
    // It was updated since, and says so at its next connection.
    await connect(world, enrolled, ['app-1-5-0'])
    const stored = await world.needs.store.find.device(tenant, enrolled.dev)
    expect(stored?.version).toBe('1.5.0')
    await turnPhoneSignInOn(world, enrolled)
  })

  test('R10 an app under the minimum hears so: connected, and when it would be asked', async () => {
    const world = await aWorld()
    const name = 'balas@contoso.com'
    const enrolled = await addDevice(world, name, { version: '1.4.0' })
    await turnPhoneSignInOn(world, enrolled)
    const tooOld = { type: 'problem', code: 'app-too-old', dev: enrolled.dev }
    const device = await connect(world, enrolled, ['app-1-4-0'])
    expect(device.frames).not.toContainEqual(tooOld)
    await setTenant(world, { minimumAppVersion: '1.5' })

    // A stranger's page is told nothing, and shows a number as for any name.
    const stranger = aBrowser(world)
    expect((await stranger.ask(name)).number).toMatch(/^[0-9]{2}$/)
    expect(device.frames.filter((frame) => frame.type === 'problem')).toEqual([tooOld])
    await stranger.done('leave')

    // Who is known to be the person is told: in their browser, and after the password.
    const own = aBrowser(world)
    await own.signInByPassword(name)
    expect(await own.call('sendTestRequest')).toMatchObject({ code: 'app-too-old' })
    await own.done('signOut')
    const begun = await own.done('begin', { name })
    expect(begun.state).toMatchObject({ step: 'method', methods: ['authenticator', 'password'] })
    expect(await own.call('approval')).toMatchObject({ code: 'app-too-old' })
    await setTenant(world, { secondFactor: 'required' })
    const second = aBrowser(world)
    await second.signInByPassword(name)
    expect(await second.call('approval')).toMatchObject({ code: 'app-too-old' })
    expect(device.frames.filter((frame) => frame.type === 'problem')).toHaveLength(4)
    expect(device.frames.filter((frame) => frame.type === 'challenge')).toEqual([])

    // At its next connection it hears so at once; an app that names no version could not read it.
    expect((await connect(world, enrolled, ['app-1-4-0'])).frames.at(-1)).toEqual(tooOld)
    expect((await connect(world, enrolled)).frames.at(-1)).toMatchObject({ type: 'proved' })
    expect((await connect(world, enrolled, ['app-1-5-0'])).frames.at(-1)).toMatchObject({
      type: 'proved',
    })
    await setTenant(world, { secondFactor: 'none' })
    const after = aBrowser(world)
    await after.signInByPassword(name)
    expect(await after.call('sendTestRequest')).toMatchObject({ outcome: 'done' })
  })
})

describe('R11 devices and accounts', () => {
  test('R11 android serves one account of a tenant, ios and desktop many', async () => {
    for (const profile of ['android', 'ios', 'desktop'] as const) {
      const world = await aWorld()
      const told = { installation: anInstallation(), profile }
      await addDevice(world, 'balas@contoso.com', told)
      const second = addDevice(world, await addPerson(world, {}), told)
      if (profile === 'android') await expect(second).rejects.toThrow('device-taken')
      else expect((await second).dev).not.toBe('')
    }
  })

  test('R11 improved: android serves many, too', async () => {
    const world = await aWorld()
    const { switches } = contosoTenant().settings
    await setTenant(world, { switches: { ...switches, androidAccounts: 'improved' } })
    const told = { installation: anInstallation(), profile: 'android' } as const
    await addDevice(world, 'balas@contoso.com', told)
    expect((await addDevice(world, await addPerson(world, {}), told)).dev).not.toBe('')
  })

  test('R11 a guest shares no device with another account', async () => {
    const world = await aWorld()
    const told = { installation: anInstallation() }
    await addDevice(world, 'balas@contoso.com', told)
    const guest = await addPerson(world, { kind: 'guest' })
    await expect(addDevice(world, guest, told)).rejects.toThrow('guest')
    expect((await addDevice(world, guest)).dev).not.toBe('')
  })

  test('R11 on-premises MFA: four installations, and the fifth is refused; improved: five', async () => {
    for (const onPremisesInstallations of ['entra', 'improved'] as const) {
      const world = await aWorld()
      const { switches } = contosoTenant().settings
      await setTenant(world, { switches: { ...switches, onPremisesInstallations } })
      const name = await addPerson(world, { onPremisesMfa: true })
      const first = await addDevice(world, name)
      await turnPhoneSignInOn(world, first)
      for (let i = 0; i < 3; i++) await addDevice(world, name)
      const fifth = addDevice(world, name)
      if (onPremisesInstallations === 'entra') {
        await expect(fifth).rejects.toThrow('on-premises-mfa')
      } else {
        await fifth
        await expect(addDevice(world, name)).rejects.toThrow('too-many-devices')
      }
    }
  })

  test('R11 at most five Authenticators', async () => {
    const world = await aWorld()
    for (let i = 0; i < 5; i++) await addDevice(world, 'balas@contoso.com')
    await expect(addDevice(world, 'balas@contoso.com')).rejects.toThrow('too-many-devices')
  })

  test('R15 who may have no one-time codes gets no secret', async () => {
    const world = await aWorld()
    await world.needs.store.decide('savePolicy', {
      ...{ tenant, by: 'command', at: 0, expectedVersion: 0 },
      change: { microsoftAuthenticator: authenticatorOf({ isSoftwareOathEnabled: false }) },
    })
    expect((await addDevice(world, 'balas@contoso.com')).totp).toBeUndefined()
  })
})
