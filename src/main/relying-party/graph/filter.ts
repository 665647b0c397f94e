/** OData's `$filter`, as far as it is taken here: comparisons and `startswith`, joined by `and`. @module */
import { badRequest, type GraphRefused, isRefused, quotable } from './answers.ts'

type Value = string | number | boolean
type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'startswith'

/** `time` values are epoch ms. */
export interface Condition {
  readonly property: string
  readonly operator: Operator
  readonly value: Value
}

export interface Field<R> {
  readonly kind: 'text' | 'number' | 'flag' | 'time'
  readonly operators: readonly Operator[]
  readonly of: (row: R) => Value
}
export type Fields<R> = Readonly<Record<string, Field<R>>>

export interface Filter<R> {
  readonly conditions: readonly Condition[]
  holds(row: R): boolean
  /** The value that a property has to equal, where the filter says so. */
  equal(property: string): Value | undefined
  /** What a text property has to begin with, or be; lower case. */
  beginning(property: string): string | undefined
}

const maxConditions = 10

const tokens =
  /\s*(?:(?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})|(?<word>[A-Za-z][A-Za-z0-9_/]*)|(?<text>'(?:[^']|'')*')|(?<time>\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d))|(?<number>-?\d{1,15})|(?<sign>[(),]))/y

interface Token {
  readonly kind: 'word' | 'text' | 'time' | 'number' | 'sign'
  readonly text: string
}

export function parseFilter<R>(
  text: string | undefined,
  fields: Fields<R>,
): Filter<R> | GraphRefused {
  const conditions = text === undefined ? [] : parse(text)
  if (isRefused(conditions)) return conditions
  for (const condition of conditions) {
    const refused = checkCondition(condition, fields)
    if (refused !== undefined) return refused
  }
  return {
    conditions,
    holds: (row) =>
      conditions.every((condition) => {
        const field = fields[condition.property]
        return field !== undefined && compare(field.of(row), condition)
      }),
    equal: (property) =>
      conditions.find((one) => one.property === property && one.operator === 'eq')?.value,
    beginning(property) {
      const one = conditions.find(
        ({ property: of, operator }) =>
          of === property && (operator === 'eq' || operator === 'startswith'),
      )
      return one === undefined ? undefined : String(one.value).toLowerCase()
    },
  }
}

const malformed = badRequest('Invalid filter clause.')

function parse(text: string): readonly Condition[] | GraphRefused {
  const read = tokenize(text)
  if (read === undefined) return malformed
  const rest = [...read]
  const conditions: Condition[] = []
  const take = (sign: string): boolean => {
    if (rest[0]?.text !== sign || rest[0].kind === 'text') return false
    rest.shift()
    return true
  }
  for (;;) {
    const opened = take('(')
    const condition = readCondition(rest, take)
    if (condition === undefined || conditions.length === maxConditions) return malformed
    conditions.push(condition)
    if (opened && !take(')')) return malformed
    if (rest.length === 0) return conditions
    if (take('or') || take('not')) {
      return badRequest('Filters are joined by and alone here: or and not are not supported.')
    }
    if (!take('and')) return malformed
  }
}

function readCondition(rest: Token[], take: (sign: string) => boolean): Condition | undefined {
  if (take('startswith')) {
    if (!take('(')) return undefined
    const property = rest.shift()
    const comma = take(',')
    const value = valueOf(rest.shift())
    if (property?.kind !== 'word' || !comma || typeof value !== 'string' || !take(')')) {
      return undefined
    }
    return { property: property.text, operator: 'startswith', value }
  }
  const [property, operator, literal] = [rest.shift(), rest.shift(), rest.shift()]
  if (property?.kind !== 'word' || operator?.kind !== 'word') return undefined
  const known = (['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).find(
    (one) => one === operator.text.toLowerCase(),
  )
  const value = valueOf(literal)
  if (known === undefined || value === undefined) return undefined
  return { property: property.text, operator: known, value }
}

function tokenize(text: string): readonly Token[] | undefined {
  const found: Token[] = []
  const trimmed = text.trim()
  tokens.lastIndex = 0
  while (tokens.lastIndex < trimmed.length) {
    const groups = tokens.exec(trimmed)?.groups
    if (groups === undefined) return undefined
    const { word, text: quoted, time, id, number, sign } = groups
    if (word !== undefined) found.push({ kind: 'word', text: word })
    else if (quoted !== undefined) {
      found.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll("''", "'") })
    } else if (time !== undefined) found.push({ kind: 'time', text: time })
    else if (id !== undefined) found.push({ kind: 'text', text: id })
    else if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign })
  }
  return found
}

function valueOf(token: Token | undefined): Value | undefined {
  switch (token?.kind) {
    case 'text':
      return token.text
    case 'number':
      return Number(token.text)
    case 'time': {
      const at = Date.parse(token.text)
      return Number.isNaN(at) ? undefined : at
    }
    case 'word':
      return token.text === 'true' ? true : token.text === 'false' ? false : undefined
    default:
      return undefined
  }
}

const typeOf = { text: 'string', number: 'number', flag: 'boolean', time: 'number' } as const

function checkCondition<R>(
  { property, operator, value }: Condition,
  fields: Fields<R>,
): GraphRefused | undefined {
  const field = Object.hasOwn(fields, property) ? fields[property] : undefined
  if (field === undefined) {
    return badRequest(`The property ${quotable(property)} cannot be filtered by here.`)
  }
  if (!field.operators.includes(operator)) {
    return badRequest(`The property ${quotable(property)} is not compared with ${operator} here.`)
  }
  return typeof value === typeOf[field.kind]
    ? undefined
    : badRequest(`The property ${quotable(property)} is compared with a value of another type.`)
}

function compare(held: Value, { operator, value }: Condition): boolean {
  const left = typeof held === 'string' ? held.toLowerCase() : held
  const right = typeof value === 'string' ? value.toLowerCase() : value
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'gt':
      return left > right
    case 'ge':
      return left >= right
    case 'lt':
      return left < right
    case 'le':
      return left <= right
    case 'startswith':
      return String(left).startsWith(String(right))
    default: {
      const unknown: never = operator
      throw new TypeError(`no such operator: ${String(unknown)}`)
    }
  }
}
