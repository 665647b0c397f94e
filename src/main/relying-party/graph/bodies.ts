/** Bodies as Graph takes them: annotations left out, ids in any case, and a mistake told by the property's name. @module */
import type { $ZodType } from 'zod/v4/core'
import { readDocument } from '#protocol/mistakes'
import { badRequest, type GraphRefused, quotable } from './answers.ts'

const id = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/
const maxDepth = 8

/** A body of the shape of `schema`. What was read by GET may be sent back with its annotations. */
export function parseGraphBody<T>(body: unknown, schema: $ZodType<T>): T | GraphRefused {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return badRequest('The body has to be a JSON object.')
  }
  const plain = withoutAnnotations(body, 0)
  if (plain === undefined) return badRequest('The body is nested too deeply.')
  const read = readDocument(plain, schema)
  if (read.outcome === 'read') return read.value
  const { kind, path } = read.mistake
  const name = quotable(path.filter((part) => typeof part === 'string').join('.'))
  switch (kind) {
    case 'unknown':
      return badRequest(`The property ${name} does not exist on this type, or not in this version.`)
    case 'missing':
      return badRequest(`The property ${name} is required.`)
    case 'invalid':
      return badRequest(`The property ${name} has a value that is not allowed.`)
    default: {
      const unknown: never = kind
      throw new TypeError(`no such mistake: ${String(unknown)}`)
    }
  }
}

/** The type of the whole is kept: it is asked for. */
function withoutAnnotations(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return undefined
  if (Array.isArray(value)) return value.map((item) => withoutAnnotations(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.includes('@odata.') || (depth === 0 && name === '@odata.type'))
      .map(([name, member]) => [
        name,
        name === 'id' && typeof member === 'string' && id.test(member)
          ? member.toLowerCase()
          : withoutAnnotations(member, depth + 1),
      ]),
  )
}
