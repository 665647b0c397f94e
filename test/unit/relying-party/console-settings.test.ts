/** A tenant's settings in the console: read whole, saved whole, upon what was read. @module */
import { expect, test } from 'vitest'
import type { SettingsForm } from '#protocol/console-settings-http'
import { presetSwitches } from '#protocol/tenant-settings'
import { aConsole, ticketFor, type ConsoleReader } from '../../support/console-reader'
import { contosoTenant } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'

const tenant = contosoTenant().id

async function opened(world: World): Promise<ConsoleReader> {
  const reader = aConsole(world)
  await reader.done('consoleTicket', { ticket: await ticketFor(world) })
  return reader
}

test('R22 every setting is saved and read again, and the log names those that changed', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const before = await reader.done('consoleSettings', {})
  expect(before.settings.switches).toEqual(presetSwitches('entra'))
  const after: SettingsForm = {
    ...{ name: 'Contoso Ltd', lifetimeMs: 90_000, digits: 3, isPinRequired: true },
    settings: {
      switches: presetSwitches('improved'),
      isCombinedRegistrationOn: false,
      isLegacyPhoneSignInOn: false,
      minimumAppVersion: '1.2',
      secondFactor: 'required',
      isSameDeviceRefused: true,
      isSameNetworkRequired: true,
      isPhoneSignInRecommended: true,
      simulatedSources: [{ name: 'Lisbon', address: '203.0.113.9', place: 'Lisbon, Portugal' }],
    },
    campaign: {
      ...{ state: 'enabled', snoozeDurationInDays: 3 },
      enforceRegistrationAfterAllowedSnoozes: false,
    },
  }
  const saved = await reader.done('consoleSaveSettings', { before, after })
  expect(saved).toEqual({ outcome: 'saved', now: after })
  expect(await reader.done('consoleSettings', {})).toEqual(after)
  const { rows } = await reader.done('consoleAudit', { before: 0, limit: 2 })
  expect(rows).toMatchObject([
    { event: 'policy-saved', facts: { methods: 'registrationCampaign', by: 'host' } },
    {
      event: 'settings-saved',
      facts: {
        settings:
          'digits isCombinedRegistrationOn isPhoneSignInRecommended isSameDeviceRefused isSameNetworkRequired lifetimeMs minimumAppVersion name pinRequired secondFactor simulatedSources switches',
      },
    },
  ])
  // What is left out is no longer there.
  const without = structuredClone(after)
  delete without.settings.minimumAppVersion
  await reader.done('consoleSaveSettings', { before: after, after: without })
  expect(await reader.done('consoleSettings', {})).toEqual(without)
})

test('R22 where somebody saved meanwhile, nothing is changed and what holds is told', async () => {
  const world = await aWorld()
  const [first, second] = [await opened(world), await opened(world)]
  const before = await first.done('consoleSettings', {})
  const mine = { ...before, digits: 6 as const }
  const theirs = { ...before, lifetimeMs: 120_000 }
  await second.done('consoleSaveSettings', { before, after: theirs })
  expect(await first.done('consoleSaveSettings', { before, after: mine })).toEqual({
    ...{ outcome: 'changed-meanwhile', now: theirs },
  })
  expect(await first.done('consoleSettings', {})).toEqual(theirs)
})

test('R6 the legacy switch is shown, and no console sets it', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const act = { tenant, by: 'command', at: 5 }
  await world.needs.store.decide('setLegacyPolicy', { ...act, isOn: true })
  const before = await reader.done('consoleSettings', {})
  expect(before.settings.isLegacyPhoneSignInOn).toBe(true)
  const settings = { ...before.settings, isLegacyPhoneSignInOn: false }
  await reader.done('consoleSaveSettings', { before, after: { ...before, settings } })
  expect(await reader.done('consoleSettings', {})).toEqual(before)
})

test('R22 saving what was read changes nothing and writes nothing', async () => {
  const world = await aWorld()
  const reader = await opened(world)
  const before = await reader.done('consoleSettings', {})
  const audit = await reader.done('consoleAudit', { before: 0, limit: 50 })
  await reader.done('consoleSaveSettings', { before, after: before })
  expect(await reader.done('consoleAudit', { before: 0, limit: 50 })).toEqual(audit)
})
