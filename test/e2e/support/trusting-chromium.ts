/** A real Chromium that trusts one relying party's CA, through an NSS store in a home folder of its own. @module */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { chromiumArguments } from '../../support/chromium-arguments'

export interface TrustingChromium extends AsyncDisposable {
  readonly browser: Browser
}

/** `certificates`: the paths of CA certificates. No other certificate is looked at more kindly than usual. */
export async function launchTrustingChromium(
  ...certificates: readonly string[]
): Promise<TrustingChromium> {
  const home = await mkdtemp(join(tmpdir(), 'countersign-chromium-'))
  const store = join(home, '.pki', 'nssdb')
  await mkdir(store, { recursive: true, mode: 0o700 })
  const certutil = (...args: readonly string[]) =>
    promisify(execFile)('certutil', ['-d', `sql:${store}`, ...args])
  await certutil('-N', '--empty-password')
  for (const [at, certificate] of certificates.entries()) {
    const name = ['-n', `Countersign under test ${at}`]
    await certutil('-A', ...name, '-t', 'C,,', '-i', certificate)
  }
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...chromiumArguments,
      // Root has no sandbox; the tests run as an ordinary user, who has.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
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
