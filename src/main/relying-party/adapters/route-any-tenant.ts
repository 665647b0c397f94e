/** The OpenID routes that name no tenant: `/common` and `/organizations`. @module */
import type { IncomingMessage } from 'node:http'
import type { Answer, Call, Route } from './route-table.ts'
import { readForm } from './route-body.ts'

export const anyTenantSegments = ['common', 'organizations'] as const
type Segment = (typeof anyTenantSegments)[number]

export interface AnyTenantRequest {
  readonly segment: Segment
  /** Under it. */
  readonly path: string
  readonly query: string
  /** What was posted as a form. */
  readonly form: URLSearchParams | undefined
  readonly cookies: string | undefined
  readonly authorization: string | undefined
  readonly language: string | undefined
  /** What the client called its request. */
  readonly requestId: string | undefined
}

export type Elsewhere =
  /** The tenant's own provider answers. */
  | { readonly outcome: 'tenant'; readonly tenant: string }
  | { readonly outcome: 'redirect'; readonly to: string }
  | { readonly outcome: 'json'; readonly status: number; readonly value: unknown }
  | {
      readonly outcome: 'page'
      readonly status: number
      readonly html: string
      readonly policy: string
    }

export interface AnyTenantDoor {
  metadata(segment: Segment): Elsewhere
  /** Of every tenant. */
  keys(): Promise<Elsewhere>
  instance(query: string, requestId: string | undefined): Elsewhere
  userRealm(user: string): Promise<Elsewhere>
  serve(asked: AnyTenantRequest): Promise<Elsewhere>
}

type Method = 'GET' | 'POST' | 'OPTIONS'
const served: readonly (readonly [path: string, ...methods: Method[]])[] = [
  ['/oauth2/v2.0/authorize', 'GET', 'POST'],
  ['/oauth2/v2.0/token', 'POST', 'OPTIONS'],
  ['/oauth2/v2.0/devicecode', 'POST', 'OPTIONS'],
  ['/devicelogin', 'GET'],
  ['/oauth2/v2.0/logout', 'GET', 'POST'],
  ['/oauth2/v2.0/error/:item', 'GET'],
  ['/oidc/userinfo', 'GET', 'POST', 'OPTIONS'],
]

/** `hand` gives a request to the tenant's own provider, with the form that was read of it. */
export function createAnyTenantRoutes(
  door: AnyTenantDoor,
  hand: (
    call: Call,
    asked: {
      readonly tenant: string
      readonly path: string
      readonly query: string
      readonly segment: Segment
    },
    form: URLSearchParams | undefined,
  ) => Promise<Answer>,
): readonly Route[] {
  return anyTenantSegments.flatMap((segment) => [
    told(`/${segment}/v2.0/.well-known/openid-configuration`, () => door.metadata(segment)),
    told(`/${segment}/discovery/v2.0/keys`, () => door.keys()),
    told(`/${segment}/discovery/instance`, ({ query, request }) =>
      door.instance(query, requestIdOf(request)),
    ),
    // Programs alone: whom a domain belongs to is no other page's affair.
    {
      ...{ class: 'openid', method: 'GET', path: `/${segment}/UserRealm/:item` },
      answer: async ({ item }) => toAnswer(await door.userRealm(decoded(item))),
    },
    ...served.flatMap(([path, ...methods]) =>
      methods.map((method): Route => ({
        ...{ class: 'openid', method, path: `/${segment}${path}` },
        answer: (call) => serve(call, { segment, path: path.replace(':item', call.item), method }),
      })),
    ),
  ])

  async function serve(
    call: Call,
    { segment, path, method }: { segment: Segment; path: string; method: Method },
  ): Promise<Answer> {
    const { request, query } = call
    const form = method === 'POST' ? await readForm(request) : undefined
    const { cookie, authorization, 'accept-language': language } = request.headers
    const requestId = requestIdOf(request)
    const asked = {
      segment,
      path,
      query,
      form,
      cookies: cookie,
      authorization,
      language,
      requestId,
    }
    const found = await door.serve(asked)
    if (found.outcome === 'json') return toAnswer(found, anyPageReads)
    if (found.outcome !== 'tenant') return toAnswer(found)
    return hand(call, { tenant: found.tenant, path, query, segment }, form)
  }
}

export function requestIdOf({ headers }: IncomingMessage): string | undefined {
  const given = headers['client-request-id']
  return typeof given === 'string' ? given : undefined
}

/** Nothing in it is anybody's, and no cookie is sent for it: a page's program reads why it was refused, as at Entra. */
export const anyPageReads = { 'Access-Control-Allow-Origin': '*' } as const

/** What anybody may read, from any page. */
function told(path: string, act: (call: Call) => Elsewhere | Promise<Elsewhere>): Route {
  return {
    ...{ class: 'openid', method: 'GET', path },
    answer: async (call) => toAnswer(await act(call), anyPageReads),
  }
}

export function toAnswer(
  found: Exclude<Elsewhere, { readonly outcome: 'tenant' }> | Elsewhere,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  switch (found.outcome) {
    case 'json':
      return { kind: 'json', status: found.status, value: found.value, headers }
    case 'redirect':
      return { kind: 'redirect', to: found.to }
    case 'page':
      return {
        kind: 'bytes',
        status: found.status,
        bytes: Buffer.from(found.html),
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': found.policy,
          'Cache-Control': 'no-store',
          ...headers,
        },
      }
    case 'tenant':
      throw new TypeError('a tenant answers that')
    default: {
      const unknown: never = found
      throw new TypeError(String(unknown))
    }
  }
}

function decoded(item: string): string {
  try {
    return decodeURIComponent(item)
  } catch {
    return ''
  }
}
