/** T15: how soon other people's tests have a relying party and an authenticator, and how long a sign-in takes there. @module */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import type { RelyingParty, VirtualAuthenticator } from '../../src/testing/api.ts'
import type * as Entry from '../../src/testing/index.ts'
import type * as Fixture from '../../src/testing/playwright.ts'
import type { Ratio } from './figures.ts'

/** From where the bench is built to. */
const built = (name: string): string =>
  new URL(`../../../out/testing/${name}`, import.meta.url).href

export async function measureTesting(quick: boolean): Promise<readonly Ratio[]> {
  const ready: { product: number; floor: number }[] = []
  for (let i = 0; i < (quick ? 3 : 15); i++) {
    ready.push({ floor: await started(library), product: await started(both) })
  }
  return [
    {
      ...{
        id: 'T15',
        what: 'relying party and virtual authenticator ready, from the start of Node',
      },
      ...{ unit: 'ms', rounds: ready, target: { kind: 'no more than', figure: 600 } },
      beside: 'the floor imports the OpenID library alone, which a start here does not',
    },
    {
      ...{
        id: 'T15',
        what: 'a sign-in on the real page through the Playwright fixture',
        unit: 'ms',
      },
      rounds: await signIns(quick ? 3 : 15),
      target: { kind: 'no more than', figure: 1000 },
      beside: 'the floor opens the page alone',
    },
  ]
}

const library = `await import('oidc-provider')
console.log(performance.now())`
const both = `const { createVirtualAuthenticator, startRelyingParty } = await import('${built('index.mjs')}')
const relyingParty = await startRelyingParty()
await createVirtualAuthenticator(relyingParty, 'adele@contoso.com')
console.log(performance.now())
await relyingParty.close()`

/** What the program says of itself: milliseconds since its process began. Without keychain, bus or display. */
async function started(program: string): Promise<number> {
  const args = ['--input-type=module', '--eval', program]
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const env = { PATH: process.env['PATH'] ?? '' }
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, env })
  return Number(stdout.trim().split('\n').at(-1))
}

async function signIns(count: number) {
  const { createVirtualAuthenticator, startRelyingParty } = (await import(
    built('index.mjs')
  )) as typeof Entry
  await using relyingParty = await startRelyingParty()
  await using authenticator = await createVirtualAuthenticator(relyingParty, 'adele@contoso.com')
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...relyingParty.chromiumArguments],
  })
  const rounds: { product: number; floor: number }[] = []
  try {
    // The first warms the browser.
    for (let i = -1; i < count; i++) {
      const round = await signInOnce(browser, relyingParty, authenticator)
      if (i >= 0) rounds.push(round)
    }
  } finally {
    await browser.close()
  }
  return rounds
}

async function signInOnce(
  browser: Browser,
  { origin }: RelyingParty,
  authenticator: VirtualAuthenticator,
) {
  const { signIn } = (await import(built('playwright.mjs'))) as typeof Fixture
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const from = performance.now()
    await page.goto(`${origin}/contoso.com/sign-in`)
    await page.locator('input[name="username"]').waitFor()
    const floor = performance.now() - from
    await signIn(page, authenticator)
    await page.getByText(authenticator.user.name).waitFor()
    return { product: performance.now() - from, floor }
  } finally {
    await context.close()
  }
}
