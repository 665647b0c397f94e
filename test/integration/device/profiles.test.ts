/** What a device is registered as, and whom it may then serve: the headless device’s own commands, told otherwise. @module */
import { expect, test } from 'vitest'
import type { DeviceProfile } from '#protocol/enrollment'
import { switchValues } from '#protocol/tenant-settings'
import { catalogues } from '../../../src/main/device/catalogues.ts'
import { aCommandDevice, type CommandDevice } from '../../support/command-device.ts'
import { aBrowser } from '../../support/page-browser.ts'
import { putSettings } from '../../support/people.ts'
import { contoso, type World } from '../../support/relying-party-world.ts'
import { aServedWorld } from '../../support/served-world.ts'

const balas = 'balas@contoso.com'
const adele = 'adele@contoso.com'
const onPremises = 'omar@contoso.com'

async function add(
  world: World,
  device: CommandDevice,
  name: string,
  profile?: DeviceProfile,
  domain = name.split('@')[1],
): Promise<void> {
  const page = aBrowser(world, domain)
  await page.signInByPassword(name)
  await device.add(page, name, profile === undefined ? {} : { profile })
}

test.for(['android', 'ios', 'desktop'] as const)(
  'R11 a headless device that says --profile %s serves as many people as one',
  async (profile) => {
    await using served = await aServedWorld()
    const { world } = served
    await using device = await aCommandDevice(served)
    await add(world, device, balas, profile)
    const user = await world.needs.store.find.userByName(contoso, balas)
    const [stored] = await world.needs.store.find.devicesOf(contoso, user?.id ?? '')
    expect(stored?.profile).toBe(profile)

    const second = add(world, device, adele, profile)
    if (profile === 'android') await expect(second).rejects.toMatchObject({ code: 'DEVICE_TAKEN' })
    else await second
    // Another tenant has a record of its own, which serves its own person.
    await add(world, device, 'balas@wingtiptoys.com', profile)
    const { accounts } = await device.run({ command: 'accounts' })
    expect(accounts).toHaveLength(profile === 'android' ? 2 : 3)

    await putSettings(world, {}, { androidAccounts: 'improved' })
    await using other = await aCommandDevice(served, { name: 'other' })
    await add(world, other, balas, profile)
    await add(world, other, adele, profile)
  },
)

test('R11 without --profile a headless device is a desktop', async () => {
  await using served = await aServedWorld()
  await using device = await aCommandDevice(served)
  await add(served.world, device, balas)
  const { store } = served.world.needs
  const user = await store.find.userByName(contoso, balas)
  expect((await store.find.devicesOf(contoso, user?.id ?? ''))[0]?.profile).toBe('desktop')
})

test('R11 a guest shares no device with another account of the tenant, and hears why', async () => {
  await using served = await aServedWorld()
  const { world } = served
  await using device = await aCommandDevice(served)
  await add(world, device, 'balas@wingtiptoys.com')
  const guest = 'visitor@contoso.com'
  const refused = add(world, device, guest, undefined, 'wingtiptoys.com')
  await expect(refused).rejects.toMatchObject({ code: 'GUEST' })
  for (const words of Object.values(catalogues)) expect(words.problems.GUEST({})).not.toBe('')
  await using own = await aCommandDevice(served, { name: 'own' })
  await add(world, own, guest, undefined, 'wingtiptoys.com')
})

test.for(switchValues.onPremisesInstallations)(
  'R11 whose MFA is on-premises signs in by phone with each of four installations; the fifth, under %s',
  async (onPremisesInstallations) => {
    await using served = await aServedWorld()
    const { world } = served
    await putSettings(world, {}, { onPremisesInstallations })
    for (const index of [1, 2, 3, 4]) {
      await using device = await aCommandDevice(served, { name: `device-${index}` })
      await add(world, device, onPremises)
      const page = aBrowser(world)
      const { number, transaction: challenge } = await page.ask(onPremises)
      await device.until('challenge')
      await device.run({ command: 'approve', number, challenge })
      expect((await page.done('complete')).state.step).toBe('signed-in')
    }
    await using fifth = await aCommandDevice(served, { name: 'device-5' })
    const added = add(world, fifth, onPremises)
    if (onPremisesInstallations === 'entra') {
      await expect(added).rejects.toMatchObject({ code: 'ON_PREMISES_MFA' })
      return
    }
    await added
    await using sixth = await aCommandDevice(served, { name: 'device-6' })
    await expect(add(world, sixth, onPremises)).rejects.toThrow('too-many-devices')
  },
)

test('R11 anybody else has five registrations, and security info says before the sixth that one has to go', async () => {
  await using served = await aServedWorld()
  const { world } = served
  for (const index of [1, 2, 3, 4, 5]) {
    await using device = await aCommandDevice(served, { name: `device-${index}` })
    await add(world, device, balas)
  }
  await using sixth = await aCommandDevice(served, { name: 'device-6' })
  await expect(add(world, sixth, balas)).rejects.toThrow('too-many-devices')
  const page = aBrowser(world)
  await page.signInByPassword(balas)
  const { methods } = await page.done('securityInfo')
  const [first] = methods.filter(({ kind }) => kind === 'authenticator')
  await page.done('removeMethod', {}, first?.id ?? '')
  await add(world, sixth, balas)
})
