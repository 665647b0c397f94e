/**
 * Set-up does what is missing, once, and says what it cannot do.
 * @module
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const run = promisify(execFile)
const scripts = new URL('../../../scripts/', import.meta.url)

interface SystemPackages {
  readonly packagesFor: Readonly<Record<'start' | 'test', readonly string[]>>
  readonly missingOf: (wanted: readonly string[], installed: ReadonlySet<string>) => string[]
  readonly askFor: (missing: readonly string[]) => string
}

interface Lock {
  readonly holding: <T>(path: string, work: () => Promise<T> | T) => Promise<T>
}

interface Download {
  readonly guarded: <T>(
    download: (signal: AbortSignal, onProgress: () => Promise<void>) => Promise<T>,
    limits: { readonly firstByteMs: number; readonly stallMs: number },
  ) => Promise<T>
}

const load = async (path: string): Promise<unknown> => import(new URL(path, scripts).href)
const { askFor, missingOf, packagesFor } = (await load(
  'set-up/system-packages.mjs',
)) as SystemPackages
const { guarded } = (await load('electron/official-download.mjs')) as Download
const { holding } = (await load('set-up/lock.mjs')) as Lock

const folder = mkdtempSync(join(tmpdir(), 'countersign-set-up-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('K1 npm start needs fewer system packages than npm test, and says the line to run', () => {
  expect(packagesFor.test).toEqual(expect.arrayContaining([...packagesFor.start]))
  expect(packagesFor.start).not.toContain('chromium')
  const missing = missingOf(packagesFor.start, new Set(['libnss3', 'unzip']))
  expect(missing).not.toContain('unzip')
  expect(askFor(missing)).toContain(
    `apt-get install -y --no-install-recommends ${missing.join(' ')}`,
  )
})

test('K1 two set-ups at once do the work one after the other', async () => {
  const lock = join(folder, 'lock')
  const order: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const first = holding(lock, async () => {
    order.push('first begins')
    await held
    order.push('first ends')
  })
  const second = holding(lock, () => order.push('second'))
  release()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second'])
})

test('K1 a lock whose holder was killed is taken over', async () => {
  const lock = join(folder, 'left')
  const held = `import { holding } from '${new URL('set-up/lock.mjs', scripts).href}'
    await holding('${lock}', () => { console.log('held'); return new Promise(() => {}) })`
  const program = join(folder, 'holder.mjs')
  writeFileSync(program, `${held}\nsetInterval(() => {}, 1000)\n`)
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(Number(readFileSync(join(lock, 'pid'), 'utf8'))).toBe(child.pid)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await holding(lock, () => 'taken over')).toBe('taken over')
})

test('K1 npm start without a display says how to go without one', async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const start = fileURLToPath(new URL('start.mjs', scripts))
  const ended = run(process.execPath, [start], { env })
  await expect(ended).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('npm run --silent relying-party') as string,
  })
})

test('K1 an unknown program is refused with a sentence and a clean stdout', async () => {
  const ended = run(process.execPath, [fileURLToPath(new URL('run.mjs', scripts)), 'nothing'])
  await expect(ended).rejects.toMatchObject({ code: 1, stdout: '' })
})

/** Whatever is sent, then silence. */
async function aServerThatStops(
  after: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server: Server = createServer((_request, response) => {
    if (after !== '') response.writeHead(200).write(after)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      const closed = once(server.close(), 'close')
      // After it takes no further ones.
      server.closeAllConnections()
      await closed
    },
  }
}

/** Listens to the signal itself: what `fetch` follows it with may be collected before it is aborted. */
const download =
  (url: string) =>
  async (signal: AbortSignal, onProgress: () => Promise<void>): Promise<void> => {
    const given = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
    })
    const read = async (): Promise<void> => {
      const response = await fetch(url, { signal })
      const reader = response.body?.getReader()
      while (reader && !(await reader.read()).done) await onProgress()
    }
    await Promise.race([read(), given])
  }

test('K1 a download that never answers, or falls silent, is given up', async () => {
  await using silent = await aServerThatStops('')
  const impatient = { firstByteMs: 500, stallMs: 60_000 }
  await expect(guarded(download(silent.url), impatient)).rejects.toThrow('no answer in 0.5 s')
  await using stalled = await aServerThatStops('the first bytes')
  const patient = { firstByteMs: 60_000, stallMs: 500 }
  await expect(guarded(download(stalled.url), patient)).rejects.toThrow('no further byte in 0.5 s')
})
