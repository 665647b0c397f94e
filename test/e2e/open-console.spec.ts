/** From the app to the console: a link that opens it once, asked for over the process's own port. @module */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { takePicture } from './support/console-pictures'
import { type DesktopApp, launchDesktopApp, ownWindow } from './support/desktop-app'
import { trustFor } from './support/forwarding'
import { launchTrustingChromium } from './support/trusting-chromium'

const { settings } = windowCatalogues.en
const text = consoleCatalogues.en

/** In place of the system's browser: what it would be given. */
async function hearBrowser({ electron }: DesktopApp): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ shell }) => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    shell.openExternal = (address) => {
      heard.push(address)
      return Promise.resolve()
    }
  })
  return () =>
    electron.evaluate(() => (globalThis as unknown as { readonly heard: string[] }).heard)
}

/** Every file below a folder that is text of ours: the log among them. */
async function filesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile())
  const read = files.map((each) => readFile(join(each.parentPath, each.name), 'latin1'))
  return (await Promise.all(read)).join('\n')
}

test('R22 the app opens the console in the browser by a link that works once', async () => {
  await using app = await launchDesktopApp({ LC_ALL: 'en_GB.UTF-8', LANGUAGE: 'en_GB' })
  const page = await ownWindow(app, 'authenticator')
  const heard = await hearBrowser(app)
  let complained = ''
  app.electron.process().stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  await page.getByRole('button', { name: settings.title }).click()
  await page.getByRole('button', { name: settings.relyingParty.title }).click()
  const consoles = page.getByRole('region', { name: settings.relyingParty.openConsole })
  const contoso = consoles.getByRole('button', { name: /contoso\.com/ })
  await expect(contoso).toBeVisible()
  await takePicture(page, 'app-console', 'window')
  await contoso.press('Enter')
  await expect.poll(heard).toHaveLength(1)
  const [link = ''] = await heard()
  expect(link).toMatch(/^https:\/\/localhost:\d+\/contoso\.com\/console#ticket=[A-Za-z0-9_-]{43}$/)

  const certificate = join(app.dataFolder, 'relying-party', 'keys', 'authority.pem')
  await using chromium = await launchTrustingChromium(certificate)
  for (const [turn, heading] of [
    ['first', text.sections.people],
    ['second', text.open.title],
  ] as const) {
    const context = await chromium.browser.newContext({ locale: 'en-GB' })
    await trustFor(context, certificate)
    const opened = await context.newPage()
    await opened.goto(link)
    await expect(opened.getByRole('heading', { level: 1, name: heading }), turn).toBeVisible()
    await context.close()
  }
  const ticket = link.slice(link.indexOf('=') + 1)
  for (const said of [app.said(), complained, await filesBelow(app.dataFolder)]) {
    expect(said).not.toContain(ticket)
  }
})

test('R22 where no tenant of that name is, the app says so and opens nothing', async () => {
  await using app = await launchDesktopApp()
  const page = await ownWindow(app, 'authenticator')
  const heard = await hearBrowser(app)
  const settled = () =>
    page.evaluate(async () => {
      const { bridge } = window as unknown as {
        readonly bridge: { openConsole(at: { tenant: string }): Promise<{ ok: boolean }> }
      }
      return bridge.openConsole({ tenant: 'nobody.example' })
    })
  await expect
    .poll(settled, { timeout: 60_000 })
    .toMatchObject({ ok: false, problem: { code: 'relying-party-timeout' } })
  expect(await heard()).toEqual([])
})
