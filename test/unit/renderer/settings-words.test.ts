/** What the console says of each switch is what the parity page says. @module */
import { expect, test } from 'vitest'
import { presetSwitches, switchValues, type SwitchName } from '#protocol/tenant-settings'
import { switchRows } from '../../../src/main/relying-party/policy/parity'
import { findMistakes, presetOf, rebase } from '../../../src/renderer/console/settings/draft'
import { consoleCatalogues } from '../../../src/renderer/text/console/console-catalogues'
import { consoleRequests } from '../../support/console-requests'

const names = Object.keys(switchValues) as SwitchName[]
const form = consoleRequests.consoleSaveSettings.before

test('R22 every switch stands in the console with its parity text, in both languages', () => {
  for (const name of names) {
    const { title, documented, here } = switchRows[name]
    const english = consoleCatalogues.en.settings.parity.switches[name]
    expect(english).toEqual({ title, documented, values: here })
    const dutch = consoleCatalogues.nl.settings.parity.switches[name]
    expect(Object.keys(dutch.values)).toEqual(Object.keys(here))
  }
  console.log(`FIGURE R22 ${names.length} switches told as the parity page tells them`)
})

test('R22 a preset is told where all switches are as it says', () => {
  expect(presetOf(form.settings)).toBe('entra')
  const improved = { ...form.settings, switches: presetSwitches('improved') }
  expect(presetOf(improved)).toBe('improved')
  const own = { ...improved.switches, pendingRequest: 'queue' as const }
  expect(presetOf({ ...improved, switches: own })).toBe('own')
})

test('R22 what cannot be saved is named by its place', () => {
  const source = { name: '', address: 'somewhere', place: 'Lisbon' }
  const settings = { ...form.settings, minimumAppVersion: 'new', simulatedSources: [source] }
  expect([...findMistakes({ ...form, settings })].sort()).toEqual([
    ...['settings.minimumAppVersion', 'settings.simulatedSources.0.address'],
    'settings.simulatedSources.0.name',
  ])
})

test('R22 a change that met another one keeps both', () => {
  const old = { ...form, settings: { ...form.settings, minimumAppVersion: '1' } }
  const mine = { ...form, digits: 3 as const }
  const theirs = { ...old, lifetimeMs: 90_000 }
  expect(rebase(old, mine, theirs)).toEqual({ ...form, digits: 3, lifetimeMs: 90_000 })
})
