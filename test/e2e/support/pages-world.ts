/** The real relying party with its samples, and a real browser that trusts it. @module */
import { type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process'
import { trustFor } from './forwarding'
import { launchTrustingChromium, type TrustingChromium } from './trusting-chromium'

export interface PagesWorld extends AsyncDisposable {
  readonly relyingParty: RelyingPartyProcess
  readonly origin: string
  readonly chromium: TrustingChromium
  open(options?: BrowserContextOptions): Promise<OpenPage>
}

export interface OpenPage extends AsyncDisposable {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page's policy refused, and errors that nobody caught. */
  readonly faults: readonly string[]
}

export async function aPagesWorld(): Promise<PagesWorld> {
  const relyingParty = await startRelyingParty()
  const { origin, certificate } = relyingParty.ready
  const chromium = await launchTrustingChromium(certificate)
  return {
    relyingParty,
    origin,
    chromium,
    async open(options) {
      const context = await chromium.browser.newContext({
        baseURL: origin,
        locale: 'en-GB',
        viewport: { width: 640, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      await trustFor(context, certificate)
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      await page.exposeFunction('tellViolation', (what: string) => faults.push(what))
      await page.addInitScript(() => {
        const told = window as unknown as { readonly tellViolation: (what: string) => void }
        document.addEventListener('securitypolicyviolation', (event) => {
          told.tellViolation(`${event.violatedDirective} ${event.blockedURI}`)
        })
      })
      return { page, context, faults, [Symbol.asyncDispose]: () => context.close() }
    },
    async [Symbol.asyncDispose]() {
      await chromium[Symbol.asyncDispose]()
      await relyingParty[Symbol.asyncDispose]()
    },
  }
}
