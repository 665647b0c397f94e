/** One of the app's own windows as it was built, in a real browser: its files, its policy, and a scripted bridge. @module */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Outcome, WindowName } from '#protocol/bridge'
import { windowPolicy } from '../../../src/main/shell/app-files'
import { installScriptedBridge, type ScriptedBridge } from './scripted-bridge'

export interface BuiltWindow<State> extends AsyncDisposable {
  readonly page: Page
  /** What the policy refused, and errors that nobody caught. */
  readonly faults: readonly string[]
  /** Tells the window a new state, whole. */
  tell(state: State): Promise<void>
  /** From now on this command is answered so; `undefined` leaves it unanswered. */
  answer(command: string, outcome: Outcome<unknown> | undefined): Promise<void>
  /** Each command that the window asked, with what it gave, oldest first; how high it is, is none of the person's. */
  asked(): Promise<readonly (readonly [command: string, ...given: readonly unknown[]])[]>
}

const origin = 'http://localhost'
const built = resolve('out/renderer')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** `state`: `undefined` for an app that has not told any yet. */
export async function openBuiltWindow<State>(
  browser: Browser,
  name: WindowName,
  state: State | undefined,
  options: BrowserContextOptions = {},
): Promise<BuiltWindow<State>> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    ...options,
  })
  await context.route('**', async (route) => {
    const url = new URL(route.request().url())
    const file = normalize(join(built, decodeURIComponent(url.pathname)))
    if (url.origin !== origin || !file.startsWith(built)) return route.abort()
    const contentType = types[extname(file)] ?? 'application/octet-stream'
    const headers = { 'content-security-policy': windowPolicy, 'content-type': contentType }
    return route.fulfill({ body: await readFile(file), headers })
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.addInitScript(installScriptedBridge, { state })
  await page.goto(`${origin}/${name}/index.html`)
  return {
    page,
    faults,
    tell: (next) => page.evaluate((told) => script().tell(told), next as unknown),
    answer: (command, outcome) =>
      page.evaluate(([name, out]) => script().answer(name, out), [command, outcome] as const),
    asked: () => page.evaluate(() => script().asked.filter(([command]) => command !== 'fit')),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

/** In the page. */
declare function script(): ScriptedBridge
