/** Lists in pages: `$top`, `$filter`, `$select`, `$count` and the link to the next page. @module */
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#protocol/bytes'
import { badRequest, done, type GraphAnswer, type GraphRefused, isRefused } from './answers.ts'
import { quotable } from './answers.ts'
import type { Asked } from './asked.ts'
import { isSameOrder, type Orders, readOrder, type Source, sorted } from './ordering.ts'
import { type Fields, type Filter, parseFilter } from './filter.ts'

/** An object of Graph: its members in the order in which they are told. */
export type GraphObject = Readonly<Record<string, unknown>>

export interface Listing<R> {
  /** What stands after `$metadata#`. */
  readonly context: string
  readonly fields: Fields<R>
  readonly source: (filter: Filter<R>) => Promise<Source<R>> | Source<R>
  readonly count?: (() => Promise<number>) | undefined
  /** The members that are told without `$select`, and those that are told only by it. */
  readonly members: { readonly usual: readonly string[]; readonly more?: readonly string[] }
  /** The order there is by itself, as `$orderby` would ask for it. */
  readonly order?: string
  /** The other way round, where the rows are kept so that they can be read from that end. */
  readonly reversed?: {
    readonly order: string
    readonly source: (filter: Filter<R>) => Promise<Source<R>> | Source<R>
  }
  /** Other orders that Graph knows: all rows are read for one. */
  readonly orders?: Orders<R>
  readonly toObject: (row: R) => GraphObject | Promise<GraphObject>
}

const options = ['$top', '$filter', '$select', '$count', '$orderby', '$skiptoken']
const usualTop = 100
const largestTop = 999
/** How many rows one request looks at: a filter that few rows pass gets short pages, and empty ones. */
const mostScanned = 20_000

export async function list<R>(
  origin: string,
  asked: Asked,
  listing: Listing<R>,
): Promise<GraphAnswer> {
  const { query } = asked
  const unknown = refuseOthers(query, options)
  if (unknown !== undefined) return unknown
  const top = readTop(query.get('$top'))
  if (isRefused(top)) return top
  const after = readToken(query.get('$skiptoken'))
  if (isRefused(after)) return after
  const filter = parseFilter(query.get('$filter'), listing.fields)
  if (isRefused(filter)) return filter
  const chosen = readSelect(query.get('$select'), listing.members)
  if (isRefused(chosen)) return chosen
  const orderBy = query.get('$orderby')
  const { reversed } = listing
  const isReversed = reversed !== undefined && isSameOrder(orderBy, reversed.order)
  const order = isReversed
    ? undefined
    : readOrder(orderBy, listing.order, listing.orders ?? {}, reversed?.order)
  if (order !== undefined && 'outcome' in order) return order
  const counted = query.get('$count') ?? 'false'
  if (counted !== 'true' && counted !== 'false') return badRequest('$count is true or false.')

  const natural = await (isReversed ? reversed : listing).source(filter)
  const source = order === undefined ? natural : await sorted(natural, filter, order)
  const { rows, next } = await collect(source, filter, top, after)
  const objects: GraphObject[] = []
  for (const row of rows) objects.push(pick(await listing.toObject(row), chosen))
  const count = filter.conditions.length === 0 ? listing.count : undefined
  return done({
    '@odata.context': contextOf(origin, asked, listing.context),
    ...(counted === 'true' && count !== undefined ? { '@odata.count': await count() } : {}),
    ...(next === undefined ? {} : { '@odata.nextLink': linkTo(origin, asked, next) }),
    value: objects,
  })
}

/** One object, with `$select`. */
export function one(
  origin: string,
  asked: Asked,
  { context, members }: Pick<Listing<never>, 'context' | 'members'>,
  object: GraphObject,
): GraphAnswer {
  const unknown = refuseOthers(asked.query, ['$select'])
  if (unknown !== undefined) return unknown
  const chosen = readSelect(asked.query.get('$select'), members)
  if (isRefused(chosen)) return chosen
  const entity = `${context}/$entity`
  return done({ '@odata.context': contextOf(origin, asked, entity), ...pick(object, chosen) })
}

export function contextOf(origin: string, { tenant, version }: Asked, what: string): string {
  return `${origin}/${tenant.id}/graph/${version}/$metadata#${what}`
}

/** Undefined where nothing but `known` was asked. */
export function refuseOthers(
  query: ReadonlyMap<string, string>,
  known: readonly string[],
): GraphRefused | undefined {
  const other = [...query.keys()].find((name) => !known.includes(name))
  if (other === undefined) return undefined
  return badRequest(
    /^\$[a-z]{1,20}$/.test(other)
      ? `The query option '${other}' is not supported here.`
      : 'A query option that was sent is not supported here.',
  )
}

async function collect<R>(
  { read, keyOf }: Source<R>,
  filter: Filter<R>,
  top: number,
  from: string | undefined,
): Promise<{ readonly rows: readonly R[]; readonly next: string | undefined }> {
  const rows: R[] = []
  let after = from
  for (let scanned = 0; scanned < mostScanned;) {
    // One more than asked tells whether there is a next page.
    const limit = filter.conditions.length === 0 ? top + 1 : 1_000
    const found = await read(after, limit)
    for (const row of found) {
      if (!filter.holds(row)) continue
      if (rows.length === top) {
        const last = rows.at(-1)
        return { rows, next: last === undefined ? undefined : keyOf(last) }
      }
      rows.push(row)
    }
    const last = found.at(-1)
    if (last === undefined || found.length < limit) return { rows, next: undefined }
    after = keyOf(last)
    scanned += found.length
  }
  return { rows, next: after }
}

function linkTo(origin: string, { tenant, version, path, query }: Asked, next: string): string {
  const kept = [...query].filter(([name]) => name !== '$skiptoken')
  const pairs = [...kept, ['$skiptoken', toBase64url(utf8(next))] as const]
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${origin}/${tenant.id}/graph/${version}${path}?${text}`
}

function readTop(text: string | undefined): number | GraphRefused {
  if (text === undefined) return usualTop
  const top = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : NaN
  return top <= largestTop ? top : badRequest(`$top is a number from 1 to ${largestTop}.`)
}

function readToken(text: string | undefined): string | undefined | GraphRefused {
  if (text === undefined) return undefined
  try {
    return fromUtf8(fromBase64url(text))
  } catch {
    return badRequest('The $skiptoken is none that was given here.')
  }
}

function readSelect(
  text: string | undefined,
  { usual, more = [] }: Listing<never>['members'],
): readonly string[] | GraphRefused {
  if (text === undefined) return usual
  const chosen = text.split(',').map((name) => name.trim())
  const unknown = chosen.find((name) => !usual.includes(name) && !more.includes(name))
  return unknown === undefined
    ? chosen
    : badRequest(`Could not find a property ${quotable(unknown)} on this type.`)
}

/** Annotations stay: they say what the object is. */
function pick(object: GraphObject, chosen: readonly string[]): GraphObject {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => name.includes('@odata.') || chosen.includes(name)),
  )
}
