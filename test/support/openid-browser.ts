/** A browser without a screen, that an application sends to sign somebody in: cookies by path, pages by their routes. @module */
import { request as httpsRequest } from 'node:https'
import type { z } from 'zod'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import { pageTokenHeader } from '#protocol/sign-in-http'

type Asked<R extends PageRoute> = z.infer<(typeof pageRoutes)[R]['request']>
type Done<R extends PageRoute> = z.infer<(typeof pageRoutes)[R]['response']>

export interface Landed {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  /** Where it redirects to. */
  readonly location: string | undefined
}

export interface Interaction {
  readonly uid: string
  /** Throws with the problem's code where it is refused. */
  ask<R extends PageRoute>(route: R, body?: Asked<R>): Promise<Done<R>>
  /** The same page, with its token, at the address of another interaction. */
  at(uid: string): Pick<Interaction, 'ask'>
}

export interface OpenIdBrowser {
  /** One request, no redirect followed. */
  send(
    method: string,
    path: string,
    body?: string,
    headers?: Record<string, string>,
  ): Promise<Landed>
  /** Follows redirects of the relying party's own, as far as a sign-in page or another origin. */
  go(url: string): Promise<Landed & { readonly url: string }>
  /** The sign-in page at `url`, entered. */
  enter(url: string): Promise<Interaction>
  readonly cookies: ReadonlyMap<string, { readonly value: string; readonly path: string }>
}

export function anOpenIdBrowser(origin: string, ca: string, stolen?: OpenIdBrowser): OpenIdBrowser {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>(
    stolen?.cookies ?? [],
  )
  const { hostname, port } = new URL(origin)

  const send: OpenIdBrowser['send'] = (method, path, body, headers = {}) => {
    const [own = ''] = path.split('?')
    const sent = [...cookies]
      .filter(
        ([, cookie]) => own === cookie.path || own.startsWith(cookie.path.replace(/\/?$/, '/')),
      )
      .map(([key, cookie]) => `${key.split('|')[0] ?? ''}=${cookie.value}`)
      .join('; ')
    const all = { ...headers, ...(sent === '' ? {} : { cookie: sent }) }
    return new Promise((resolve, reject) => {
      const options = { ca, hostname, port, method, path, headers: all, agent: false }
      const request = httpsRequest(options, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) keep(line)
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () => {
          const { statusCode: status = 0, headers: answered } = response
          const text = Buffer.concat(chunks).toString()
          resolve({ status, headers: answered, text, location: answered.location })
        })
      })
      request.once('error', reject)
      request.end(body)
    })
  }

  function keep(line: string): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const path = rest.find((part) => /^path=/i.test(part))?.slice('path='.length) ?? '/'
    const isOver = rest.some((part) => /^expires=Thu, 01 Jan 1970|^max-age=0/i.test(part))
    const key = `${name}|${path}`
    if (isOver) cookies.delete(key)
    else cookies.set(key, { value: pair.slice(at + 1), path })
  }

  async function go(url: string): Promise<Landed & { readonly url: string }> {
    const target = new URL(url, origin)
    const landed = await send('GET', target.pathname + target.search)
    const next = landed.location
    if (next === undefined) return { ...landed, url: target.href }
    const to = new URL(next, origin)
    if (to.origin !== new URL(origin).origin || /^\/[^/]+\/sign-in\//.test(to.pathname)) {
      return { ...landed, url: to.href }
    }
    return go(to.href)
  }

  async function enter(url: string): Promise<Interaction> {
    const [, tenant = '', , uid = ''] = new URL(url, origin).pathname.split('/')
    let pageToken: string | undefined
    const asking = (of: string): Pick<Interaction, 'ask'> => ({
      async ask(route, body) {
        const { method, path } = pageRoutes[route]
        const landed = await send(
          method,
          `/${tenant}${path.replace(':uid', of)}`,
          method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
          {
            ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
            ...(pageToken === undefined ? {} : { [pageTokenHeader]: pageToken }),
          },
        )
        if (landed.status !== 200) throw new Error(`${route}: ${landed.status} ${landed.text}`)
        const done = JSON.parse(landed.text) as Done<typeof route>
        if ('pageToken' in done && done.pageToken !== undefined) pageToken = done.pageToken
        return done
      },
    })
    const interaction: Interaction = { uid, ...asking(uid), at: asking }
    await interaction.ask('enter')
    return interaction
  }

  return { send, go, enter, cookies }
}
