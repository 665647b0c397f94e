/** A page of the relying party without a browser: the same requests, with cookies and page token kept. @module */
import { readFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import type { z } from 'zod'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import { pageTokenHeader } from '#protocol/sign-in-http'
import { samples } from '../../src/main/relying-party/sample-tenants.ts'

type Asked<R extends PageRoute> = z.infer<(typeof pageRoutes)[R]['request']>
type Done<R extends PageRoute> = z.infer<(typeof pageRoutes)[R]['response']>

export interface PageOverHttps {
  /** Throws with the problem's code where it is refused. */
  ask<R extends PageRoute>(route: R, body?: Asked<R>, id?: string): Promise<Done<R>>
  signInByPassword(name: string): Promise<void>
  /** Signed in by password, *Add*: the link. */
  invite(name: string): Promise<string>
  /** Name, Next, *Approve a request*: what the page shows. */
  startApproval(name: string): Promise<{ readonly number: string; readonly transaction: string }>
  /** Takes the session of the approved request; the name that is signed in. */
  complete(): Promise<string>
  /** Every cookie value and page token that it was given. */
  readonly given: ReadonlySet<string>
}

export function aPageOverHttps(
  ready: { readonly origin: string; readonly certificate: string },
  tenant: string,
): PageOverHttps {
  const ca = readFileSync(ready.certificate, 'utf8')
  const cookies = new Map<string, string>()
  const given = new Set<string>()
  let pageToken: string | undefined

  async function send(method: string, path: string, body: string | undefined) {
    const { hostname, port } = new URL(ready.origin)
    const headers: Record<string, string> = {}
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (pageToken !== undefined) headers[pageTokenHeader] = pageToken
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') headers['cookie'] = cookie
    return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const request = httpsRequest({ ca, hostname, port, method, path, headers, agent: false })
      request.once('error', reject)
      request.once('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          const [pair = ''] = line.split(';')
          const at = pair.indexOf('=')
          cookies.set(pair.slice(0, at), pair.slice(at + 1))
          if (at + 1 < pair.length) given.add(pair.slice(at + 1))
        }
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      })
      request.end(body)
    })
  }

  const page: PageOverHttps = {
    async ask(route, body, id) {
      const { method, path } = pageRoutes[route]
      const sent = method === 'POST' ? JSON.stringify(body ?? {}) : undefined
      const { status, text } = await send(
        method,
        `/${tenant}${path.replace(':id', id ?? '')}`,
        sent,
      )
      if (status !== 200) throw new Error(`${route}: ${status} ${text}`)
      const done = JSON.parse(text) as Done<typeof route>
      if ('pageToken' in done && done.pageToken !== undefined) {
        pageToken = done.pageToken
        given.add(pageToken)
      }
      return done
    },
    async signInByPassword(name) {
      await page.ask('begin', { name })
      await page.ask('password', { password: passwordOf(name) })
    },
    async invite(name) {
      await page.signInByPassword(name)
      return (await page.ask('invite')).link
    },
    async startApproval(name) {
      await page.ask('begin', { name })
      const { state } = await page.ask('approval')
      if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
      return state.request
    },
    async complete() {
      const { state } = await page.ask('complete')
      if (state.step !== 'signed-in') throw new Error(`the page is at ${state.step}`)
      return state.account.name
    },
    given,
  }
  return page
}

function passwordOf(name: string): string {
  const person = samples.flatMap(({ people }) => people).find((each) => each.name === name)
  if (person === undefined) throw new Error(`no sample is called ${name}`)
  return person.password
}
