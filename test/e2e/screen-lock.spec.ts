/**
 * The screen is locked while a request waits: nothing can be typed into it unseen, and it is there again afterwards.
 * No logind and no desktop runs here: a service on a real bus does what they document.
 * @module
 */
import { expect, test } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { startDesktopSession } from '../support/desktop-session'
import { startKeyring } from '../support/keyring'
import { startLogindService, startScreenSaverService } from '../support/screen-lock-services'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import {
  launchDesktopApp,
  onThisDisplay,
  openSimulation,
  type DesktopApp,
} from './support/desktop-app'
import { addAccount, numberOn, startSignIn } from './support/desktop-sign-in'

const words = catalogues.en.page

const shownPrompts = (app: DesktopApp) =>
  app.electron.windows().filter((page) => /\/(prompt|pin)\/index\.html$/.test(page.url())).length

test('L5 a locked screen takes the prompt away, and gives it back when it is unlocked', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using system = await startDesktopSession()
  const systemBus = system.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''
  const sessionBus = keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''
  await using logind = await startLogindService(systemBus)
  await using saver = await startScreenSaverService(sessionBus, 'org.gnome.ScreenSaver')
  const env = { ...keyring.env, DBUS_SYSTEM_BUS_ADDRESS: systemBus, XDG_SESSION_ID: '1' }
  await using app = await launchDesktopApp(onThisDisplay(env))
  const page = await openSimulation(app, 'mysecurityinfo')
  await addAccount(app, page)

  await startSignIn(app, page)
  const number = await numberOn(page)
  await readyPrompt(app)
  logind.lock()
  await expect.poll(() => shownPrompts(app)).toBe(0)
  logind.setLockedHint(true)
  logind.unlock()
  logind.setLockedHint(false)
  await approveWith(app, number)
  await expect.poll(() => shownPrompts(app)).toBe(2)

  // Locked again while the PIN is asked for: neither stays, and the request still waits.
  saver.setActive(true)
  await expect.poll(() => shownPrompts(app)).toBe(0)
  saver.setActive(false)
  await approveWith(app, number)
  await typePin(app)
  await expect(page.getByRole('button', { name: words.signOut })).toBeVisible()
  await expect.poll(() => shownPrompts(app)).toBe(0)
})
