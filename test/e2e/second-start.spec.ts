/** A second start yields to the first, whatever it was given; two programs never hold one folder. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodeEnrollmentLink } from '../../src/protocol/links'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { errorOf, runDevice, startWatch } from '../support/device-process'
import { link } from '../support/wire/values'
import {
  type DesktopApp,
  launchDesktopApp,
  namespacesAllowed,
  ownWindow,
} from './support/desktop-app'

/** Starts the app once more over the same profile; its exit code and what it said. */
async function startAgain(app: DesktopApp, args: readonly string[]) {
  const child = spawn(
    app.electron.process().spawnfile,
    [
      ...[resolve('.'), `--user-data-dir=${app.profile}`, ...args],
      ...(namespacesAllowed() ? [] : ['--no-sandbox']),
    ],
    {
      env: { ...process.env, COUNTERSIGN_DATA: app.dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, said }
}

async function aListener() {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `localhost:${port}`,
    link: encodeEnrollmentLink({ ...link, rp: `https://localhost:${port}` }),
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      await once(server.close(), 'close')
    },
  }
}

const foreign = [
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-web-security',
  '--port=1',
  '--in-the-tray',
  '--js-flags=--expose-gc',
]

test('E8 a second start with a link opens the first one’s consent and hands on nothing else', async () => {
  test.setTimeout(120_000)
  await using listener = await aListener()
  await using app = await launchDesktopApp()
  const window = await ownWindow(app, 'authenticator')
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
  const before = await standing(app)
  const second = await startAgain(app, [...foreign, listener.link])
  expect(second.code).toBe(0)
  expect(second.said).not.toContain('Countersign is ready')
  await expect(window.getByText(`Connect to ${listener.host}?`)).toBeVisible()
  expect(listener.connections()).toBe(0)
  expect(await standing(app)).toEqual(before)
  expect(app.electron.windows()).toHaveLength(1)
  console.log(
    `FIGURE E8 a second start with ${foreign.length} switches and a link: 1 consent with the host shown, 0 connections, 0 switches handed on`,
  )
})

test('E8 the first start’s own link waits for the same consent', async () => {
  test.setTimeout(120_000)
  await using listener = await aListener()
  await using app = await launchDesktopApp({}, { args: [listener.link] })
  const window = await ownWindow(app, 'authenticator')
  await expect(window.getByText(`Connect to ${listener.host}?`)).toBeVisible()
  expect(listener.connections()).toBe(0)
})

test('D10 each of several second starts yields, and the first stays as it is', async () => {
  test.setTimeout(180_000)
  await using app = await launchDesktopApp()
  await ownWindow(app, 'authenticator')
  const starts = 6
  const before = app.electron.process().pid
  const ended = await Promise.all([1, 2].map(() => startAgain(app, [])))
  for (let round = ended.length; round < starts; round++) ended.push(await startAgain(app, []))
  expect(ended.map(({ code }) => code)).toEqual(Array<number>(starts).fill(0))
  expect(ended.filter(({ said }) => said.includes('Countersign is ready'))).toEqual([])
  expect(app.electron.process().pid).toBe(before)
  expect(app.electron.windows()).toHaveLength(1)
  console.log(`FIGURE D10 ${starts} second starts of the app, ${starts} yielded`)
})

test('D10 the app and device watch never hold the same accounts, and each says why', async () => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'countersign-shared-'))
  await using removed = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
  expect(removed).toBeDefined()
  const accounts = { data: join(folder, 'authenticator'), vault: 'file' } as const
  await using watch = await startWatch(accounts)
  await using app = await launchDesktopApp({}, { dataFolder: folder })
  const window = await ownWindow(app, 'authenticator')
  const inUse = window.getByText(windowCatalogues.en.problems['vault-in-use'])
  await expect(inUse).toBeVisible({ timeout: 15_000 })
  // It goes on by itself once the other one has ended, and then it is the other that is told.
  await watch.stop()
  await expect(inUse).toBeHidden({ timeout: 20_000 })
  const told = await runDevice(accounts, 'accounts')
  expect(errorOf(told)).toBe('FOLDER_BUSY')
  expect(told.out).toContain('such as the app')
  expect(told.code).not.toBe(0)
  console.log('FIGURE D10 app and device watch over one folder: 2 of 2 ways told in words')
})

/** What the first one was started with, and what came of it. */
function standing({ electron }: DesktopApp) {
  return electron.evaluate(
    ({ app, webContents }, names) => {
      const switches = names.map((name) => [name, app.commandLine.getSwitchValue(name)])
      const asked = names.filter((name) => app.commandLine.hasSwitch(name))
      const processes = app.getAppMetrics().filter(({ type }) => type === 'Browser').length
      return { switches, asked, processes, contents: webContents.getAllWebContents().length }
    },
    foreign.map((each) => each.replace(/^--|=.*$/g, '')),
  )
}
