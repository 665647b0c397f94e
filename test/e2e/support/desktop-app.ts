/**
 * The built desktop app, started over empty folders and driven by Playwright.
 * @module
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { askingAgain } from './driven-electron'

export interface DesktopApp extends AsyncDisposable {
  readonly electron: ElectronApplication
  /** What COUNTERSIGN_DATA names. */
  readonly dataFolder: string
  /** By which a second start finds the first one. */
  readonly profile: string
  /** What it said on stdout so far. */
  readonly said: () => string
  /** Starts the same program once more, with these arguments besides; its exit code. */
  startAgain(...args: readonly string[]): Promise<number | null>
  /** Quits it, as a person would; its folders stay until it is disposed of. */
  quit(): Promise<void>
}

/** Chromium's sandbox needs user namespaces, which some containers refuse. */
export function namespacesAllowed(): boolean {
  try {
    execFileSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface DesktopWish {
  /** A free one at the first run, then the folder's own. */
  readonly port?: number
  /** Kept afterwards; without it one is made and taken away again. */
  readonly dataFolder?: string
  /** A packaged program, in place of the build here. */
  readonly program?: string
  readonly args?: readonly string[]
}

export async function launchDesktopApp(
  env: Readonly<Record<string, string>> = {},
  wish: DesktopWish = {},
): Promise<DesktopApp> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-app-'))
  const dataFolder = wish.dataFolder ?? join(folder, 'data')
  const profile = join(folder, 'profile')
  const launched = await _electron.launch({
    args: [
      ...(wish.program === undefined ? [resolve('.')] : []),
      ...[`--port=${wish.port ?? 0}`, `--user-data-dir=${profile}`],
      ...(wish.args ?? []),
    ],
    ...(wish.program === undefined ? {} : { executablePath: wish.program }),
    // Playwright switches the sandbox off unless told not to.
    chromiumSandbox: namespacesAllowed(),
    env: { ...inherited(), ...env, COUNTERSIGN_DATA: dataFolder },
  })
  const electron = askingAgain(launched)
  const again = async (args: readonly string[]): Promise<number | null> => {
    // What Playwright itself added is for the first one alone.
    const own = [resolve('.'), `--user-data-dir=${join(folder, 'profile')}`, ...args]
    const switches = namespacesAllowed() ? own : ['--no-sandbox', ...own]
    const child = spawn(electron.process().spawnfile, switches, {
      env: { ...inherited(), ...env, COUNTERSIGN_DATA: dataFolder },
      stdio: 'ignore',
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    return code
  }
  let said = ''
  electron.process().stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  let closed: Promise<void> | undefined
  const quit = () => (closed ??= electron.close())
  return {
    electron,
    dataFolder,
    profile,
    said: () => said,
    startAgain: (...args) => again(args),
    quit,
    async [Symbol.asyncDispose]() {
      await quit()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The window or view that shows such an address, once there is one. */
export async function pageAt(
  { electron }: Pick<DesktopApp, 'electron'>,
  address: RegExp,
): Promise<Page> {
  for (;;) {
    const next = electron.waitForEvent('window').catch(() => undefined)
    const pages = electron.windows()
    const found = await Promise.race([
      ...pages.map((page) => page.waitForURL(address).then(() => page)),
      next,
    ])
    if (found !== undefined && address.test(found.url())) return found
    if (found === undefined) throw new Error(`no window came to ${String(address)}`)
  }
}

/** The app's own window of this name. */
export function ownWindow(app: Pick<DesktopApp, 'electron'>, name: string): Promise<Page> {
  return pageAt(app, new RegExp(`^app://countersign/${name}/index\\.html$`))
}

/** The sign-in simulation at this page, opened as the authenticator window opens it. */
export async function openSimulation(
  app: Pick<DesktopApp, 'electron'>,
  page: 'sign-in' | 'mysecurityinfo' = 'sign-in',
  tenant = 'contoso.com',
): Promise<Page> {
  const authenticator = await ownWindow(app, 'authenticator')
  await authenticator.evaluate(
    async (choice) => {
      const { bridge } = window as unknown as { readonly bridge: AuthenticatorBridge }
      await bridge.openSimulation(choice)
    },
    { tenant, page },
  )
  return pageAt(app, new RegExp(`^https://localhost:\\d+/${tenant}/${page}$`))
}

/** This run's display for a program that otherwise belongs to another session. */
export function onThisDisplay(env: Readonly<Record<string, string>>): Record<string, string> {
  const { DISPLAY = '', XAUTHORITY } = process.env
  return { ...env, DISPLAY, ...(XAUTHORITY === undefined ? {} : { XAUTHORITY }) }
}

function inherited(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined
  })
  return Object.fromEntries(set)
}
