/** One device of three accounts in two tenants, as people have it: each signs in, and each tenant knows one device. @module */
import { expect, test } from 'vitest'
import { findDeviceFacts } from '../../../src/main/relying-party/registration/device-facts.ts'
import { aCommandDevice } from '../../support/command-device.ts'
import { aBrowser } from '../../support/page-browser.ts'
import { authenticatorOf } from '../../support/policies.ts'
import { contoso } from '../../support/relying-party-world.ts'
import { aServedWorld } from '../../support/served-world.ts'

const accounts = [
  ['contoso.com', 'balas@contoso.com'],
  ['wingtiptoys.com', 'balas@wingtiptoys.com'],
  ['wingtiptoys.com', 'bsandhu@wingtiptoys.com'],
] as const

test('R10 three accounts of two tenants on one real device: all sign in, one record a tenant', async () => {
  await using served = await aServedWorld()
  const { world } = served
  await using device = await aCommandDevice(served)
  for (const [domain, name] of accounts) {
    const page = aBrowser(world, domain)
    await page.signInByPassword(name)
    await device.add(page, name)
  }

  // All three ask at once, and each is answered for itself.
  const pages = accounts.map(([domain]) => aBrowser(world, domain))
  for (const [index, page] of pages.entries()) {
    const from = device.events.length
    const { number, transaction: challenge } = await page.ask(accounts[index]?.[1] ?? '')
    const { pending } = await device.until('challenge', from)
    expect(pending.id).toBe(challenge)
    await device.run({ command: 'approve', number, challenge })
    const { state } = await page.done('complete')
    expect(state).toMatchObject({ step: 'signed-in', account: { name: accounts[index]?.[1] } })
  }

  const { find } = world.needs.store
  const [own] = await find.devicesOf(contoso, await idOf('contoso.com', 'balas@contoso.com'))
  const installation = own?.installation ?? ''
  const atContoso = await findDeviceFacts(find, contoso, installation)
  const wingtip = (await find.tenantByDomain('wingtiptoys.com'))?.id ?? ''
  const atWingtip = await findDeviceFacts(find, wingtip, installation)
  expect(atContoso?.users).toHaveLength(1)
  expect(atWingtip?.users).toHaveLength(2)
  expect(atWingtip).toMatchObject({ profile: 'desktop', displayName: atContoso?.displayName })

  async function idOf(domain: string, name: string): Promise<string> {
    const tenant = (await find.tenantByDomain(domain))?.id ?? ''
    return (await find.userByName(tenant, name))?.id ?? ''
  }
})

test('R10 whom the policy no longer allows is told so by the device that turns it on', async () => {
  await using served = await aServedWorld()
  const { world } = served
  await using device = await aCommandDevice(served)
  const name = 'balas@contoso.com'
  const page = aBrowser(world)
  await page.signInByPassword(name)
  await device.add(page, name, { phoneSignIn: false })
  const change = { microsoftAuthenticator: authenticatorOf({ state: 'disabled' }) }
  await world.needs.store.decide('savePolicy', {
    ...{ tenant: contoso, by: 'command', at: 0, expectedVersion: 0, change },
  })
  const turnOn = { command: 'phone-sign-in', account: name, on: true } as const
  await expect(device.run(turnOn)).rejects.toMatchObject({ code: 'POLICY' })
  await world.needs.store.decide('savePolicy', {
    ...{ tenant: contoso, by: 'command', at: 0, expectedVersion: 1 },
    change: { microsoftAuthenticator: authenticatorOf({}) },
  })
  expect(await device.run(turnOn)).toMatchObject({ account: { phoneSignIn: 'on' } })
})

test('R10 a device that is too old says so by its commands: at an account, turning on, and while it watches', async () => {
  await using served = await aServedWorld()
  const { world } = served
  await using device = await aCommandDevice(served, { version: '1.4.0' })
  const name = 'balas@contoso.com'
  const page = aBrowser(world)
  await page.signInByPassword(name)
  await device.add(page, name, { phoneSignIn: false })
  const settings = { minimumAppVersion: '1.5' }
  const by = { tenant: contoso, by: 'command', at: world.clock.now() }
  await world.needs.store.decide('saveSettings', { ...by, settings })

  const turnOn = { command: 'phone-sign-in', account: name, on: true } as const
  await expect(device.run(turnOn)).rejects.toMatchObject({ code: 'APP_TOO_OLD' })
  await device.device.authenticator.stop()
  await using again = await aCommandDevice(served, { version: '1.4.0' })
  const told = await again.until('account-too-old')
  expect(again.said(told, 'en')).toContain('Update the app')
  expect(again.said(told, 'nl')).toContain('Werk de app bij')
  const listed = JSON.stringify(await again.run({ command: 'accounts' }))
  expect(listed).toContain('"update":"Contoso sends no requests')

  // Updated, it is as any other.
  await again.device.authenticator.stop()
  await using updated = await aCommandDevice(served, { version: '1.5.0' })
  await updated.until('account-connected')
  expect(await updated.run(turnOn)).toMatchObject({ account: { phoneSignIn: 'on' } })
  expect(JSON.stringify(await updated.run({ command: 'accounts' }))).not.toContain('"update"')
})
