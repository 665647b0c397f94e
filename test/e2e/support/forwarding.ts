/** Asks the relying party on behalf of a page, trusting the same certificate as its browser does. @module */
import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { BrowserContext, Route } from '@playwright/test'

const authorities = new WeakMap<BrowserContext, string>()

export async function trustFor(context: BrowserContext, certificate: string): Promise<void> {
  authorities.set(context, await readFile(certificate, 'utf8'))
}

/** The JSON that the relying party answers to what the page asked; the page has not seen it. */
export async function forward(route: Route): Promise<{ status: number; body: unknown }> {
  const asked = route.request()
  const ca = authorities.get(asked.frame().page().context())
  if (ca === undefined) throw new TypeError('No certificate is trusted for this page.')
  const all = Object.entries(await asked.allHeaders())
  // What the browser would have said of itself on the way out.
  const headers = {
    ...Object.fromEntries(all.filter(([name]) => !/^:|^accept-encoding$/.test(name))),
    'sec-fetch-site': 'same-origin',
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(asked.url(), { method: asked.method(), headers, ca }, (incoming) => {
      text(incoming).then((body) => {
        resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(body) as unknown })
      }, reject)
    })
    outgoing.on('error', reject)
    outgoing.end(asked.postDataBuffer() ?? undefined)
  })
}
