/** Signing out as a browser does it: the page that asks or goes on by itself, its form, and where that leads. @module */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Landed, OpenIdBrowser } from './openid-browser.ts'
import { vi } from 'vitest'
import { contoso } from './relying-party-world.ts'

export function logoutUrl(parameters: Readonly<Record<string, string>>, tenant = contoso): string {
  const query = new URLSearchParams(parameters).toString()
  return `/${tenant}/oauth2/v2.0/logout${query === '' ? '' : `?${query}`}`
}

export interface LogoutPage extends Landed {
  /** Whether somebody has to press its button. */
  readonly isAsking: boolean
  /** Sends its form, as the script or the button does. */
  confirm(): Promise<Landed>
}

export async function openLogout(browser: OpenIdBrowser, url: string): Promise<LogoutPage> {
  const landed = await browser.send('GET', url)
  return {
    ...landed,
    isAsking: !landed.text.includes('<script>'),
    confirm() {
      const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(landed.text) ?? []
      const fields = [...landed.text.matchAll(/<input[^>]* name="([^"]+)" value="([^"]*)"/g)]
      const form = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]))
      return browser.send('POST', new URL(action).pathname, form.toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      })
    },
  }
}

export interface Posted {
  readonly path: string
  readonly type: string | undefined
  readonly form: URLSearchParams
}

/** Resolves with what was posted, once there is so much of it. */
export async function postedTo(
  { posted }: { readonly posted: readonly Posted[] },
  count = 1,
): Promise<readonly Posted[]> {
  await vi.waitFor(
    () => {
      if (posted.length < count) throw new Error(`posted: ${String(posted.length)}`)
    },
    { timeout: 10_000, interval: 20 },
  )
  return posted
}

/** An application's own server, which is told of sessions that ended; `answer` says how it takes that. */
export async function anApplicationServer(answer = { status: 200, location: '' }) {
  const posted: Posted[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.once('end', () => {
      const { url: path = '', headers } = request
      posted.push({ path, type: headers['content-type'], form: new URLSearchParams(body) })
      const more = answer.location === '' ? {} : { location: answer.location }
      response.writeHead(answer.status, more).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    posted,
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
