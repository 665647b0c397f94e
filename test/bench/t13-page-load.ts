/** T13: what the sign-in page weighs and how soon Chromium paints it, against the same page as static HTML. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { launchTrustingChromium } from '../e2e/support/trusting-chromium.ts'
import { aCertificate } from './certificate.ts'
import type { Ratio } from './figures.ts'

interface Load {
  readonly bytes: number
  readonly firstPaint: number
}

export async function measurePageLoad(quick: boolean): Promise<readonly Ratio[]> {
  await using place = await aFolder()
  await using product = await aRelyingParty()
  const keys = await aCertificate()
  const certificate = join(place.path, 'floor.pem')
  await writeFile(certificate, keys.cert)
  await using chromium = await launchTrustingChromium(product.certificate, certificate)
  const { browser } = chromium
  await using floor = await asStaticPage(await shownBy(browser, product.address), keys)
  const rounds: { product: Load; floor: Load }[] = []
  // The first of each is thrown away: it warms the browser.
  for (let i = quick ? 0 : -1; i < (quick ? 1 : 15); i++) {
    const floorLoad = await load(browser, floor.address)
    const productLoad = await load(browser, product.address)
    if (i >= 0) rounds.push({ product: productLoad, floor: floorLoad })
  }
  const of = (figure: keyof Load, per: number) =>
    rounds.map(({ product: ours, floor: theirs }) => ({
      product: ours[figure] / per,
      floor: theirs[figure] / per,
    }))
  return [
    {
      ...{ id: 'T13', what: 'the sign-in page over the wire, compressed', unit: 'kB' },
      rounds: of('bytes', 1_000),
      target: { kind: 'no more than', figure: 90 },
    },
    {
      ...{ id: 'T13', what: 'the sign-in page until its first paint', unit: 'ms' },
      rounds: of('firstPaint', 1),
      target: { kind: 'at most', ratio: 1.5 },
    },
  ]
}

/** With nothing cached, until the person can type their name. */
async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await open(page, address)
    return await page.evaluate(() => {
      const parts = performance
        .getEntries()
        .filter((entry) => entry instanceof PerformanceResourceTiming)
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      return {
        bytes: parts.reduce((all, { transferSize }) => all + transferSize, 0),
        firstPaint: paint?.startTime ?? Number.NaN,
      }
    })
  } finally {
    await context.close()
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('textbox').waitFor()
}

/** What the browser made of the page: its elements, with the rules of its style sheets. */
async function shownBy(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await open(page, address)
  const html = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].map(({ cssText }) => cssText),
    )
    const style = document.createElement('style')
    style.textContent = rules.join('\n')
    document.head.append(style)
    for (const part of document.querySelectorAll('script, link')) part.remove()
    return `<!doctype html>${document.documentElement.outerHTML}`
  })
  await context.close()
  return html
}

interface Served extends AsyncDisposable {
  readonly address: string
}

async function asStaticPage(
  html: string,
  keys: { readonly cert: string; readonly key: string },
): Promise<Served> {
  const body = brotliCompressSync(html)
  const server = createServer({ ...keys, minVersion: 'TLSv1.3' }, (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .end(body),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `https://localhost:${port}/`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function aRelyingParty(): Promise<Served & { readonly certificate: string }> {
  const data = await aFolder()
  const main = fileURLToPath(new URL('../../../out/main/serve.mjs', import.meta.url))
  const child = spawn(process.execPath, [main, '--data', data.path, '--port', '0', '--sample'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const ready = JSON.parse(line) as { readonly origin: string; readonly certificate: string }
  return {
    address: `${ready.origin}/contoso.com/sign-in`,
    certificate: ready.certificate,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await data[Symbol.asyncDispose]()
    },
  }
}

async function aFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'countersign-bench-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
