/** A page in the simulation window that calls everything it can gets no more than a page in a browser. @module */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { encodeEnrollmentLink, maxLinkLength } from '#protocol/links'
import { type DesktopApp, launchDesktopApp, openSimulation, ownWindow } from './support/desktop-app'
import { runHostilePage } from './support/hostile-page'

/** What the relying party itself would serve if it had turned on us: its own address, none of its rules. */
async function aHostilePage(app: DesktopApp): Promise<Page> {
  const page = await openSimulation(app)
  const { origin } = new URL(page.url())
  const body = '<!doctype html><title>Hostile</title><body>Hostile'
  await page.route(`${origin}/hostile`, (route) =>
    route.fulfill({ body, contentType: 'text/html' }),
  )
  await page.goto(`${origin}/hostile`)
  await expect(page).toHaveTitle('Hostile')
  return page
}

/** Everything that must be as it was, whatever a page did. */
async function whatStands({ electron }: DesktopApp) {
  const open = await electron.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    addresses: webContents.getAllWebContents().map((contents) => contents.getURL()),
  }))
  return { ...open, addresses: [...open.addresses].sort() }
}

test('E3 a hostile page finds no bridge and reaches nothing that is ours', async () => {
  await using app = await launchDesktopApp()
  const page = await aHostilePage(app)
  const before = await whatStands(app)
  const assets = readdirSync('out/renderer/assets').filter((name) => /\.(js|css)$/.test(name))
  const addresses = [
    ...['authenticator', 'prompt', 'pin', 'simulation'].map(
      (name) => `app://countersign/${name}/index.html`,
    ),
    ...assets.slice(0, 4).map((name) => `app://countersign/assets/${name}`),
    'app://countersign/',
    'file:///etc/passwd',
    'file:///proc/self/environ',
    `file://${app.dataFolder}/relying-party/keys/authority-key.pem`,
    'https://example.com/',
    'http://localhost/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version/',
  ]
  const found = await page.evaluate(runHostilePage, addresses)
  expect(found).toEqual({ globals: [], escapes: [], loaded: [], opened: [], granted: [] })
  expect(await whatStands(app)).toEqual(before)
  console.log(
    `FIGURE E3 hostile page: ${addresses.length} addresses × 11 ways, 0 loaded, 0 windows, 0 permissions`,
  )
})

test('E3 a hostile page leads the window nowhere', async () => {
  await using app = await launchDesktopApp()
  const page = await aHostilePage(app)
  const address = page.url()
  const before = await whatStands(app)
  await page.evaluate(
    (targets) => {
      for (const target of targets) {
        location.href = target
        Object.assign(document.body.appendChild(document.createElement('a')), {
          href: target,
          target: '_top',
        }).click()
        const refresh = document.createElement('meta')
        refresh.httpEquiv = 'refresh'
        refresh.content = `0;url=${target}`
        document.head.append(refresh)
        const frame = document.createElement('iframe')
        frame.src = target
        document.body.append(frame)
      }
      addEventListener('beforeunload', (event) => {
        event.preventDefault()
      })
    },
    [
      'app://countersign/authenticator/index.html',
      'app://countersign/pin/index.html',
      'file:///etc/passwd',
      `data:text/html,<p>x`,
    ],
  )
  await expect
    .poll(() =>
      app.electron.evaluate(({ webContents }) =>
        webContents.getAllWebContents().some((contents) => contents.isLoading()),
      ),
    )
    .toBe(false)
  expect(await whatStands(app)).toEqual(before)
  const strip = await ownWindow(app, 'simulation')
  await expect(strip.getByLabel('Address of the page')).toHaveValue(address)
  // Nor can it hold the window: another page of the relying party is opened over it.
  await page.unroute(address)
  const next = await openSimulation(app, 'sign-in', 'wingtiptoys.com')
  await expect(next.getByLabel('Account name')).toBeVisible()
})

test('L7 a link for the authenticator opens a question and moves no page', async () => {
  await using app = await launchDesktopApp()
  const page = await aHostilePage(app)
  const address = page.url()
  const link = encodeEnrollmentLink({
    rp: new URL(address).origin,
    tenant: '11111111-1111-4111-8111-111111111111',
    code: 'A'.repeat(22),
    key: 'A'.repeat(43),
    ca: 'A'.repeat(43),
  })
  const authenticator = await ownWindow(app, 'authenticator')
  const enrollment = () =>
    authenticator.evaluate(async () => {
      const { bridge } = window as unknown as {
        bridge: { getState(): Promise<{ value: { enrollment?: { step: string } } }> }
      }
      return (await bridge.getState()).value.enrollment
    })
  const click = (target: string) =>
    page.evaluate((to) => {
      const made = document.body.appendChild(document.createElement('a'))
      made.href = to
      made.click()
    }, target)
  await click(`${link}${'x'.repeat(maxLinkLength)}`)
  await click('countersigned://enroll?v=1')
  expect(await enrollment()).toBeUndefined()
  await click(link)
  await expect.poll(enrollment).toMatchObject({
    step: 'connect',
    host: 'localhost',
    tenantId: '11111111-1111-4111-8111-111111111111',
  })
  expect(page.url()).toBe(address)
  // Nothing was asked of anybody yet: that is the person's to say.
  const log = readFileSync(join(app.dataFolder, 'relying-party', 'settings.json'), 'utf8')
  expect(log).toContain('"begun":true')
})
