/** `$orderby`: the order that a list has by itself, or another one that Graph knows for it. @module */
import { badRequest, type GraphRefused } from './answers.ts'
import type { Filter } from './filter.ts'

/** The rows of a list, in one order, from any row on. */
export interface Source<R> {
  /** Rows after the one whose key is `after` (undefined: from the beginning), at most `limit`. */
  readonly read: (after: string | undefined, limit: number) => Promise<readonly R[]>
  readonly keyOf: (row: R) => string
}

/** What a list may be sorted by, each with the text of a row that decides. */
export type Orders<R> = Readonly<Record<string, (row: R) => string>>

export interface Order<R> {
  readonly of: (row: R) => string
  readonly isDescending: boolean
}

/** Property and direction, which is rising where none is named. */
function parseOrder(text: string): { readonly property: string; readonly isDescending: boolean } {
  const [, property = '', direction = 'asc'] =
    /^([a-z]{1,60})(?: +(asc|desc))?$/i.exec(text.trim()) ?? []
  return { property, isDescending: direction.toLowerCase() === 'desc' }
}

/** Whether `text` asks for `order`, which bears no direction where it is rising. */
export function isSameOrder(text: string | undefined, order: string): boolean {
  const { property, isDescending } = parseOrder(text ?? '')
  const asked = `${property}${isDescending ? ' desc' : ''}`
  return property !== '' && asked.toLowerCase() === order.toLowerCase()
}

/** Undefined where the order that there is anyway is asked for, or none. `other`: one that is known besides. */
export function readOrder<R>(
  text: string | undefined,
  natural: string | undefined,
  orders: Orders<R>,
  other?: string,
): Order<R> | undefined | GraphRefused {
  if (text === undefined) return undefined
  const { property, isDescending } = parseOrder(text)
  if (natural !== undefined && isSameOrder(text, natural)) return undefined
  const known = Object.entries(orders).find(
    ([name]) => name.toLowerCase() === property.toLowerCase(),
  )
  if (known !== undefined) return { of: known[1], isDescending }
  const names = [
    ...new Set([natural, other, ...Object.keys(orders)].filter((name) => name !== undefined)),
  ]
  return badRequest(
    names.length === 0
      ? '$orderby is not supported here.'
      : `$orderby is one of ${names.join(', ')} here, and nothing else.`,
  )
}

const atOnce = 1_000

/** All rows that pass, sorted; a page begins after the one that the page before ended with, even if it is gone. */
export async function sorted<R>(
  { read, keyOf }: Source<R>,
  filter: Filter<R>,
  { of, isDescending }: Order<R>,
): Promise<Source<R>> {
  const rows: { readonly row: R; readonly key: readonly [string, string] }[] = []
  for (let after: string | undefined; ;) {
    const found = await read(after, atOnce)
    for (const row of found) {
      if (filter.holds(row)) rows.push({ row, key: [of(row).toLowerCase(), keyOf(row)] })
    }
    const last = found.at(-1)
    if (last === undefined || found.length < atOnce) break
    after = keyOf(last)
  }
  const compare = (one: readonly string[], other: readonly string[]): number => {
    const sign = isDescending ? -1 : 1
    for (const at of [0, 1]) {
      const [a = '', b = ''] = [one[at], other[at]]
      if (a !== b) return a < b ? -sign : sign
    }
    return 0
  }
  rows.sort((one, other) => compare(one.key, other.key))
  return {
    keyOf: (row) => JSON.stringify([of(row).toLowerCase(), keyOf(row)]),
    read(after, limit) {
      const from = after === undefined ? undefined : readKey(after)
      const first = from === undefined ? 0 : rows.findIndex(({ key }) => compare(key, from) > 0)
      const page = first < 0 ? [] : rows.slice(first, first + limit)
      return Promise.resolve(page.map(({ row }) => row))
    },
  }
}

/** Of a token that was not given here, the end. */
function readKey(text: string): readonly string[] {
  try {
    const key: unknown = JSON.parse(text)
    if (Array.isArray(key) && key.every((part) => typeof part === 'string')) return key
  } catch {
    // Not what was given: it stands after all rows, as any other unknown text does.
  }
  return [text, '']
}
