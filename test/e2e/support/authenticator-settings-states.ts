/** Every state of the authenticator window's settings, and how it is come to. @module */
import type { Page } from '@playwright/test'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { press, type WindowStateCase } from './authenticator-states'
import { bsandhu, settled, withSettings } from './authenticator-world'

const { settings } = windowCatalogues.en

const open = (row: string) => async (page: Page) => {
  await press(settings.title)(page)
  await page.getByRole('button', { name: row }).click()
}
const verifying = (os: Partial<AuthenticatorState['osVerification']>): AuthenticatorState => ({
  ...settled,
  osVerification: { ...settled.osVerification, ...os },
})
const counted = settled.settings.usageData.held.map(({ name }, i) => ({
  name,
  count: (i * 7) % 12,
}))

export const settingsStates: readonly WindowStateCase[] = [
  { name: 'settings', state: settled, reach: press(settings.title) },
  {
    name: 'settings, no place to start at login',
    state: withSettings(settled, { startAtLogin: 'unavailable', notifications: false }),
    reach: press(settings.title),
  },
  {
    name: 'verification, can be allowed',
    state: settled,
    reach: open(settings.verification.title),
  },
  {
    name: 'verification, allowed, PIN demanded by one',
    state: verifying({ allowed: true, pinDemanded: [bsandhu.name] }),
    reach: open(settings.verification.title),
  },
  {
    name: 'verification, not installed',
    state: verifying({
      available: 'not-installed',
      installCommand:
        'pkexec install -m 644 /opt/countersign/countersign.policy /usr/share/polkit-1/actions/',
    }),
    reach: open(settings.verification.title),
  },
  {
    name: 'verification, the system asks',
    state: verifying({ available: 'not-installed', busy: true }),
    reach: open(settings.verification.title),
  },
  {
    name: 'verification, no agent, and why it failed',
    state: verifying({ available: 'no-agent', problem: { code: 'os-no-agent' } }),
    reach: open(settings.verification.title),
  },
  {
    name: 'verification, the system has none, no PIN',
    state: { ...verifying({ means: 'none', available: 'unavailable' }), pinSet: false },
    reach: open(settings.verification.title),
  },
  {
    name: 'forgotten PIN?',
    state: settled,
    reach: async (page) => {
      await open(settings.verification.title)(page)
      await press(settings.forgotPin.open)(page)
    },
  },
  {
    name: 'PIN forgotten',
    state: settled,
    reach: async (page) => {
      await open(settings.verification.title)(page)
      await press(settings.forgotPin.open)(page)
      await press(settings.forgotPin.confirm)(page)
    },
  },
  { name: 'usage data, off', state: settled, reach: open(settings.usage.title) },
  {
    name: 'usage data, on',
    state: withSettings(settled, { usageData: { on: true, held: counted } }),
    reach: open(settings.usage.title),
  },
  { name: 'relying party', state: settled, reach: open(settings.relyingParty.title) },
  { name: 'about', state: settled, reach: open(settings.about.title) },
  {
    name: 'about, development runtime, no sandbox',
    state: { ...settled, about: { ...settled.about, developmentRuntime: true, sandboxed: false } },
    reach: open(settings.about.title),
  },
  {
    name: 'remove all?',
    state: settled,
    reach: async (page) => {
      await press(settings.title)(page)
      await page.getByRole('button', { name: settings.removeAll.title }).click()
    },
  },
]
