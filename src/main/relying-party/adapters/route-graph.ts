/** The routes of the Graph-shaped admin API, one for each of its resources. @module */
import type { IncomingMessage } from 'node:http'
import type { Graph, GraphCall } from '../graph/door.ts'
import type { GraphRouteName } from '../graph/routes.ts'
import { RequestRefused } from './http-problems.ts'
import { accessTokenOf } from './route-class.ts'
import { graphError, requestIds } from './route-graph-errors.ts'
import type { Answer, Call, Route } from './route-table.ts'

const mediaType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** By which a request under `/graph` alone names its tenant. */
const tenantHeader = 'x-countersign-tenant'

export function createGraphRoutes(graph: Graph): readonly Route[] {
  return (Object.keys(graph.routes) as GraphRouteName[]).map((name) => {
    const { method, path } = graph.routes[name]
    return {
      class: 'bearer',
      method,
      path: `/graph/:version${path}`,
      alsoUnderTenant: true,
      takesAccessTokens: true,
      answer: async (call) => {
        const { request } = call
        const token = accessTokenOf(request)
        const caller = token === undefined ? undefined : await graph.callerOf(token)
        if (token !== undefined && caller === undefined) throw new RequestRefused('unauthorized')
        const given = await graph.answer(name, { ...toGraphCall(call), caller })
        switch (given.outcome) {
          case 'done':
            return toAnswer(request, given.status, given.value)
          case 'nothing':
            return { kind: 'nothing', headers: requestIds(request) }
          case 'refused':
            return graphError(request, given)
          default: {
            const unknown: never = given
            throw new TypeError(`no such answer: ${String(unknown)}`)
          }
        }
      },
    }
  })
}

function toAnswer(request: IncomingMessage, status: number, value: object): Answer {
  const headers = { ...requestIds(request), 'Content-Type': mediaType, 'OData-Version': '4.0' }
  return { kind: 'json', status, value, headers }
}

function toGraphCall({
  request,
  tenant,
  version,
  key,
  item,
  query,
  body,
}: Call): Omit<GraphCall, 'caller'> {
  const [target = ''] = (request.url ?? '').split('?')
  return {
    version: version === 'beta' ? 'beta' : 'v1.0',
    tenant: {
      path: tenant === '' ? undefined : tenant,
      header: readHeader(request.headers[tenantHeader]),
    },
    ...{ key: decode(key), item: decode(item), body },
    path: target.slice(target.indexOf(`/graph/${version}/`) + `/graph/${version}`.length),
    query: readQuery(query),
  }
}

function readHeader(value: string | readonly string[] | undefined): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !/^[0-9A-Za-z.-]{1,80}$/.test(value)) {
    throw new RequestRefused('invalid')
  }
  return value
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw new RequestRefused('invalid', { cause })
  }
}

/** Each option once. */
function readQuery(text: string): ReadonlyMap<string, string> {
  const pairs = [...new URLSearchParams(text)]
  const query = new Map(pairs)
  if (query.size !== pairs.length) throw new RequestRefused('invalid')
  return query
}
