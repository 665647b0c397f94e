/**
 * The window shows the sign-in page of the app's own relying party, and nothing else.
 * @module
 */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anImpostorBehind, type ServerIdentity } from '../support/authority.ts'
import { type DesktopApp, launchDesktopApp, openSimulation } from './support/desktop-app.ts'

async function signInWindow(app: DesktopApp): Promise<Page> {
  return openSimulation(app)
}

/** Counts what reaches it once TLS is done. */
async function aServer(identity: ServerIdentity) {
  let requests = 0
  const server = createServer(identity, (_request, response) => {
    requests += 1
    response.end('in')
  })
  await once(server.listen(0, 'localhost'), 'listening')
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

test('K1 the window shows the sign-in page, the terminal its address', async () => {
  await using app = await launchDesktopApp()
  const page = await signInWindow(app)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByLabel('Account name')).toBeFocused()
  const origin = new URL(page.url()).origin
  expect(app.said()).toContain(`${origin}/contoso.com/sign-in`)
})

test('K1 the relying party ends in order with the app', async () => {
  await using app = await launchDesktopApp()
  await signInWindow(app)
  const lastStop = join(app.dataFolder, 'relying-party', 'keys', 'last-stop')
  expect(existsSync(lastStop)).toBe(false)
  await app.quit()
  expect(existsSync(lastStop)).toBe(true)
})

test('K1 the window goes nowhere else and is permitted nothing', async () => {
  await using app = await launchDesktopApp()
  const page = await signInWindow(app)
  const seen = await page.evaluate(async () => {
    const opened = window.open('https://localhost/elsewhere') !== null
    const notifications = await Notification.requestPermission()
    const camera = await navigator.permissions.query({ name: 'camera' })
    return { opened, notifications, camera: camera.state, node: 'process' in window }
  })
  expect(seen).toEqual({ opened: false, notifications: 'denied', camera: 'denied', node: false })
  const before = page.url()
  for (const url of [
    'https://example.com/',
    'http://localhost/',
    'https://localhost:1/',
    'data:,x',
  ])
    await page.evaluate((target) => {
      const link = document.createElement('a')
      link.href = target
      document.body.append(link)
      link.click()
    }, url)
  // A page that had left would not answer from where it was.
  expect(await page.evaluate(() => location.href)).toBe(before)
  expect(app.electron.windows()).toHaveLength(3) // the authenticator, the strip and the page
})

test('K10 the window speaks to no server that our authority’s key did not sign', async () => {
  await using app = await launchDesktopApp()
  const page = await signInWindow(app)
  const authority = join(app.dataFolder, 'relying-party', 'keys', 'authority.pem')
  const identity = await anImpostorBehind({ pem: readFileSync(authority, 'utf8') })
  await using impostor = await aServer(identity)
  const asked = (url: string) =>
    app.electron.evaluate(
      ({ session }, target) =>
        session
          .fromPartition('persist:sign-in')
          .fetch(target)
          .then(
            (response) => String(response.status),
            (error: unknown) => String(error),
          ),
      url,
    )
  expect(await asked(impostor.url)).toContain('net::ERR_')
  expect(impostor.requests()).toBe(0)
  expect(await asked(page.url())).toBe('200')
})
