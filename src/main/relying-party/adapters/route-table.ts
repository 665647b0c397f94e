/** What a route is: a class, a method, a path, and what answers it. @module */
import type { IncomingMessage } from 'node:http'
import type { ProblemCode } from '#protocol/http'

/**
 * Whom a route serves, and so what a request to it must look like (`route-class.ts`).
 * - `page-document`: documents and assets; from anywhere, changes nothing.
 * - `page`: what our own pages ask.
 * - `device`: signed requests of programs.
 * - `bearer`: the holder of the admin token.
 */
export type RouteClass = 'page-document' | 'page' | 'device' | 'bearer'

export interface Call {
  readonly request: IncomingMessage
  /** The path's `:tenant`, `:id` and `:asset`. */
  readonly tenant: string
  readonly id: string
  readonly asset: string
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
  | { readonly kind: 'json'; readonly value: unknown; readonly headers?: Headers }
  | {
      readonly kind: 'problem'
      readonly code: ProblemCode
      readonly retryAfterMs?: number
      readonly headers?: Headers
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly headers: Headers }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Stays open: `start` gets the stream and returns what ends its source. */
  | { readonly kind: 'events'; readonly start: (stream: EventStream) => () => void }

export interface Route {
  readonly class: RouteClass
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Segments, of which `:tenant` stands for an id or domain, `:id` for an identifier, `:asset` for a file name. */
  readonly path: string
  answer(call: Call): Promise<Answer> | Answer
}

export type Found =
  | {
      readonly route: Route
      readonly tenant: string
      readonly id: string
      readonly asset: string
      readonly query: string
    }
  | { readonly route: undefined; readonly allow: string | undefined }

// A tenant's id is a UUID, its domain has a dot: neither can be taken for a first segment of ours.
const patterns = {
  ':tenant': /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/,
  ':id': /^[A-Za-z0-9_-]{22}$/,
  ':asset': /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/,
} as const

const maxPathLength = 512

export function createRouteTable(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({ route, segments: route.path.split('/') }))
  return {
    routes,
    /** The route of a request target; where only the method is wrong, the methods that would do. */
    find(method: string, target: string): Found {
      const mark = target.indexOf('?')
      const path = mark < 0 ? target : target.slice(0, mark)
      const query = mark < 0 ? '' : target.slice(mark + 1)
      if (target.length > maxPathLength) return { route: undefined, allow: undefined }
      const segments = path.split('/')
      const allowed: string[] = []
      for (const candidate of compiled) {
        const values = match(candidate.segments, segments)
        if (values === undefined) continue
        if (accepts(candidate.route, method)) return { route: candidate.route, ...values, query }
        allowed.push(candidate.route.method)
      }
      return { route: undefined, allow: allowed.length > 0 ? allowed.join(', ') : undefined }
    },
  }
}
export type RouteTable = ReturnType<typeof createRouteTable>

function accepts(route: Route, method: string): boolean {
  return route.method === method || (method === 'HEAD' && route.class === 'page-document')
}

function match(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined
  const values = { tenant: '', id: '', asset: '' }
  for (const [i, expected] of pattern.entries()) {
    const actual = segments[i] ?? ''
    if (expected === ':tenant' || expected === ':id' || expected === ':asset') {
      if (!patterns[expected].test(actual)) return undefined
      if (expected === ':tenant') values.tenant = actual
      else if (expected === ':id') values.id = actual
      else values.asset = actual
    } else if (expected !== actual) return undefined
  }
  return values
}
