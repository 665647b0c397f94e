/** `countersign/testing/playwright`: Playwright's `test` with a relying party, an authenticator, and pages that trust it. @module */
import {
  expect as baseExpect,
  test as base,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import type { RelyingParty, RelyingPartyOptions, VirtualAuthenticator } from './api.ts'
import { createVirtualAuthenticator, startRelyingParty } from './index.ts'
import { askOn } from './sign-in-page.ts'

export interface TestFixtures {
  /** Whose authenticator it is, by name; the first person of the first tenant where it is left out. */
  readonly person: string | undefined
  /** Enrolled for this test alone, and taken off again after it. */
  readonly authenticator: VirtualAuthenticator
}

export interface WorkerFixtures {
  /** What `startRelyingParty` is asked for. */
  readonly relyingPartyOptions: RelyingPartyOptions
  /** One for each worker; its browser trusts it. */
  readonly relyingParty: RelyingParty
}

/** Playwright's own, so that one import is enough. */
export const expect: typeof baseExpect = baseExpect

export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & TestFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
> = base.extend<TestFixtures, WorkerFixtures>({
  relyingPartyOptions: [{}, { scope: 'worker', option: true }],
  relyingParty: [
    async ({ relyingPartyOptions }, use) => {
      const relyingParty = await startRelyingParty(relyingPartyOptions)
      await use(relyingParty)
      await relyingParty.close()
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, browserName, relyingParty }, use) => {
      if (browserName !== 'chromium') {
        throw new Error(`A ${browserName} cannot be told to trust one key alone: use Chromium.`)
      }
      const args = [...(launchOptions.args ?? []), ...relyingParty.chromiumArguments]
      await use({ ...launchOptions, args })
    },
    { scope: 'worker' },
  ],
  person: [undefined, { option: true }],
  authenticator: async ({ relyingParty, person }, use) => {
    const user = person ?? relyingParty.tenants[0]?.users[0]
    if (user === undefined) throw new TypeError('There is nobody in the first tenant.')
    const authenticator = await createVirtualAuthenticator(relyingParty, user)
    await use(authenticator)
    await authenticator.remove()
  },
})

/**
 * From the sign-in page, wherever an application led to it: types the name, asks for an approval, and has the
 * authenticator type the number that the page shows. Settles once it is approved; the page then goes on by itself.
 */
export async function signIn(page: Page, authenticator: VirtualAuthenticator): Promise<void> {
  await authenticator.approve({ number: await askOn(page, authenticator) })
}

/** Half of it, for an answer of your own: types the name and asks for an approval. The number on the page. */
export function askForApproval(page: Page, authenticator: VirtualAuthenticator): Promise<string> {
  return askOn(page, authenticator)
}
