/** What a request tells of its browser, and the cookies that go back. @module */
import type { IncomingMessage } from 'node:http'
import { pageTokenHeader } from '#protocol/sign-in-http'
import type { Browser, PageAnswer } from '../doors.ts'
import type { Answer, Headers } from './route-table.ts'

/** What we set is 32 bytes in base64url; anything else is not ours. */
const cookieValue = /^[A-Za-z0-9_-]{43}$/
/** Browsers keep no cookie longer. */
const knownBrowserSeconds = 400 * 86_400
const maxUserAgentLength = 512

/** Only sent to the page of one interaction, for which a `__Host-` cookie would be too wide. */
export function interactionCookieName(instance: string): string {
  return `__Secure-countersign-interaction-${instance}`
}

/** No other host and no page without TLS can set it, and it is of the whole of this origin; the tenant's id follows. */
export function openIdSessionCookieName(instance: string, tenant: string): string {
  return `__Host-countersign-openid-${instance}-${tenant}`
}

/** `__Host-`: not settable by another host or without TLS. The instance tells apart what shares `localhost`. */
export function createBrowserReader(instance: string) {
  const sessionCookie = `__Host-countersign-${instance}`
  const knownBrowserCookie = `__Host-countersign-known-${instance}`
  const interactionCookie = interactionCookieName(instance)
  const fixed = 'Path=/; Secure; HttpOnly; SameSite=Lax'
  return {
    read(request: IncomingMessage): Browser {
      const { cookie, 'user-agent': agent, [pageTokenHeader]: token } = request.headers
      const session = onlyValue(cookie, sessionCookie)
      const knownBrowser = onlyValue(cookie, knownBrowserCookie)
      const interaction = onlyValue(cookie, interactionCookie)
      const openIdSessions = openIdSessionsIn(cookie, openIdSessionCookieName(instance, ''))
      const pageToken = typeof token === 'string' && cookieValue.test(token) ? token : undefined
      return {
        address: request.socket.remoteAddress ?? '',
        ...(session === undefined ? {} : { session }),
        ...(openIdSessions.length === 0 ? {} : { openIdSessions }),
        ...(interaction === undefined ? {} : { interaction }),
        ...(pageToken === undefined ? {} : { pageToken }),
        ...(knownBrowser === undefined ? {} : { knownBrowser }),
        ...(agent === undefined ? {} : { userAgent: agent.slice(0, maxUserAgentLength) }),
      }
    },
    /** The HTTP answer to what the page asked. */
    answer(given: PageAnswer<unknown>): Answer {
      if (given.outcome === 'refused') {
        const { code, retryAfterMs } = given
        return { kind: 'problem', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
      }
      return { kind: 'json', value: given.value, headers: cookies(given) }
    },
  }

  function cookies({
    session,
    knownBrowser,
  }: {
    readonly session?: string | null
    readonly knownBrowser?: string
  }): Headers {
    const lines: string[] = []
    if (session === null) lines.push(`${sessionCookie}=; Max-Age=0; ${fixed}`)
    else if (session !== undefined) lines.push(`${sessionCookie}=${session}; ${fixed}`)
    if (knownBrowser !== undefined) {
      lines.push(`${knownBrowserCookie}=${knownBrowser}; Max-Age=${knownBrowserSeconds}; ${fixed}`)
    }
    return lines.length === 0 ? {} : { 'Set-Cookie': lines }
  }
}
export type BrowserReader = ReturnType<typeof createBrowserReader>

/** At most as many as browsers keep of one site. */
const maxOpenIdSessions = 180

function openIdSessionsIn(
  header: string | undefined,
  prefix: string,
): NonNullable<Browser['openIdSessions']> {
  const names = (header ?? '').split(';').flatMap((pair) => {
    const name = pair.trim().split('=', 1)[0] ?? ''
    return name.startsWith(prefix) ? [name] : []
  })
  return [...new Set(names)].slice(0, maxOpenIdSessions).flatMap((name) => {
    const session = onlyValue(header, name)
    return session === undefined ? [] : [{ tenant: name.slice(prefix.length), session }]
  })
}

/** The cookie's value where there is exactly one; of two, nobody could say which is ours. */
function onlyValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  const [value] = values
  return values.length === 1 && value !== undefined && cookieValue.test(value) ? value : undefined
}
