/** Starts the product or a floor under the probe, and hears what it tells. @module */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Told } from './told.ts'

const built = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const patienceMs = 30_000

export interface AppWish {
  /** A floor's kind and what it needs, or the product over a folder. */
  readonly program: { readonly floor: string } | { readonly data: string }
  readonly env: Readonly<Record<string, string>>
  readonly switches?: readonly string[]
  /** What is waited for in a page. */
  readonly selector?: string
  /** Each window is closed once it was painted. */
  readonly closesWindows?: boolean
}

export interface StartedApp extends AsyncDisposable {
  readonly pid: number
  readonly startedAt: number
  /** The first thing told, from number `from` on, that fits. */
  until<T extends Told>(fits: (told: Told) => told is T, from?: number): Promise<T>
  told(): number
}

export function startApp(wish: AppWish): StartedApp {
  const { program, env, switches = [], selector, closesWindows = false } = wish
  const profile = mkdtempSync(join(tmpdir(), 'countersign-profile-'))
  const isFloor = 'floor' in program
  const own = isFloor
    ? [join(built, 'floor-app.mjs'), `--floor=${program.floor}`, `--floor-icon=${icon}`]
    : [root, '--port=0']
  const args = ['-r', join(built, 'probe.cjs'), ...sandbox(), `--user-data-dir=${profile}`]
  const startedAt = performance.timeOrigin + performance.now()
  const child = spawn(electron(), [...args, ...own, ...switches], {
    cwd: root,
    stdio: ['ignore', 'pipe', process.env['COUNTERSIGN_BENCH_LOUD'] ? 'inherit' : 'ignore'],
    env: {
      ...env,
      ...('data' in program ? { COUNTERSIGN_DATA: program.data } : {}),
      ...(selector === undefined ? {} : { COUNTERSIGN_BENCH_SELECTOR: selector }),
      ...(closesWindows ? { COUNTERSIGN_BENCH_CLOSES: '1' } : {}),
    },
  })
  const gone = once(child, 'exit')
  const heard: Told[] = []
  const listeners = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('BENCH ')) return
    heard.push(JSON.parse(line.slice('BENCH '.length)) as Told)
    for (const look of [...listeners]) look()
  })
  return {
    pid: child.pid ?? 0,
    startedAt,
    told: () => heard.length,
    until: <T extends Told>(fits: (told: Told) => told is T, from = 0) =>
      new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`the program told only ${JSON.stringify(heard)}`))
        }, patienceMs)
        const look = (): void => {
          const found = heard.slice(from).find(fits)
          if (found === undefined) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      const tired = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await gone
      clearTimeout(tired)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const isPage = (told: Told): told is Extract<Told, { readonly kind: 'page' }> =>
  told.kind === 'page'

/** The tray says that all is there. */
export const isReady = (told: Told): told is Extract<Told, { readonly kind: 'tray' }> =>
  told.kind === 'tray' && /ready/i.test(told.text)

const icon = join(root, 'out', 'main', 'tray', 'idle-colour-22.png')

function electron(): string {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (dist === undefined) throw new Error('there is no Electron; start by npm run bench')
  return join(dist, 'electron')
}

/** The same for product and floor: root, and who has no user namespaces, goes without. */
function sandbox(): readonly string[] {
  if (process.getuid?.() === 0) return ['--no-sandbox']
  try {
    execFileSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
    return []
  } catch {
    return ['--no-sandbox']
  }
}
