/** What a real client came to: `npm run rows` sums these lines of all of them into one. @module */
import type { Page } from '@playwright/test'
import type { VirtualAuthenticator } from '../../../src/testing/api'
import { askForApproval } from '../../../src/testing/playwright.ts'
import { clientFigure } from './client-figure'

export interface ClientTally {
  /** That one more way to a token, or to its end, was gone whole. */
  passed(flows?: number): void
  /** As `signIn` of the Playwright fixture, with what was approved kept. */
  signIn(page: Page, authenticator: VirtualAuthenticator): Promise<void>
  print(): void
}

export function aClientTally(client: string): ClientTally {
  const approved: string[] = []
  let passed = 0
  return {
    passed(flows = 1) {
      passed += flows
    },
    async signIn(page, authenticator) {
      const number = await askForApproval(page, authenticator)
      approved.push((await authenticator.approve({ number })).id)
    },
    print() {
      console.log(`FIGURE G5 ${clientFigure(client, passed, approved)}`)
    },
  }
}
