/** What a route is: a class, a method, a path, and what answers it. @module */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemCode } from '#protocol/http'

/**
 * Whom a route serves, and so what a request to it must look like (`route-class.ts`).
 * - `page-document`: documents and assets; from anywhere, changes nothing.
 * - `page`: what our own pages ask.
 * - `device`: signed requests of programs.
 * - `bearer`: the holder of the admin token.
 * - `openid`: clients and browsers, as the OpenID standards say.
 */
export type RouteClass = 'page-document' | 'page' | 'device' | 'bearer' | 'openid'

export interface Call {
  readonly request: IncomingMessage
  /** The path's `:tenant`, `:id`, `:uid`, `:asset`, `:version`, `:key` and `:item`; empty where it has none. */
  readonly tenant: string
  readonly id: string
  readonly uid: string
  readonly asset: string
  readonly version: string
  readonly key: string
  readonly item: string
  readonly query: string
  /** Parsed JSON; undefined where the request had no body. */
  readonly body: unknown
}

export interface EventStream {
  /** One event, as JSON. */
  send(event: object): void
  end(): void
}

export type Headers = Readonly<Record<string, string | readonly string[]>>

export type Answer =
  | {
      readonly kind: 'json'
      readonly value: unknown
      /** 200 where it is left out. */
      readonly status?: number
      readonly headers?: Headers
    }
  /** 204. */
  | { readonly kind: 'nothing'; readonly headers?: Headers }
  | {
      readonly kind: 'problem'
      readonly code: ProblemCode
      readonly retryAfterMs?: number
      /** Where in a document that was sent, and what is wrong there. */
      readonly pointer?: string
      readonly mistake?: string
      readonly headers?: Headers
    }
  | {
      readonly kind: 'bytes'
      readonly bytes: Uint8Array
      readonly headers: Headers
      /** 200 where it is left out. */
      readonly status?: number
    }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Written by somebody else, who is given the connection. */
  | { readonly kind: 'handed-over'; readonly to: (response: ServerResponse) => void }
  /** Stays open: `start` gets the stream and returns what ends its source. */
  | { readonly kind: 'events'; readonly start: (stream: EventStream) => () => void }

export interface Route {
  readonly class: RouteClass
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS'
  /**
   * Segments, of which `:tenant` stands for an id or domain, `:id` for an identifier, `:uid` for an
   * interaction's, `:asset` for a file name, `:version` for one of Graph's, `:key` and `:item` for how Graph names
   * one of many, still encoded; these may stand within a segment, as in `applications(appId=':key')`.
   */
  readonly path: string
  /** Whether `/:tenant` may stand before the path. */
  readonly alsoUnderTenant?: true
  /** Whether an access token does, too, which `answer` then judges. */
  readonly takesAccessTokens?: true
  /** Where the body may be longer than others. */
  readonly maxBodyBytes?: number
  answer(call: Call): Promise<Answer> | Answer
}

type Parts = Pick<Call, 'tenant' | 'id' | 'uid' | 'asset' | 'version' | 'key' | 'item'>

export type Found =
  | ({ readonly route: Route; readonly query: string } & Parts)
  | { readonly route: undefined; readonly allow: string | undefined }

// A tenant's id is a UUID, its domain has a dot: neither can be taken for a first segment of ours.
const patterns = {
  ':tenant': /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/,
  ':id': /^[A-Za-z0-9_-]{22}$/,
  ':uid': /^[A-Za-z0-9_-]{43}$/,
  ':asset': /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/,
  ':version': /^(?:v1\.0|beta)$/,
  ':key': /^[A-Za-z0-9._~!$'()*+,;=:@%-]{1,300}$/,
  ':item': /^[A-Za-z0-9._~!$'()*+,;=:@%-]{1,300}$/,
} as const
type Placeholder = keyof typeof patterns

const isLong: ReadonlySet<RouteClass> = new Set(['bearer', 'openid'])
const maxPathLength = 512
/** Administrators ask with filters and the marks of pages, applications with all that OpenID knows. */
export const maxLongLength = 4_096

export function createRouteTable(routes: readonly Route[]) {
  const compiled = routes.flatMap((route) =>
    [route.path, ...(route.alsoUnderTenant === true ? [`/:tenant${route.path}`] : [])].map(
      (path) => ({ route, segments: path.split('/').map(toSegment) }),
    ),
  )
  return {
    routes,
    /** The route of a request target; where only the method is wrong, the methods that would do. */
    find(method: string, target: string): Found {
      if (target.length > maxLongLength) return { route: undefined, allow: undefined }
      const mark = target.indexOf('?')
      const path = mark < 0 ? target : target.slice(0, mark)
      const query = mark < 0 ? '' : target.slice(mark + 1)
      const segments = path.split('/')
      const allowed: string[] = []
      for (const candidate of compiled) {
        const { route } = candidate
        if (target.length > maxPathLength && !isLong.has(route.class)) continue
        const values = match(candidate.segments, segments)
        if (values === undefined) continue
        if (accepts(route, method)) return { route, ...values, query }
        allowed.push(route.method)
      }
      return { route: undefined, allow: allowed.length > 0 ? allowed.join(', ') : undefined }
    },
  }
}
export type RouteTable = ReturnType<typeof createRouteTable>

function accepts(route: Route, method: string): boolean {
  return route.method === method || (method === 'HEAD' && route.class === 'page-document')
}

type Segment =
  string | { readonly before: string; readonly placeholder: Placeholder; readonly after: string }

function toSegment(text: string): Segment {
  const [, before = '', placeholder = '', after = ''] = /^([^:]*)(:[a-z]+)(.*)$/.exec(text) ?? []
  return isPlaceholder(placeholder) ? { before, placeholder, after } : text
}

function match(pattern: readonly Segment[], segments: readonly string[]): Parts | undefined {
  if (pattern.length !== segments.length) return undefined
  const values = { tenant: '', id: '', uid: '', asset: '', version: '', key: '', item: '' }
  for (const [i, expected] of pattern.entries()) {
    const actual = segments[i] ?? ''
    if (typeof expected === 'string') {
      if (expected !== actual) return undefined
      continue
    }
    const { before, placeholder, after } = expected
    const value = actual.slice(before.length, actual.length - after.length)
    if (before + value + after !== actual || !patterns[placeholder].test(value)) return undefined
    values[placeholder.slice(1) as keyof typeof values] = value
  }
  return values
}

function isPlaceholder(segment: string): segment is Placeholder {
  return segment in patterns
}
