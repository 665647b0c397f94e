/** Every window and view of the running app is made as strictly as the others, and none goes anywhere. @module */
import { expect, test } from '@playwright/test'
import { appOrigin } from '../../src/protocol/bridge'
import { startKeyring } from '../support/keyring'
import { otherPlaces, permissions } from '../support/other-places'
import { strictSettings } from '../support/strict-settings'
import { allOpen, openEveryWindow } from './support/all-windows'
import { launchDesktopApp, onThisDisplay, type DesktopApp } from './support/desktop-app'

/** Whatever any of its contents came to, from now on. */
async function watchNavigations({ electron }: DesktopApp) {
  const addresses = () =>
    electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getURL()),
    )
  const before = await addresses()
  await electron.evaluate(({ webContents }) => {
    const came: string[] = []
    const asked: Record<string, number> = {}
    Object.assign(globalThis, { came, asked })
    for (const contents of webContents.getAllWebContents()) {
      const own = contents.getURL()
      contents.on('will-frame-navigate', () => (asked[own] = (asked[own] ?? 0) + 1))
      contents.on('did-navigate', (_event, url) => came.push(url))
      contents.on('did-frame-navigate', (_event, url) => came.push(url))
      contents.on('did-create-window', (_window, { url }) => came.push(url))
    }
  })
  return {
    /** Once nothing is on its way any more. */
    async came(): Promise<readonly string[]> {
      const loading = () =>
        electron.evaluate(({ webContents }) =>
          webContents.getAllWebContents().some((contents) => contents.isLoading()),
        )
      await expect.poll(loading).toBe(false)
      expect(await addresses()).toEqual(before)
      return electron.evaluate(() => (globalThis as unknown as { came: string[] }).came)
    },
    /** How often each asked to go somewhere, by its address; the rest no page could even ask for. */
    asked: () =>
      electron.evaluate(() => (globalThis as unknown as { asked: Record<string, number> }).asked),
  }
}

test('E1 every window and view has the strict settings', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const opened = Object.values(await openEveryWindow(app))
  const all = await app.electron.evaluate(({ session, webContents }) =>
    webContents.getAllWebContents().map((contents) => ({
      address: contents.getURL(),
      default: contents.session === session.defaultSession,
      // Of Electron's own, though its types leave it out.
      set: (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> | null }
      ).getLastWebPreferences(),
    })),
  )
  expect(all.map(({ address }) => address).sort()).toEqual(opened.map((page) => page.url()).sort())
  let deviations = 0
  for (const { address, set, default: inDefault } of all) {
    expect(set).not.toBeNull()
    // What is off is left out of what Electron tells.
    const told = (name: string) => set?.[name] ?? false
    const differing = Object.entries(strictSettings).filter(([name, value]) => told(name) !== value)
    const own = address.startsWith(`${appOrigin}/`)
    if (own !== inDefault) differing.push(['partition', inDefault])
    const features = told('enableBlinkFeatures')
    if (features !== false && features !== '') differing.push(['enableBlinkFeatures', true])
    expect(differing, address).toEqual([])
    deviations += differing.length
  }
  for (const page of opened) {
    const bridged = await page.evaluate(() => 'bridge' in window)
    expect(bridged, page.url()).toBe(page.url().startsWith(`${appOrigin}/`))
  }
  console.log(`FIGURE E1 ${all.length} windows and views checked, ${deviations} deviations`)
})

test('E3 no window goes to any of fifty other places', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const opened = await openEveryWindow(app)
  const all = Object.values(opened)
  const places = otherPlaces(Number(new URL(opened.below.url()).port))
  expect(places.length).toBeGreaterThanOrEqual(50)
  const watch = await watchNavigations(app)
  for (const page of all) {
    await page.evaluate((targets) => {
      for (const target of targets) {
        for (const go of [
          () => {
            location.assign(target)
          },
          () => {
            location.replace(target)
          },
          () => window.open(target),
          () => {
            const link = document.createElement('a')
            link.href = target
            document.body.append(link)
            link.click()
            link.target = '_blank'
            link.click()
            link.remove()
          },
          () => {
            const form = document.createElement('form')
            form.action = target
            document.body.append(form)
            form.submit()
            form.remove()
          },
        ]) {
          try {
            go()
          } catch {
            // Refused by the page itself: that is one way of not going there.
          }
        }
      }
    }, places)
  }
  expect(await watch.came()).toEqual([])
  expect(app.electron.windows()).toHaveLength(all.length)
  const asked = await watch.asked()
  for (const page of all) expect(asked[page.url()], page.url()).toBeGreaterThan(places.length)
  console.log(
    `FIGURE E3 ${places.length} places × ${all.length} windows and views × 6 ways, 0 navigations`,
  )
})

