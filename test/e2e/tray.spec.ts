/**
 * The app's item in a desktop's tray: what it shows, what its menu does, and that windows may go while it stays.
 * @module
 */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { trayIcons } from '../../src/main/shell/tray-model'
import { trayWords } from '../../src/main/shell/tray-words'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startDesktopSession } from '../support/desktop-session'
import { startTrayWatcher } from '../support/tray-watcher'
import { countDifferences } from './support/picture-comparison'
import { launchDesktopApp, onThisDisplay, ownWindow } from './support/desktop-app'

const words = trayWords('en')

test('L3 the tray tells how things stand, and its menu opens the app when its windows are closed', async () => {
  await using session = await startDesktopSession()
  await using tray = await startTrayWatcher(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  await using app = await launchDesktopApp({ ...onThisDisplay(session.env), LANGUAGE: 'en' })
  const window = await ownWindow(app, 'authenticator')

  const { none } = words.receiving
  await expect.poll(async () => (await tray.see()).tooltip).toBe(`Countersign: ${none}`)
  await expect
    .poll(async () => (await tray.see()).entries.map(({ label }) => label), { timeout: 20_000 })
    .toEqual([
      none,
      words.open,
      words.simulation,
      expect.stringMatching(/^Relying party: running on port \d+$/),
      words.settings,
      words.quit,
    ])
  const seen = await tray.see()
  expect(seen.entries.filter(({ enabled }) => !enabled)).toHaveLength(2)
  expect(seen.icon.size).toBeGreaterThanOrEqual(16)
  expect(seen.icon.alpha.filter((alpha) => alpha > 128).length).toBeGreaterThan(40)

  const gone = window.waitForEvent('close')
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) each.close()
  })
  await gone
  await tray.choose(words.open)
  const again = await ownWindow(app, 'authenticator')
  await again.waitForLoadState()
  await tray.choose(words.settings)
  const { settings } = windowCatalogues.en
  await expect(again.getByRole('heading', { name: settings.title, level: 1 })).toBeVisible()
})

test('L3 each state of the tray has a shape of its own, in every size', async ({ page }) => {
  for (const size of [16, 22, 32]) {
    const pictures = trayIcons.map((icon) => ({
      icon,
      // Black alone: what a menu bar draws in its own colour.
      picture: readFileSync(`resources/tray/${icon}-template-${String(size)}.png`),
    }))
    for (const one of pictures)
      for (const other of pictures) {
        if (one === other) continue
        const differing = await countDifferences(page, one.picture, other.picture)
        expect(differing / size ** 2, `${one.icon}, ${other.icon}`).toBeGreaterThan(0.15)
      }
  }
})
