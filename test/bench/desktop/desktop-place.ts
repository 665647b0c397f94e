/** Where the desktop's benches run: a display, a keyring, and a data folder with accounts that can sign in by phone. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { samples } from '../../../src/main/relying-party/sample-tenants.ts'
import { startDisplay } from '../../support/display.ts'
import { startKeyring } from '../../support/keyring.ts'
import { aPageOverHttps, type PageOverHttps } from '../../support/page-over-https.ts'

const main = fileURLToPath(new URL('../../../out/main', import.meta.url))
const pin = 'river-stone-92'

export interface DesktopPlace extends AsyncDisposable {
  readonly data: string
  readonly env: Readonly<Record<string, string>>
  /** A browser that the account knows, for each account; signed out. */
  readonly pages: readonly { readonly name: string; readonly page: PageOverHttps }[]
}

export async function aDesktopPlace(): Promise<DesktopPlace> {
  const display = await startDisplay()
  const keyring = await startKeyring({ display: display.name })
  const { env } = keyring
  const data = join(keyring.session.folder, 'data')
  const server = spawn(
    process.execPath,
    [join(main, 'serve.mjs'), '--data', join(data, 'relying-party'), '--port', '0', '--sample'],
    { env, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  const ready = JSON.parse(line) as { readonly origin: string; readonly certificate: string }
  const pages: { name: string; page: PageOverHttps }[] = []
  for (const { tenant, people } of samples) {
    // Members with a password of their own, as they were when the figures were first taken.
    for (const { name } of people.filter(({ is }) => is === undefined)) {
      const page = aPageOverHttps(ready, tenant.domain)
      const link = await page.invite(name)
      const host = ready.origin.replace('https://', '')
      await device('enroll', link, '--confirm-host', host, '--confirm-account', name)
      await device('phone-sign-in', name, 'on', '--pin-stdin')
      await page.ask('signOut')
      pages.push({ name, page })
    }
  }
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended

  async function device(...args: readonly string[]): Promise<void> {
    const command = [join(main, 'device.mjs'), '--data', join(data, 'authenticator'), ...args]
    const child = spawn(process.execPath, command, { env, stdio: ['pipe', 'ignore', 'inherit'] })
    child.stdin.end(`${pin}\n`)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`${args[0] ?? ''} ended with ${String(code)}`)
  }
  return {
    ...{ data, env, pages },
    async [Symbol.asyncDispose]() {
      await keyring[Symbol.asyncDispose]()
      await display[Symbol.asyncDispose]()
    },
  }
}
