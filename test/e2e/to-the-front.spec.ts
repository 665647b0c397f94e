/** Starting the app a second time brings the first one to the front, wherever it is. @module */
import { expect, test } from '@playwright/test'
import { startDesktopSession } from '../support/desktop-session'
import { startWindowManager } from '../support/window-manager'
import { launchDesktopApp, ownWindow, type DesktopApp } from './support/desktop-app'

test('L3 a second start brings the first to the front, from hidden, minimised and another workspace', async () => {
  test.setTimeout(120_000)
  await using manager = await startWindowManager()
  await using session = await startDesktopSession()
  const env = { ...session.env, DISPLAY: manager.display }
  await using app = await launchDesktopApp(env)
  await ownWindow(app, 'authenticator')
  const first = app.electron.process().pid
  await expect.poll(() => manager.activeProcess()).toBe(first)

  // Hidden: all windows are closed, and the tray is left.
  await act(app, 'close')
  await expect.poll(() => manager.activeProcess()).not.toBe(first)
  expect(await app.startAgain()).toBe(0)
  await expect.poll(() => manager.activeProcess()).toBe(first)

  await act(app, 'minimize')
  await expect.poll(() => manager.activeProcess()).not.toBe(first)
  expect(await app.startAgain()).toBe(0)
  await expect.poll(() => manager.activeProcess()).toBe(first)

  // Left again, should the app still be coming to the front from the time before.
  const leave = () => manager.leaveWorkspace().then(() => manager.activeProcess())
  await expect.poll(leave).not.toBe(first)
  expect(await app.startAgain()).toBe(0)
  await expect.poll(() => manager.activeProcess()).toBe(first)
  console.log(`FIGURE L3 3 of 3 second starts made the first window the active one`)
})

function act(app: DesktopApp, what: 'close' | 'minimize'): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow }, verb) => {
    for (const window of BrowserWindow.getAllWindows()) window[verb]()
  }, what)
}
