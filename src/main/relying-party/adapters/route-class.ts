/** What a request must look like to be let to a route of each class; before anything of it is read. @module */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { pageTokenHeader } from '#protocol/sign-in-http'
import type { ProblemCode } from '#protocol/http'
import type { Route } from './route-table.ts'

export interface Place {
  /** `https://localhost:PORT`. */
  readonly origin: string
  readonly adminToken: string
}

/** Headers that decide something: sent twice, they could be read in two ways. */
const single = new Set([
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'sec-fetch-site',
  pageTokenHeader,
])

/** Whether the request is addressed to us: exactly `localhost:PORT`, as a browser at our origin writes it. */
export function checkHost(request: IncomingMessage, { origin }: Place): ProblemCode | undefined {
  if (request.headers.host !== origin.slice('https://'.length)) return 'host-refused'
  const seen = new Set<string>()
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = (request.rawHeaders[i] ?? '').toLowerCase()
    if (!single.has(name)) continue
    if (seen.has(name)) return name === 'host' ? 'host-refused' : 'invalid'
    seen.add(name)
  }
  return undefined
}

export function checkClass(
  request: IncomingMessage,
  route: Route,
  place: Place,
): ProblemCode | undefined {
  switch (route.class) {
    case 'page-document':
      return undefined
    case 'page':
      return checkPage(request, route, place) ?? checkMedia(request, route)
    case 'device':
      return checkProgram(request) ?? checkMedia(request, route)
    case 'bearer':
      return (
        checkOrigin(request, place) ??
        checkBearer(request, route, place) ??
        checkMedia(request, route)
      )
    case 'openid':
      // What it may bear, the provider judges: a browser comes here from anywhere.
      return undefined
    default: {
      const unknown: never = route.class
      throw new TypeError(`no rules for the class ${String(unknown)}`)
    }
  }
}

/** Our own page in a browser, or a program that sends neither of the browser's headers. */
function checkPage(request: IncomingMessage, route: Route, place: Place): ProblemCode | undefined {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === undefined && origin === undefined) return undefined
  if (site !== 'same-origin') return 'origin-refused'
  const ours = origin === place.origin
  // Browsers send no Origin with a GET to their own origin.
  const fits = route.method === 'GET' ? ours || origin === undefined : ours
  return fits ? undefined : 'origin-refused'
}

/** No browser: they all send Origin with what is not a GET, and say where they come from. */
export function checkProgram(request: IncomingMessage): ProblemCode | undefined {
  const { origin, 'sec-fetch-site': site } = request.headers
  return origin === undefined && site === undefined ? undefined : 'origin-refused'
}

function checkOrigin(request: IncomingMessage, place: Place): ProblemCode | undefined {
  const { origin } = request.headers
  return origin === undefined || origin === place.origin ? undefined : 'origin-refused'
}

function checkBearer(
  request: IncomingMessage,
  route: Route,
  place: Place,
): ProblemCode | undefined {
  if (route.takesAccessTokens === true && accessTokenOf(request) !== undefined) return undefined
  const sent = Buffer.from(request.headers.authorization ?? '')
  const held = Buffer.from(`Bearer ${place.adminToken}`)
  return sent.length === held.length && timingSafeEqual(sent, held) ? undefined : 'unauthorized'
}

/** A JWT in the place of the admin token, which has no dots. */
export function accessTokenOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/.exec(headers.authorization ?? '')?.[1]
}

/** What has a body is JSON as it is; nothing else is looked into. */
function checkMedia(request: IncomingMessage, route: Route): ProblemCode | undefined {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers
  if (encoding !== undefined) return 'media-refused'
  if (route.method === 'GET') return hasBody(request) ? 'invalid' : undefined
  if (route.method === 'DELETE' && !hasBody(request)) return undefined
  return /^application\/json(?:;\s*charset=utf-8)?$/i.test(type ?? '') ? undefined : 'media-refused'
}

function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  return encoding !== undefined || (length !== undefined && length !== '0')
}
