/** A real Chromium that trusts one relying party's CA, through an NSS store in a home folder of its own. @module */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from '@playwright/test'

export interface TrustingChromium extends AsyncDisposable {
  readonly browser: Browser
}

/** `certificate`: the path of the CA certificate. No other certificate is looked at more kindly than usual. */
export async function launchTrustingChromium(certificate: string): Promise<TrustingChromium> {
  const home = await mkdtemp(join(tmpdir(), 'countersign-chromium-'))
  const store = join(home, '.pki', 'nssdb')
  await mkdir(store, { recursive: true, mode: 0o700 })
  const certutil = (...args: readonly string[]) =>
    promisify(execFile)('certutil', ['-d', `sql:${store}`, ...args])
  await certutil('-N', '--empty-password')
  await certutil('-A', '-n', 'Countersign under test', '-t', 'C,,', '-i', certificate)
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking'],
    env: { PATH: process.env['PATH'] ?? '', HOME: home, LC_ALL: 'C.UTF-8' },
  })
  return {
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
