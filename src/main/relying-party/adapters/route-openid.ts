/** The routes of the OpenID provider, each under a tenant's id or domain. @module */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { RequestRefused } from './http-problems.ts'
import { notDocument } from './route-answer.ts'
import { type AnyTenantDoor, createAnyTenantRoutes } from './route-any-tenant.ts'
import type { RefuseBefore } from './route-openid-errors.ts'
import { readForm } from './route-body.ts'
import type { Answer, Call, Route } from './route-table.ts'

export interface OpenIdRequest {
  readonly tenant: string
  /** Under the tenant. */
  readonly path: string
  readonly query: string
  /** What was posted as a form. */
  readonly form: URLSearchParams | undefined
  /** What stood in the place of a tenant, where none was named. */
  readonly segment?: string
}

export type Served = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface OpenIdDoor {
  /** What answers; undefined where there is no such tenant. */
  serve(asked: OpenIdRequest): Promise<Served | undefined>
  /** What names no tenant. */
  readonly anyTenant: AnyTenantDoor
  /** What to say of a request that never comes to `serve`. */
  readonly refuse: RefuseBefore
}

type Form = OpenIdRequest['form']

type Method = 'GET' | 'POST' | 'OPTIONS'
/** `OPTIONS` where pages of other origins ask. */
const routes: readonly (readonly [path: string, ...methods: Method[]])[] = [
  ['/v2.0/.well-known/openid-configuration', 'GET', 'OPTIONS'],
  ['/discovery/v2.0/keys', 'GET', 'OPTIONS'],
  ['/oauth2/v2.0/authorize', 'GET', 'POST'],
  ['/oauth2/v2.0/authorize/:uid', 'GET'],
  ['/oauth2/v2.0/token', 'POST', 'OPTIONS'],
  ['/oauth2/v2.0/devicecode', 'POST', 'OPTIONS'],
  ['/oauth2/deviceauth', 'GET', 'POST'],
  ['/oauth2/deviceauth/:uid', 'GET'],
  ['/oauth2/v2.0/logout', 'GET', 'POST'],
  ['/oauth2/v2.0/logout/confirm', 'POST'],
  ['/oauth2/v2.0/logout/success', 'GET'],
  ['/oauth2/v2.0/error/:item', 'GET'],
  ['/oidc/userinfo', 'GET', 'POST', 'OPTIONS'],
]

export function createOpenIdRoutes(
  openId: OpenIdDoor,
  onFault: (fault: unknown) => void,
): readonly Route[] {
  const ofTenants = routes.flatMap(([path, ...methods]) =>
    methods.map((method): Route => ({
      class: 'openid',
      method,
      path: `/:tenant${path}`,
      answer: (call) => serve(call, method),
    })),
  )
  const handOver = ({ request }: Call, asked: Omit<OpenIdRequest, 'form'>, form: Form) =>
    hand(request, { ...asked, form })
  /** What people can type. */
  const typed: Route = {
    ...{ class: 'openid', method: 'GET', path: '/:tenant/devicelogin' },
    answer: ({ tenant }) =>
      Promise.resolve({ kind: 'redirect', to: `/${tenant}/oauth2/deviceauth` }),
  }
  return [...ofTenants, typed, ...createAnyTenantRoutes(openId.anyTenant, handOver)]

  async function serve(call: Call, method: Method): Promise<Answer> {
    const { request, tenant, query } = call
    const [target = ''] = (request.url ?? '').split('?')
    const path = target.slice(tenant.length + 1)
    const form = method === 'POST' ? await readForm(request) : undefined
    return hand(request, { tenant, path, query, form })
  }

  async function hand(request: IncomingMessage, asked: OpenIdRequest): Promise<Answer> {
    const served = await openId.serve(asked)
    if (served === undefined) throw new RequestRefused('tenant-unknown')
    return {
      kind: 'handed-over',
      to: (response) => {
        for (const [name, value] of Object.entries(notDocument)) response.setHeader(name, value)
        served(request, response).catch((fault: unknown) => {
          onFault(fault)
          response.destroy()
        })
      },
    }
  }
}
