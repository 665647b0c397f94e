/** The app keeps its relying party running, and says in plain words what stands in its way. @module */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { SimulationBridge } from '#protocol/simulation-bridge'
import { anImpostorBehind } from '../support/authority'
import {
  type DesktopApp,
  launchDesktopApp,
  openSimulation,
  ownWindow,
  pageAt,
} from './support/desktop-app'

/** Some port that nobody has. */
async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await closed(server)
  return port
}

async function aSquatterOn(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function closed(server: Server): Promise<void> {
  server.close()
  await once(server, 'close')
}

function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-desktop-'))
  return {
    folder,
    settings: () =>
      JSON.parse(readFileSync(join(folder, 'relying-party', 'settings.json'), 'utf8')) as {
        port: number
      },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const processOf = ({ electron }: DesktopApp) =>
  electron.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .find(({ serviceName, name }) =>
          `${String(serviceName)} ${String(name)}`.includes('relying party'),
        )?.pid,
  )

/** The simulation window without a page: whatever stands in its place. */
async function openStrip(app: DesktopApp): Promise<Page> {
  const authenticator = await ownWindow(app, 'authenticator')
  await authenticator.evaluate(async () => {
    const { bridge } = window as unknown as {
      bridge: { openSimulation(at: { tenant: string; page: string }): Promise<unknown> }
    }
    await bridge.openSimulation({ tenant: 'contoso.com', page: 'sign-in' })
  })
  return ownWindow(app, 'simulation')
}

const signInPage = /^https:\/\/localhost:\d+\/contoso\.com\/sign-in$/

const stateOf = (strip: Page) =>
  strip.evaluate(async () => {
    const { bridge } = window as unknown as { readonly bridge: SimulationBridge }
    const outcome = await bridge.getState()
    return outcome.ok ? outcome.value.relyingParty.state : 'none'
  })

test('L8 a relying party that is killed comes back, and the app goes on', async () => {
  await using app = await launchDesktopApp()
  const page = await openSimulation(app)
  await page.getByLabel('Account name').fill('balas@contoso.com')
  const strip = await ownWindow(app, 'simulation')
  const first = await processOf(app)
  expect(first).toBeGreaterThan(0)
  process.kill(first ?? 0, 'SIGKILL')
  await expect.poll(() => processOf(app)).not.toBe(first)
  await expect.poll(() => stateOf(strip)).toBe('running')
  // What was typed is still there, and the sign-in goes on where it was.
  await expect(page.getByLabel('Account name')).toHaveValue('balas@contoso.com')
  await expect(async () => {
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByLabel('Password')).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('L8 a taken port is said with whose it is, and Try again goes on', async () => {
  const port = await aFreePort()
  const squatter = await aSquatterOn(port)
  await using app = await launchDesktopApp({}, { port })
  const strip = await openStrip(app)
  await expect(strip.getByRole('heading', { name: `Port ${port} is taken` })).toBeVisible()
  await expect(strip.getByText(new RegExp(`\\(${process.pid}\\)`))).toBeVisible()
  await expect(strip.getByRole('button', { name: 'Open in browser' })).toBeDisabled()
  await expect.poll(() => processOf(app)).toBeUndefined() // it is not tried again and again
  await closed(squatter)
  await strip.getByRole('button', { name: 'Try again' }).click()
  const page = await pageAt(app, signInPage)
  expect(new URL(page.url()).port).toBe(String(port))
})

test('L8 a damaged database is said in its own words, kept, and not retried', async () => {
  using place = aFolder()
  {
    await using app = await launchDesktopApp({}, { dataFolder: place.folder })
    await openSimulation(app)
  }
  const database = join(place.folder, 'relying-party', 'store.db')
  const damaged = Buffer.alloc(readFileSync(database).length, 'x')
  writeFileSync(database, damaged)
  for (const suffix of ['-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true })
  await using app = await launchDesktopApp({}, { dataFolder: place.folder })
  const strip = await openStrip(app)
  await expect(
    strip.getByRole('heading', { name: 'The relying party could not start' }),
  ).toBeVisible()
  await expect(strip.getByText(/store\.db .*It was left as it is/)).toBeVisible()
  await expect.poll(() => processOf(app)).toBeUndefined()
  await strip.getByRole('button', { name: 'Try again' }).click()
  await expect(strip.getByText(/It was left as it is/)).toBeVisible()
  await app.quit() // with nothing that has to be waited for
  expect(readFileSync(database).equals(damaged)).toBe(true)
})

test('L8 the relying party ends with an app that is killed', async () => {
  await using app = await launchDesktopApp()
  await openSimulation(app)
  const own = (await processOf(app)) ?? 0
  const gone = once(app.electron.process(), 'exit')
  app.electron.process().kill('SIGKILL')
  await gone
  const lives = () => {
    try {
      process.kill(own, 0)
      return true
    } catch {
      return false
    }
  }
  await expect.poll(lives).toBe(false)
})

test('L7 an impostor with our certificate and its own leaf gets no byte and no page load', async () => {
  await using app = await launchDesktopApp()
  const page = await openSimulation(app)
  const strip = await ownWindow(app, 'simulation')
  const address = page.url()
  const { port } = new URL(address)
  const authority = join(app.dataFolder, 'relying-party', 'keys', 'authority.pem')
  const identity = await anImpostorBehind({ pem: readFileSync(authority, 'utf8') })
  let requests = 0
  let bytes = 0
  const impostor = createHttpsServer(identity, (_request, response) => {
    requests += 1
    response.end('<title>Impostor</title>')
  })
  impostor.on('secureConnection', (socket) =>
    socket.on('data', (chunk: Buffer) => (bytes += chunk.length)),
  )
  const tries = { count: 0 }
  impostor.on('connection', () => (tries.count += 1))
  // It takes the port the moment it is free, before the relying party is back.
  process.kill((await processOf(app)) ?? 0, 'SIGKILL')
  await expect(async () => {
    impostor.listen(Number(port), '127.0.0.1')
    await once(impostor, 'listening')
  }).toPass()
  // The relying party finds its port taken, and by whom: it cannot be back in between.
  await expect(strip.getByRole('heading', { name: `Port ${port} is taken` })).toBeVisible()
  const failed = await app.electron.evaluate(async ({ webContents }, at) => {
    const shown = webContents.getAllWebContents().find((contents) => contents.getURL() === at)
    return shown?.loadURL(at).then(
      () => 'loaded',
      (error: unknown) => String(error),
    )
  }, address)
  expect(failed).toMatch(/ERR_FAILED \(-2\)|ERR_CERT/)
  expect(tries.count).toBeGreaterThan(0) // it was there to be spoken to
  expect([requests, bytes]).toEqual([0, 0])
  await expect(strip.getByRole('heading', { name: `Port ${port} is taken` })).toBeVisible()
  expect(await page.title()).not.toBe('Impostor')
  console.log(
    `FIGURE L7 ${tries.count} connections to the impostor, ${bytes} bytes, ${requests} requests`,
  )
  impostor.closeAllConnections()
  await closed(impostor)
  await strip.getByRole('button', { name: 'Try again' }).click()
  await expect(page).toHaveTitle('Sign in · Contoso')
})

test('L11 another port can be chosen at the first run, and is kept', async () => {
  using place = aFolder()
  const [taken, other] = [await aFreePort(), await aFreePort()]
  const squatter = await aSquatterOn(taken)
  {
    await using app = await launchDesktopApp({}, { port: taken, dataFolder: place.folder })
    const strip = await openStrip(app)
    await strip.getByRole('button', { name: 'Use another port' }).click()
    await strip.getByLabel('Port', { exact: true }).fill('80')
    await strip.getByRole('button', { name: 'Use this port' }).click()
    await expect(strip.getByText('Type a number from 1024 to 65535.')).toBeVisible()
    await strip.getByLabel('Port', { exact: true }).fill(String(other))
    await strip.getByRole('button', { name: 'Use this port' }).click()
    const page = await pageAt(app, signInPage)
    expect(new URL(page.url()).port).toBe(String(other))
    expect(place.settings().port).toBe(other)
  }
  await closed(squatter)
})

test('L11 an installation moves to another port only when told what that means', async () => {
  using place = aFolder()
  const other = await aFreePort()
  {
    await using app = await launchDesktopApp({}, { dataFolder: place.folder })
    await openSimulation(app)
  }
  const { port } = place.settings()
  const squatter = await aSquatterOn(port)
  {
    await using app = await launchDesktopApp({}, { dataFolder: place.folder })
    const strip = await openStrip(app)
    await expect(strip.getByRole('heading', { name: `Port ${port} is taken` })).toBeVisible()
    expect(place.settings().port).toBe(port) // never silently
    await strip.getByRole('button', { name: 'Move to another port' }).click()
    await expect(strip.getByText('each must be added again')).toBeVisible()
    await strip.getByLabel('Port', { exact: true }).fill(String(other))
    await strip.getByRole('button', { name: 'Move to this port' }).click()
    const page = await pageAt(app, signInPage)
    expect(new URL(page.url()).port).toBe(String(other))
    expect(place.settings().port).toBe(other)
  }
  await closed(squatter)
})
