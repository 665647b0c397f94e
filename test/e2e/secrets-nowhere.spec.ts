/** A whole ceremony in the app, after which each secret of it is looked for in all that was written, and said to a window. @module */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Libsql from 'libsql'
import { catalogues } from '../../src/renderer/text/language'
import { startKeyring } from '../support/keyring'
import { approveWith, pin, typePin } from './support/app-ways'
import {
  launchDesktopApp,
  onThisDisplay,
  openSimulation,
  type DesktopApp,
} from './support/desktop-app'
import { addAccount, numberOn, startSignIn } from './support/desktop-sign-in'
import { person, titleOf } from './support/page-ways'

test('I2 E6 no secret of a ceremony is in a file, in what the app says, or told to a window', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  const { folder } = keyring.session
  const env = { ...onThisDisplay(keyring.env), HOME: folder, TMPDIR: folder }
  const data = join(folder, 'data')
  // Made once, so that its numbers can be made long enough to be looked for.
  await using first = await launchDesktopApp(env, { dataFolder: data })
  await openSimulation(first)
  await first.quit()
  const database = new Libsql(join(data, 'relying-party', 'store.db'))
  database.prepare('update tenant set digits = 6').run()
  database.close()

  await using app = await launchDesktopApp(env, { dataFolder: data })
  await recordTold(app)
  const page = await openSimulation(app, 'mysecurityinfo')
  await addAccount(app, page)
  await startSignIn(app, page)
  const number = await numberOn(page)
  expect(number).toMatch(/^\d{6}$/)
  const places = async () => [
    ...(await filesUnder(folder)),
    ...(await filesUnder(app.profile)),
    { name: 'what the app said', bytes: Buffer.from(app.said()) },
    { name: 'what windows were told', bytes: Buffer.from(await told(app)) },
  ]
  // While it waits for its answer, the number is on the page and nowhere else.
  expect(find(await places(), { number })).toEqual([])
  await approveWith(app, number)
  await typePin(app)
  await expect(titleOf(page)).toHaveText(catalogues.en.signIn.signedIn.title)

  const entries = await keyring.search({ service: 'countersign' })
  // Device key, credential id, wrap, TOTP secret: all but the second, which both sides know by name.
  const account = entries.find(({ secret }) => secret?.startsWith('countersign-account-1.'))
  const fields = account?.secret?.split('.').slice(1) ?? []
  const kept = fields.filter((field, i) => i !== 1 && field !== '')
  expect(kept.length).toBeGreaterThanOrEqual(2)
  const secrets: Record<string, string> = {
    pin,
    ...Object.fromEntries(kept.map((secret, i) => [`keychain ${i}`, secret])),
  }
  const all = await places()
  expect(find(all, secrets)).toEqual([])
  expect(
    find(
      all.filter(({ name }) => !name.includes('what windows')),
      { password: person.password },
    ),
  ).toEqual([])
  // The search finds what is there.
  expect(find(all, { name: person.name })).not.toEqual([])
  const mebibytes = all.reduce((sum, { bytes }) => sum + bytes.length, 0) / 2 ** 20
  console.log(
    `FIGURE I2 the app: ${Object.keys(secrets).length + 2} canaries, 0 hits in ${mebibytes.toFixed(1)} MiB and in all that windows were told`,
  )
})

/** Keeps whatever main tells any window, as an answer or by itself. */
async function recordTold({ electron }: DesktopApp): Promise<void> {
  await electron.evaluate(({ app, ipcMain, webContents }) => {
    const lines: string[] = []
    Object.assign(globalThis, { lines })
    const listen = (contents: Electron.WebContents) => {
      const send = contents.send.bind(contents)
      contents.send = (channel, ...given: unknown[]) => {
        lines.push(JSON.stringify([channel, ...given]))
        send(channel, ...given)
      }
    }
    webContents.getAllWebContents().forEach(listen)
    app.on('web-contents-created', (_event, contents) => {
      listen(contents)
    })
    type Handler = (...given: unknown[]) => unknown
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: Map<string, Handler>
    }
    for (const [channel, handler] of handlers)
      handlers.set(channel, async (...given) => {
        const answer = await handler(...given)
        lines.push(JSON.stringify([channel, answer]))
        return answer
      })
  })
}

async function told({ electron }: DesktopApp): Promise<string> {
  const lines = await electron.evaluate(
    () => (globalThis as unknown as { readonly lines: readonly string[] }).lines,
  )
  expect(lines.length).toBeGreaterThan(5)
  return lines.join('\n')
}

interface Place {
  readonly name: string
  readonly bytes: Buffer
}

async function filesUnder(folder: string): Promise<readonly Place[]> {
  const places: Place[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const name = join(entry.parentPath, entry.name)
    const bytes = await readFile(name).catch(() => undefined) // gone meanwhile
    if (bytes !== undefined) places.push({ name, bytes })
  }
  return places
}

function find(places: readonly Place[], secrets: Readonly<Record<string, string>>): string[] {
  return places.flatMap(({ name, bytes }) =>
    Object.entries(secrets).flatMap(([secret, text]) => {
      const raw = Buffer.from(text, 'base64url')
      const forms = [Buffer.from(text), ...(raw.length >= 16 ? [raw] : [])]
      return forms.some((form) => bytes.includes(form)) ? [`${secret} in ${name}`] : []
    }),
  )
}
