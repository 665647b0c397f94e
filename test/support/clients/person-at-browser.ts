/** A person who signs in for an application: a browser that keeps cookies, and an authenticator that approves. @module */
import type { RelyingParty, ShownRequest, VirtualAuthenticator } from '../../../src/testing/api'
import { anOpenIdBrowser, type OpenIdBrowser } from '../openid-browser'

export interface PersonAtBrowser {
  readonly browser: OpenIdBrowser
  /** Every request that was approved, as it was shown. */
  readonly approved: readonly ShownRequest[]
  /** As far as the application's own address; forms that send themselves are sent. */
  open(address: string): Promise<URL>
}

export function aPersonAtBrowser(
  { origin, caCertificate }: RelyingParty,
  authenticator: VirtualAuthenticator,
): PersonAtBrowser {
  const browser = anOpenIdBrowser(origin, caCertificate.pem)
  const approved: ShownRequest[] = []

  return {
    ...{ browser, approved },
    async open(address) {
      const asked = await browser.go(address)
      if (!/^\/[^/]+\/sign-in\//.test(new URL(asked.url).pathname)) return arrive(asked)
      const page = await browser.enter(asked.url)
      await page.ask('begin', { name: authenticator.user.name })
      const { state } = await page.ask('approval')
      if (state.step !== 'approval') throw new Error(`the page is at “${state.step}”`)
      approved.push(await authenticator.approve({ number: state.request.number }))
      await page.ask('complete')
      const { to } = await page.ask('goOn')
      return arrive(await browser.go(to))
    },
  }

  async function arrive({
    url,
    text,
    status,
  }: Awaited<ReturnType<OpenIdBrowser['go']>>): Promise<URL> {
    if (new URL(url).origin !== origin) {
      const target = new URL(url)
      // A loopback server of a program that waits; where nobody listens, the address is what counts.
      await fetch(target).catch(() => undefined)
      return target
    }
    const [, action] = /<form method="post" action="([^"]*)"/.exec(text) ?? []
    if (action === undefined) throw new Error(`${String(status)} at ${url}: ${text.slice(0, 600)}`)
    const fields = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const body = new URLSearchParams(
      fields.map(([, name = '', value = '']) => [plain(name), plain(value)]),
    )
    const { status: met } = await fetch(plain(action), { method: 'POST', body })
    if (met >= 400) throw new Error(`the application answered ${String(met)}`)
    return new URL(plain(action))
  }
}

function plain(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
