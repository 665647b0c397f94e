/** What is refused before the OpenID provider was asked, in the words that its clients read. @module */
import type { IncomingMessage } from 'node:http'
import type { ProblemCode } from '#protocol/http'
import type { Problem } from './http-problems.ts'
import { anyPageReads, type Elsewhere, requestIdOf, toAnswer } from './route-any-tenant.ts'
import { type Answer, maxLongLength } from './route-table.ts'

export interface RefusedBefore {
  readonly code: ProblemCode
  /** Whether the target itself is what is too long. */
  readonly isAddressLong: boolean
  /** Under the tenant. */
  readonly path: string
  readonly language: string | undefined
  /** What the client called its request. */
  readonly requestId: string | undefined
  /** Where the log tells more, under this name. */
  readonly reference: string | undefined
}

/** Undefined where OpenID has no words for it. */
export type RefuseBefore = (refused: RefusedBefore) => Elsewhere | undefined

const places =
  /^\/[A-Za-z0-9.-]+(\/(?:oauth2|oidc|discovery|devicelogin|v2\.0\/\.well-known)(?:\/[^?]*)?)(?:\?|$)/

export function toOpenIdError(
  refuse: RefuseBefore,
  request: IncomingMessage,
  { body, headers }: Problem,
): Answer | undefined {
  const target = request.url ?? ''
  const path = places.exec(target)?.[1]
  if (path === undefined) return undefined
  const refused = refuse({
    ...{ code: body.code, path, reference: body.reference },
    isAddressLong: target.length > maxLongLength,
    language: request.headers['accept-language'],
    requestId: requestIdOf(request),
  })
  if (refused === undefined) return undefined
  return refused.outcome === 'json'
    ? toAnswer(refused, { ...headers, ...anyPageReads })
    : toAnswer(refused, headers)
}
