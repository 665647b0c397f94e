/** Reading a document that a person may have written: its value, or where its first mistake is. @module */
import { safeParse } from 'zod/mini'
import type { $ZodIssue, $ZodType } from 'zod/v4/core'

/** Never what stood there: names of members alone. */
export interface Mistake {
  /** A member that is not known, one that is not there, or a value that cannot be. */
  readonly kind: 'unknown' | 'missing' | 'invalid'
  readonly path: readonly (string | number)[]
}

export type ReadDocument<T> =
  | { readonly outcome: 'read'; readonly value: T }
  | { readonly outcome: 'mistaken'; readonly mistake: Mistake }

export function readDocument<T>(value: unknown, schema: $ZodType<T>): ReadDocument<T> {
  const result = safeParse(schema, value)
  if (result.success) return { outcome: 'read', value: result.data }
  const [issue] = result.error.issues
  return { outcome: 'mistaken', mistake: toMistake(issue, value) }
}

/** RFC 6901: `/users/3/name`; empty for the whole. */
export function jsonPointer(path: Mistake['path']): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function toMistake(issue: $ZodIssue | undefined, value: unknown): Mistake {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? '' : part))
  if (issue?.code === 'unrecognized_keys') {
    return { kind: 'unknown', path: [...path, ...issue.keys.slice(0, 1)] }
  }
  return { kind: isThere(value, path) ? 'invalid' : 'missing', path }
}

function isThere(value: unknown, path: Mistake['path']): boolean {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return false
    at = (at as Readonly<Record<string, unknown>>)[part]
  }
  return at !== undefined
}
