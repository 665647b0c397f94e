/** What a person chooses in the settings of the authenticator window, and how things that failed are said. @module */
import { expect, test, type Page } from '@playwright/test'
import { usageCounters } from '#protocol/usage-counters'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { press } from './support/authenticator-states'
import { openAuthenticator } from './support/authenticator-window'
import { bare, bsandhu, settled, withSettings } from './support/authenticator-world'

const { authenticator, problems, settings } = windowCatalogues.en

const openPage = async (page: Page, name: string): Promise<void> => {
  await press(settings.title)(page)
  await page.getByRole('button', { name }).click()
}

test('L10 language, start at login and notifications are chosen at once', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await press(settings.title)(page)
  await page.getByLabel(settings.language).selectOption('nl')
  await page.getByRole('switch', { name: settings.startAtLogin }).click()
  await page.getByRole('switch', { name: settings.notifications }).press('Space')
  await window.tell(withSettings(settled, { language: 'nl' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    windowCatalogues.nl.settings.title,
  )
  expect(await window.asked()).toEqual([
    ['changeSettings', { language: 'nl' }],
    ['changeSettings', { startAtLogin: true }],
    ['changeSettings', { notifications: false }],
  ])
})

test('L10 a choice that was not kept is said where it was made', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await window.answer('changeSettings', { ok: false, problem: { code: 'not-stored' } })
  await press(settings.title)(page)
  const notifications = page.getByRole('switch', { name: settings.notifications })
  await notifications.click()
  await expect(page.getByText(problems['not-stored'])).toBeVisible()
  await expect(notifications).toHaveAttribute('aria-checked', 'true')
})

test('L10 usage data is off, says exactly what it would hold, and is set to zero', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await openPage(page, settings.usage.title)
  const on = page.getByRole('switch', { name: settings.usage.switch })
  await expect(on).toHaveAttribute('aria-checked', 'false')
  await expect(page.getByText(settings.usage.why)).toBeVisible()
  const names = page.locator('dt')
  await expect(names).toHaveText(usageCounters.map((name) => settings.usage.counters[name]))
  await on.click()
  const held = usageCounters.map((name) => ({ name, count: 3 }))
  await window.tell(withSettings(settled, { usageData: { on: true, held } }))
  await expect(page.locator('dd').first()).toHaveText('3')
  await press(settings.usage.clear)(page)
  expect(await window.asked()).toEqual([
    ['changeSettings', { usageData: true }],
    ['clearUsageData'],
  ])
})

test('L10 verification by the system: installed, allowed, ended, and why it cannot', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  const text = settings.verification
  const { osVerification: os } = settled
  await openPage(page, text.title)
  await expect(page.getByText(text.weaker)).toBeVisible()

  const installCommand = 'pkexec install -m 644 a.policy /usr/share/polkit-1/actions/'
  const missing = { ...os, available: 'not-installed', installCommand } as const
  await window.tell({ ...settled, osVerification: missing })
  await expect(page.getByText(text.installPrompt)).toBeVisible()
  await expect(page.getByText(installCommand)).toBeVisible()
  await press('Copy')(page)
  await press(text.install)(page)

  await window.tell(settled)
  await press(text.allow)(page)
  const allowed = { ...os, allowed: true, pinDemanded: [bsandhu.name] }
  await window.tell({ ...settled, osVerification: allowed })
  await expect(page.getByText(bsandhu.name)).toBeVisible()
  await press(text.end)(page)

  for (const available of ['no-agent', 'not-set-up', 'unavailable'] as const) {
    await window.tell({ ...settled, osVerification: { ...os, available } })
    await expect(page.getByText(text[available])).toBeVisible()
  }
  await window.tell({ ...settled, pinSet: false })
  await expect(page.getByText(text.needsPin)).toBeVisible()
  expect(await window.asked()).toEqual([
    ['copy', { text: installCommand }],
    ['installOsVerification'],
    ['allowOsVerification'],
    ['endOsVerification'],
  ])
})

test('L10 about tells versions, the sandbox, and each shipped package with its licence', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await openPage(page, settings.about.title)
  for (const version of ['0.1.0', '45.4.1', '150.0.7102.10', '24.11.0'])
    await expect(page.getByText(version, { exact: true })).toBeVisible()
  await expect(page.getByText(settings.about.sandboxOn)).toBeVisible()
  const licences = page.getByRole('region', { name: settings.about.licences })
  for (const name of ['react-dom', 'keytar', 'jsqr', 'ws', 'zod'])
    await expect(licences.getByText(new RegExp(`^${name} [0-9.]+$`))).toBeVisible()
  expect(await licences.locator('dd').allTextContents()).not.toContain('')
  await expect(licences.getByText(/^(vitest|eslint) /)).toHaveCount(0)
})

test('L8 a taken port is said with whose it is, and another one is chosen with open eyes', async ({
  browser,
}) => {
  const why = { reason: 'port-taken', port: 7443, holder: 'nginx (9)', settled: true } as const
  const state = { ...settled, relyingParty: { state: 'stopped', why } } as const
  await using window = await openAuthenticator(browser, state)
  const { page } = window
  const { relyingParty, port } = authenticator
  await expect(page.getByText(relyingParty.portTakenBy(7443, 'nginx (9)'))).toBeVisible()
  await press(relyingParty.tryAgain)(page)
  await press(relyingParty.choosePort)(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(port.settled(7443))
  for (const wrong of ['', '80', '70000', 'abcd']) {
    await dialog.getByLabel(port.label).fill(wrong)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toHaveText(port.wrong)
  }
  await window.answer('choosePort', {
    ok: false,
    problem: { code: 'port-taken', facts: { port: 7444 } },
  })
  await dialog.getByLabel(port.label).fill('7444')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(problems['port-taken'](7444))
  expect(await window.asked()).toEqual([['startRelyingParty'], ['choosePort', { port: 7444 }]])
})

test('L8 what the relying party said when it did not start is shown as it said it', async ({
  browser,
}) => {
  const sentence = 'The disk is full. Make some room, then start again.'
  const why = { reason: 'not-started', sentence } as const
  await using window = await openAuthenticator(browser, {
    ...bare,
    relyingParty: { state: 'stopped', why },
  })
  await expect(window.page.getByText(sentence)).toBeVisible()
  await press(authenticator.relyingParty.tryAgain)(window.page)
  expect(await window.asked()).toEqual([['startRelyingParty']])
})

test('L4 a forgotten PIN and the removal of all data are done after saying what goes', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await press(settings.title)(page)
  await page.getByRole('button', { name: settings.verification.title }).click()
  await press(settings.forgotPin.open)(page)
  await expect(page.getByRole('dialog')).toContainText(settings.forgotPin.consequence)
  await press(settings.forgotPin.confirm)(page)
  await expect(page.getByText(settings.forgotPin.done)).toBeVisible()

  await press(settings.back)(page)
  await page.getByRole('button', { name: settings.removeAll.title }).click()
  await expect(page.getByRole('dialog')).toContainText(settings.removeAll.accounts(2))
  await press(settings.removeAll.confirm)(page)
  await page.getByRole('button', { name: settings.removeAll.title }).click()
  await page.getByLabel(settings.removeAll.relyingPartyToo).check()
  await press(settings.removeAll.confirm)(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await window.asked()).toEqual([
    ['forgetPin'],
    ['removeAllData', { relyingPartyToo: false }],
    ['removeAllData', { relyingPartyToo: true }],
  ])
})
