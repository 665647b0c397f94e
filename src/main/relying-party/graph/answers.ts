/** What Graph's resources answer: a value, nothing, or a refusal with one of Graph's codes. @module */
import type { GraphCode } from '#protocol/graph-error'

export interface GraphRefused {
  readonly outcome: 'refused'
  readonly status: 400 | 403 | 404 | 503
  readonly code: GraphCode
  /** For people; never what was sent, but for names of properties. */
  readonly message: string
}

export type GraphAnswer =
  | { readonly outcome: 'done'; readonly status: 200 | 201; readonly value: object }
  /** 204. */
  | { readonly outcome: 'nothing' }
  | GraphRefused

export const done = (value: object, status: 200 | 201 = 200): GraphAnswer => ({
  ...{ outcome: 'done', status, value },
})
export const nothing: GraphAnswer = { outcome: 'nothing' }

export const badRequest = (message: string): GraphRefused => ({
  ...{ outcome: 'refused', status: 400, code: 'Request_BadRequest', message },
})
export const denied = (message: string): GraphRefused => ({
  ...{ outcome: 'refused', status: 403, code: 'Authorization_RequestDenied', message },
})
export const notFound = (what: string): GraphRefused => ({
  outcome: 'refused',
  status: 404,
  code: 'Request_ResourceNotFound',
  message: `${what} does not exist, or is not one of this tenant.`,
})

export function isRefused(value: unknown): value is GraphRefused {
  return (
    typeof value === 'object' && value !== null && 'outcome' in value && value.outcome === 'refused'
  )
}

/** A property's name where it can be said again without harm. */
export function quotable(name: string): string {
  return /^[A-Za-z@][A-Za-z0-9@._/]{0,119}$/.test(name) ? `'${name}'` : 'that was sent'
}
