/** One table in memory, whose changes can be taken back. @module */

export interface MemoryTable<R> {
  get(...key: readonly string[]): R | undefined
  /** In the order of their keys, as a database without row ids gives them. */
  where(is: (record: R) => boolean): readonly R[]
  find(is: (record: R) => boolean): R | undefined
  put(record: R): void
  deleteWhere(is: (record: R) => boolean): number
}

/** `undoing` collects how to take each change back, the newest last. */
export function createMemoryTable<R>(
  keyOf: (record: R) => readonly string[],
  undoing: (() => void)[],
  unique: readonly ((record: R) => string | undefined)[] = [],
): MemoryTable<R> {
  const rows = new Map<string, R>()
  const nameOf = (key: readonly string[]) => JSON.stringify(key)

  const set = (name: string, record: R | undefined) => {
    const before = rows.get(name)
    undoing.push(() => {
      if (before === undefined) rows.delete(name)
      else rows.set(name, before)
    })
    if (record === undefined) rows.delete(name)
    else rows.set(name, record)
  }
  const where = (is: (record: R) => boolean) =>
    [...rows]
      .filter(([, record]) => is(record))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, record]) => record)

  return {
    get: (...key) => rows.get(nameOf(key)),
    where,
    find: (is) => where(is)[0],
    put(record) {
      const name = nameOf(keyOf(record))
      for (const by of unique) {
        const value = by(record)
        if (value === undefined) continue
        for (const [other, row] of rows) {
          if (other !== name && by(row) === value) throw new Error('not unique')
        }
      }
      set(name, record)
    },
    deleteWhere(is) {
      const gone = [...rows].filter(([, record]) => is(record))
      for (const [name] of gone) set(name, undefined)
      return gone.length
    },
  }
}
