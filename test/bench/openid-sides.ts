/** The two providers of a bench, each with somebody signed in: ours as it is installed, and the library as it comes. @module */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { anOpenIdBrowser, type OpenIdBrowser } from '../support/openid-browser.ts'
import { startProcess } from './load.ts'
import { authorization, credentialsOf } from './openid-asked.ts'
import type { OpenIdFloorReady } from './openid-floor.ts'
import { built, end } from './processes.ts'

export interface Side extends AsyncDisposable {
  readonly child: ChildProcess
  readonly origin: string
  readonly ca: string
  readonly paths: { readonly discovery: string; readonly authorize: string; readonly token: string }
  readonly credentials: string
  /** The cookies of a browser in which somebody just signed in: codes come without a question. */
  readonly signIn: () => Promise<string>
}

const sample = { name: 'balas@contoso.com', password: 'copper-lantern-river-41' }
const tenant = '/c0a57050-0000-4000-8000-000000000001'

/** The relying party with its samples, in a process of its own, and its store on the disk. */
export async function startProduct(): Promise<Side> {
  const data = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  const main = fileURLToPath(new URL('../../../out/main/serve.mjs', import.meta.url))
  const child = spawn(process.execPath, [main, '--data', data, '--port', '0', '--sample'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const ready = JSON.parse(line) as { readonly origin: string; readonly certificate: string }
  const ca = readFileSync(ready.certificate, 'utf8')
  const paths = {
    discovery: `${tenant}/v2.0/.well-known/openid-configuration`,
    authorize: `${tenant}/oauth2/v2.0/authorize?${authorization}`,
    token: `${tenant}/oauth2/v2.0/token`,
  }
  return {
    ...{ child, origin: ready.origin, ca, paths },
    credentials: credentialsOf('https://graph.microsoft.com/.default'),
    async signIn() {
      const browser = anOpenIdBrowser(ready.origin, ca)
      const page = await browser.enter((await browser.go(paths.authorize)).url)
      await page.ask('begin', { name: sample.name })
      await page.ask('password', { password: sample.password })
      await browser.go((await page.ask('goOn')).to)
      return cookieOf(browser)
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** `signed`: with access tokens that are signed, as ours are, which the library does only when it is told to. */
export async function startFloor(access: 'stock' | 'signed'): Promise<Side> {
  const { child, first } = await startProcess(built('openid-floor'), [access])
  const { origin, ca } = first as OpenIdFloorReady
  const paths = {
    discovery: '/.well-known/openid-configuration',
    authorize: `/auth?${authorization}`,
    token: '/token',
  }
  return {
    ...{ child, origin, ca, paths, credentials: credentialsOf() },
    async signIn() {
      const browser = anOpenIdBrowser(origin, ca)
      // Its own sample pages: anybody's name, then consent.
      let { url } = await browser.go(paths.authorize)
      for (const form of ['prompt=login&login=balas&password=any', 'prompt=consent']) {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const posted = await browser.send('POST', new URL(url).pathname, form, headers)
        url = (await browser.go(posted.location ?? '')).url
      }
      return cookieOf(browser)
    },
    [Symbol.asyncDispose]: () => end(child),
  }
}

/** What a browser sends to every address. */
function cookieOf({ cookies }: OpenIdBrowser): string {
  return [...cookies]
    .filter(([, { path }]) => path === '/')
    .map(([name, { value }]) => `${name.split('|')[0] ?? ''}=${value}`)
    .join('; ')
}
