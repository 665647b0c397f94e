/**
 * A request is told of at once, in the tray and by a notification, and neither outlives it.
 * @module
 */
import { expect, test } from '@playwright/test'
import { trayWords } from '../../src/main/shell/tray-words'
import { catalogues } from '../../src/renderer/text/language'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { startNotificationService } from '../support/notification-service'
import { startTrayWatcher } from '../support/tray-watcher'
import { readyPrompt } from './support/app-ways'
import { launchDesktopApp, onThisDisplay, openSimulation, ownWindow } from './support/desktop-app'
import { addAccount, numberOn, startSignIn } from './support/desktop-sign-in'
import { person } from './support/page-ways'

const words = trayWords('en')
const { prompt } = windowCatalogues.en
const { signIn } = catalogues.en

test('L5 a request stands in the tray and in a notification for as long as it waits', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  const bus = keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''
  await using tray = await startTrayWatcher(bus)
  await using notifications = await startNotificationService(bus)
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const page = await openSimulation(app, 'mysecurityinfo')
  await addAccount(app, page)
  const said = async () => (await tray.see()).tooltip
  await expect.poll(said).toContain(words.receiving.ready)
  const idle = (await tray.see()).icon
  expect(notifications.standing()).toEqual([])

  await startSignIn(app, page)
  const number = await numberOn(page)
  await expect.poll(said).toContain(words.waiting(1))
  expect((await tray.see()).icon.alpha).not.toEqual(idle.alpha)
  await expect.poll(() => notifications.standing().length).toBe(1)
  const [told] = notifications.standing()
  expect(told?.body).toContain(person.name)
  expect(told?.buttons).toEqual([])
  // Whoever passes by reads no number.
  expect(`${told?.title ?? ''} ${told?.body ?? ''}`).not.toMatch(new RegExp(`\\b${number}\\b`))

  // The window may be closed: a click in the tray brings it back, and nothing was denied.
  const close = async () => {
    const window = await ownWindow(app, 'prompt')
    const gone = window.waitForEvent('close')
    await app.electron.evaluate(({ BrowserWindow }) => {
      const prompts = BrowserWindow.getAllWindows().filter((each) =>
        each.webContents.getURL().includes('/prompt/'),
      )
      for (const each of prompts) each.close()
    })
    await gone
  }
  await readyPrompt(app)
  await close()
  const [entry] = (await tray.see()).entries.filter(({ label }) => label.includes(person.name))
  await tray.choose(entry?.label ?? '')
  const window = await readyPrompt(app)
  await window.getByRole('button', { name: prompt.deny }).click()
  await window.getByRole('button', { name: prompt.denial.declined }).click()
  await expect.poll(said).toContain(words.receiving.ready)
  await expect.poll(() => notifications.standing()).toEqual([])
  expect((await tray.see()).icon.alpha).toEqual(idle.alpha)

  // So does a click on the notification of the next one.
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await expect.poll(() => notifications.standing().length).toBe(1)
  await readyPrompt(app)
  await close()
  notifications.click(notifications.standing()[0]?.id ?? 0)
  await readyPrompt(app)
})
