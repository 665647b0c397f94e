/** A refusal in the words of Microsoft Graph, for whatever lies below its path. @module */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { GraphErrorBody, GraphCode } from '#protocol/graph-error'
import type { ProblemCode } from '#protocol/http'
import type { Problem } from './http-problems.ts'
import type { Answer, Headers } from './route-table.ts'

/** Whether a request target lies below `/graph`, with or without a tenant before it. */
export function isGraph(target: string): boolean {
  return /^(?:\/[a-z0-9.-]+)?\/graph(?:[/?]|$)/.test(target)
}

/** As Graph says what came before it was asked at all. */
export function toGraphError(request: IncomingMessage, { body, headers }: Problem): Answer {
  const { code, message } = said[body.code] ?? bySize(body.status)
  const { status, reference } = body
  return graphError(request, { status, code, message, headers, reference })
}

export function graphError(
  request: IncomingMessage,
  error: {
    readonly status: number
    readonly code: GraphCode
    readonly message: string
    readonly headers?: Headers
    /** Where the log tells more, under this name. */
    readonly reference?: string | undefined
  },
): Answer {
  const ids = requestIds(request, error.reference)
  const value: GraphErrorBody = {
    error: {
      code: error.code,
      message: error.message,
      innerError: { date: new Date().toISOString().slice(0, 19), ...ids },
    },
  }
  return { kind: 'json', status: error.status, value, headers: { ...error.headers, ...ids } }
}

/** The request's own id, and the caller's where it gave one that can be repeated. */
export function requestIds(
  request: IncomingMessage,
  own: string = randomUUID(),
): {
  readonly 'request-id': string
  readonly 'client-request-id': string
} {
  const given = request.headers['client-request-id']
  const repeated = typeof given === 'string' && /^[0-9A-Za-z-]{1,64}$/.test(given) ? given : own
  return { 'request-id': own, 'client-request-id': repeated }
}

type Said = { readonly code: GraphCode; readonly message: string }

const said: { readonly [C in ProblemCode]?: Said } = {
  unauthorized: {
    code: 'InvalidAuthenticationToken',
    message: 'Access token is empty, or is not one that is valid here.',
  },
  'origin-refused': {
    code: 'Authorization_RequestDenied',
    message: 'Pages of other sites may not ask.',
  },
  'host-refused': { code: 'Request_BadRequest', message: 'The request is for another host.' },
  'route-unknown': {
    code: 'Request_ResourceNotFound',
    message: 'There is no such resource here. See docs/graph.md for those there are.',
  },
  'method-refused': {
    code: 'Request_MethodNotAllowed',
    message: 'The resource does not have this method.',
  },
  'media-refused': {
    code: 'Request_UnsupportedMediaType',
    message: 'A body has to be application/json in UTF-8, and not compressed.',
  },
  'too-long': { code: 'Request_EntityTooLarge', message: 'The body is too long.' },
  'not-stored': {
    code: 'ServiceUnavailable',
    message: 'Nothing of it could be stored. What was there is kept. Try again.',
  },
}

function bySize(status: number): Said {
  return status >= 500
    ? { code: 'InternalServerError', message: 'Something went wrong here; the log says what.' }
    : { code: 'Request_BadRequest', message: 'The request is not well formed.' }
}
