/** Canonical JSON: RFC 8785 restricted to objects, arrays, strings, safe integers and booleans. @module */
import { safeParse } from 'zod/mini'
import type { $ZodError, $ZodType } from 'zod/v4/core'
import { ProtocolError } from './errors.ts'

export type Canonical =
  | string
  | number
  | boolean
  | readonly Canonical[]
  | { readonly [member: string]: Canonical | undefined }

/** How deep lists and objects may lie in one another. No message here needs more than four. */
const maxDepth = 8

/** Text that JSON writes as it is: nearly all of ours. */
const PLAIN = /^[ !#-[\]-~]*$/
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/**
 * The one text of `value`: members sorted by UTF-16 code units, no white space; absent members are left out.
 * Throws `TypeError` for a number or text that canonical JSON cannot carry.
 */
export function encodeCanonical(value: Canonical): string {
  if (typeof value === 'string') return encodeText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('not a safe integer')
    return String(value)
  }
  if (isList(value)) return `[${value.map(encodeCanonical).join(',')}]`
  return encodeMembers(value)
}

/**
 * The value of canonical `text`, of the shape of `schema`.
 * Throws `ProtocolError` for any other encoding of the same value (order, escapes, white space,
 * duplicate members, BOM), and for any value that is not of the shape. The caller has limited the length.
 */
export function parseCanonical<T>(text: string, schema: $ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes what it read: it is not kept.
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  if (!isCanonical(value, maxDepth) || encodeCanonical(value) !== text) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  return parseShape(value, schema)
}

/** `value`, of the shape of `schema`; throws `ProtocolError` with the path of the first mistake. */
export function parseShape<T>(value: unknown, schema: $ZodType<T>): T {
  const result = safeParse(schema, value)
  if (result.success) return result.data
  throw new ProtocolError('SHAPE_INVALID', pathOf(result.error))
}

/** `value`, which this side made itself and is about to send or sign; throws `TypeError` where the other would refuse it. */
export function requireShape<T>(value: T, schema: $ZodType<T>): T {
  const result = safeParse(schema, value)
  if (result.success) return value
  throw new TypeError(`not of the message’s shape at ${pathOf(result.error)}`)
}

function pathOf(error: $ZodError): string {
  return error.issues[0]?.path.join('.') ?? ''
}

function encodeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (LONE_SURROGATE.test(text)) throw new TypeError('not well-formed Unicode')
  return JSON.stringify(text)
}

function encodeMembers(value: { readonly [member: string]: Canonical | undefined }): string {
  let text = ''
  for (const name of sortedNames(value)) {
    const member = value[name]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${encodeText(name)}:${encodeCanonical(member)}`
  }
  return `{${text}}`
}

/** By UTF-16 code units. What was read in order is in order already. */
function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value)
  for (let at = 1; at < names.length; at++) {
    if ((names[at - 1] ?? '') > (names[at] ?? '')) return names.sort()
  }
  return names
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value)
}

function isCanonical(value: unknown, depth: number): value is Canonical {
  if (typeof value === 'string') return PLAIN.test(value) || !LONE_SURROGATE.test(value)
  if (typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null || depth === 0) return false
  if (Array.isArray(value)) return value.every((item) => isCanonical(item, depth - 1))
  return Object.entries(value).every(
    // An own `__proto__` would be lost, or worse, in any copy.
    ([name, member]) =>
      name !== '__proto__' && !LONE_SURROGATE.test(name) && isCanonical(member, depth - 1),
  )
}
