/** The simulation window: a browser for the relying party's own pages, and for no other. @module */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchDesktopApp, openSimulation, ownWindow } from './support/desktop-app'

const addressOf = 'Address of the page'

test('L7 the strip shows where the page is, reloads it, and goes back', async () => {
  await using app = await launchDesktopApp()
  const page = await openSimulation(app)
  const strip = await ownWindow(app, 'simulation')
  const first = page.url()
  await expect(strip.getByLabel(addressOf)).toHaveValue(first)
  await expect(strip.getByLabel(addressOf)).toHaveAttribute('readonly', '')

  await page.evaluate(() => {
    document.title = 'Before'
  })
  await strip.getByRole('button', { name: 'Reload' }).click()
  await expect(page).toHaveTitle('Sign in · Contoso')

  const second = first.replace('contoso.com', 'wingtiptoys.com')
  await page.evaluate((target) => {
    location.assign(target)
  }, second)
  await expect(strip.getByLabel(addressOf)).toHaveValue(second)
  await expect(page).toHaveTitle('Sign in · Wingtip Toys')
  await strip.getByRole('button', { name: 'Back' }).click()
  await expect(strip.getByLabel(addressOf)).toHaveValue(first)
})

test('L7 the page has a partition of its own, no preload and no bridge', async () => {
  await using app = await launchDesktopApp()
  const page = await openSimulation(app)
  const seen = await app.electron.evaluate(({ session, webContents }, address) => {
    const all = webContents.getAllWebContents()
    const shown = all.find((contents) => contents.getURL() === address)
    const others = all.filter((contents) => contents !== shown)
    return {
      own: shown?.session === session.fromPartition('persist:sign-in'),
      alone: others.every((contents) => contents.session !== shown?.session),
    }
  }, page.url())
  expect(seen).toEqual({ own: true, alone: true })
  expect(await page.evaluate(() => 'bridge' in window || 'require' in window)).toBe(false)
})

test('L7 the same page opens in the system’s browser with one click, and only that page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-browser-'))
  try {
    // What stands where the system's browser is asked for.
    const asked = join(folder, 'asked')
    const opener = join(folder, 'xdg-open')
    writeFileSync(opener, `#!/bin/sh\nprintf '%s\\n' "$*" >> '${asked}'\n`)
    chmodSync(opener, 0o755)
    const path = `${folder}:${process.env['PATH'] ?? ''}`
    await using app = await launchDesktopApp({ PATH: path })
    const page = await openSimulation(app)
    const strip = await ownWindow(app, 'simulation')
    await strip.getByRole('button', { name: 'Open in browser' }).click()
    await expect(strip.getByRole('button', { name: 'Opened' })).toBeVisible()
    await expect(strip.getByText('npm run trust -- install')).toBeAttached()
    await expect.poll(() => existsSync(asked)).toBe(true)
    expect(readFileSync(asked, 'utf8')).toBe(`${page.url()}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('L7 keys go between strip and page, and reload', async () => {
  await using app = await launchDesktopApp()
  const page = await openSimulation(app)
  await expect(page.getByLabel('Account name')).toBeVisible()
  const press = (keyCode: string, modifiers: 'control'[] = []) =>
    app.electron.evaluate(
      ({ BrowserWindow, webContents }, [key, held]) => {
        for (const window of BrowserWindow.getAllWindows())
          if (window.webContents.getURL().includes('/simulation/')) window.focus()
        const to = webContents.getFocusedWebContents() ?? undefined
        to?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: held })
        to?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: held })
      },
      [keyCode, modifiers] as const,
    )
  const focused = () =>
    app.electron.evaluate(({ webContents }) => webContents.getFocusedWebContents()?.getURL() ?? '')
  await app.electron.evaluate(({ webContents }, address) => {
    webContents
      .getAllWebContents()
      .find((contents) => contents.getURL() === address)
      ?.focus()
  }, page.url())
  await expect.poll(focused).toBe(page.url())
  await press('F6')
  await expect.poll(focused).toContain('/simulation/')
  await press('F6')
  await expect.poll(focused).toBe(page.url())
  await page.evaluate(() => {
    document.title = 'Before'
  })
  await press('F5')
  await expect(page).toHaveTitle('Sign in · Contoso')
})