test('E3 a frame within the page loads nothing', async () => {
  await using opened = await allOpen()
  const { app, below } = opened
  const places = otherPlaces(Number(new URL(below.url()).port))
  await below.evaluate((targets) => {
    for (const target of [...targets, location.href, '/contoso.com/mysecurityinfo']) {
      const frame = document.createElement('iframe')
      frame.setAttribute('src', target)
      document.body.append(frame)
    }
  }, places)
  const loaded = () =>
    below.frames().flatMap((frame) => (frame === below.mainFrame() ? [] : [frame.url()]))
  await expect
    .poll(() =>
      app.electron.evaluate(({ webContents }) =>
        webContents.getAllWebContents().some((contents) => contents.isLoading()),
      ),
    )
    .toBe(false)
  const reached = loaded().filter(
    (address) => !/^(about:(blank|srcdoc)|chrome-error:\/\/chromewebdata\/|)$/.test(address),
  )
  expect(reached).toEqual([])
})

test('E3 a page that empties itself is shown as one that stopped, and comes back', async () => {
  await using opened = await allOpen()
  const { below, above } = opened
  const address = below.url()
  await below.evaluate(() => {
    location.assign('about:blank')
  })
  await expect(above.getByRole('heading', { name: 'The page stopped working' })).toBeVisible()
  await expect(above.getByLabel('Address of the page')).toHaveValue(address)
  await above.getByRole('button', { name: 'Try again' }).click()
  await below.waitForURL(address)
  await expect(below.getByLabel('Account name')).toBeVisible()
})

test('E4 each session refuses every permission that Electron can be asked for', async () => {
  await using opened = await allOpen()
  const { below } = opened
  const origin = new URL(below.url()).origin
  // As Electron itself asks them: the handlers stand in the sessions of all that is open.
  const asked = await below.evaluate(
    async (names) => {
      const granted: string[] = []
      for (const name of names) {
        const status = await navigator.permissions
          .query({ name: name as PermissionName })
          .catch(() => undefined)
        if (status?.state === 'granted') granted.push(name)
      }
      return { granted, notification: await Notification.requestPermission() }
    },
    [
      ...permissions,
      'camera',
      'microphone',
      'midi',
      'push',
      'accelerometer',
      'gyroscope',
      'magnetometer',
      'background-sync',
      'clipboard-write',
    ],
  )
  // The one named permission, under the name that pages know it by.
  expect(asked).toEqual({ granted: ['clipboard-write'], notification: 'denied' })
  expect(origin).toMatch(/^https:\/\/localhost:\d+$/)
})

test('E4 nothing is downloaded', async () => {
  await using opened = await allOpen()
  const { app, below } = opened
  await app.electron.evaluate(({ webContents }) => {
    const ended: string[] = []
    Object.assign(globalThis, { ended })
    for (const contents of webContents.getAllWebContents())
      contents.session.on('will-download', (event, item) => {
        ended.push(`${String(event.defaultPrevented)} ${item.getState()}`)
      })
  })
  await below.evaluate(() => {
    for (const target of [
      'data:application/octet-stream,x',
      URL.createObjectURL(new Blob(['x'])),
      '/',
    ])
      Object.assign(document.body.appendChild(document.createElement('a')), {
        href: target,
        download: 'x.bin',
      }).click()
  })
  const ended = () =>
    app.electron.evaluate(() => (globalThis as unknown as { ended: string[] }).ended)
  await expect.poll(async () => (await ended()).length).toBeGreaterThan(0)
  for (const how of await ended()) expect(how).toMatch(/^true /)
})
