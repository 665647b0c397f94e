/** Statements built once by the query builder, prepared once by SQLite, and run with plain values. @module */
import type Libsql from 'libsql'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely'
import {
  tables,
  type Column,
  type Database,
  type RecordOf,
  type TableName,
} from './sql-store-schema.ts'

/** Builds and compiles; it has no connection. */
export const builder = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

type Value = string | number | null
/** One row as SQLite gives it. */
export type Row = readonly Value[]

interface Compilable {
  compile(): CompiledQuery
}

/** Stands in a statement where the value of number `at` goes. */
class Placeholder {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}
type Place = (at: number) => RawBuilder<never>

export interface Statement {
  get(...values: readonly Bound[]): Row | undefined
  all(...values: readonly Bound[]): readonly Row[]
  /** How many rows it changed. */
  run(...values: readonly Bound[]): number
}
type Bound = string | number | boolean | object | undefined

/** Prepares what `build` builds, with places for the values by their number. */
export function prepare(
  connection: Libsql.Database,
  build: (place: Place) => Compilable,
): Statement {
  const compiled = build((at) => sql<never>`${new Placeholder(at)}`).compile()
  const open = (): Libsql.Statement => {
    const statement = connection.prepare(compiled.sql)
    return statement.reader ? statement.raw(true) : statement
  }
  const statement = open()
  // libsql 0.5 answers a `get` that follows an `all` of the same statement with a row of that `all`, whatever it is asked.
  let forAll: Libsql.Statement | undefined
  const parameters = compiled.parameters
  const places = parameters.map((one) => (one instanceof Placeholder ? one.at : -1))
  const bind = (values: readonly Bound[]): Value[] => {
    const bound = new Array<Value>(places.length)
    for (let i = 0; i < places.length; i++) {
      const at = places[i] ?? -1
      bound[i] = toValue(at < 0 ? parameters[i] : values[at])
    }
    return bound
  }
  return {
    get: (...values) => statement.get(bind(values)) as Row | undefined,
    all: (...values) => (forAll ??= open()).all(bind(values)) as Row[],
    run: (...values) => statement.run(bind(values)).changes,
  }
}

export interface Finder<R> {
  get(...key: readonly Bound[]): R | undefined
  all(...key: readonly Bound[]): readonly R[]
}

/** Selects whole records of `table`: `rest` is what follows `from` and the table's name. */
export function prepareFinder<T extends TableName>(
  connection: Libsql.Database,
  table: T,
  rest: (place: Place) => RawBuilder<unknown>,
): Finder<RecordOf<T>> {
  const statement = prepare(connection, (place) => {
    const columns = sql.join(Object.keys(tables[table]).map((name) => sql.ref(`${table}.${name}`)))
    const select = sql`select ${columns} from ${sql.table(table)} ${rest(place)}`
    return { compile: () => select.compile(builder) }
  })
  const decode = decoderOf(table)
  return {
    get(...key) {
      const row = statement.get(...key)
      return row === undefined ? undefined : decode(row)
    },
    all: (...key) => statement.all(...key).map((row) => decode(row)),
  }
}

/** Prepares what `build` builds; rows come back as objects of `columns`, which it selects in this order. */
export function prepareColumns<K extends string>(
  columns: readonly K[],
  connection: Libsql.Database,
  build: (place: Place) => Compilable,
): Finder<Readonly<Record<K, Value>>> {
  const statement = prepare(connection, build)
  const decode = (row: Row) => {
    const record: Partial<Record<K, Value>> = {}
    columns.forEach((name, i) => {
      record[name] = row[i] ?? null
    })
    return record as Record<K, Value>
  }
  return {
    get(...key) {
      const row = statement.get(...key)
      return row === undefined ? undefined : decode(row)
    },
    all: (...key) => statement.all(...key).map(decode),
  }
}

/** Inserts a whole record; with `key`, it replaces the one that has the same key. */
export function prepareInsert<T extends TableName>(
  connection: Libsql.Database,
  table: T,
  key: readonly (keyof RecordOf<T> & string)[] = [],
): (record: RecordOf<T>) => void {
  const names = Object.keys(tables[table])
  const refs = (list: readonly string[]) => sql.join(list.map((name) => sql.ref(name)))
  const rest = names.filter((name) => !key.some((part) => part === name))
  const replaced = rest.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const act = rest.length === 0 ? sql`nothing` : sql`update set ${sql.join(replaced)}`
  const conflict = key.length === 0 ? sql`` : sql`on conflict (${refs(key)}) do ${act}`
  const statement = prepare(connection, (place) => {
    const values = sql.join(names.map((_, at) => place(at)))
    const insert = sql`insert into ${sql.table(table)} (${refs(names)}) values (${values}) ${conflict}`
    return { compile: () => insert.compile(builder) }
  })
  return (record) => {
    const values = record as unknown as Record<string, Bound>
    statement.run(...names.map((name) => values[name]))
  }
}

/** Reads a record of `table` from its columns, which begin at `from`. */
export function decoderOf<T extends TableName>(table: T): (row: Row, from?: number) => RecordOf<T> {
  const columns = Object.entries<Column>(tables[table])
  const names = columns.map(([name]) => name)
  const readers = columns.map(([, kind]) => readerOf(kind))
  return (row, from = 0) => {
    const record: Record<string, unknown> = {}
    for (let i = 0; i < names.length; i++) {
      record[names[i] ?? ''] = readers[i]?.(row[from + i])
    }
    return record as unknown as RecordOf<T>
  }
}

function readerOf(kind: Column): (value: Value | undefined) => unknown {
  if (kind === 'flag') return (value) => value === 1
  if (kind !== 'json') return (value) => value ?? undefined
  // Few documents are read often: the last one is parsed once. Its readers share it, so that none may change it.
  let text: Value | undefined
  let parsed: unknown
  return (value) => {
    if (value !== text) {
      parsed = JSON.parse(String(value))
      text = value
    }
    return parsed
  }
}

/** How many columns `table` has. */
export function widthOf(table: TableName): number {
  return Object.keys(tables[table]).length
}

/** The columns of `table`, in order, for a select that joins it. */
export function columnsOf<T extends TableName>(
  table: T,
): readonly `${T}.${keyof RecordOf<T> & string}`[] {
  return Object.keys(tables[table]).map(
    (name) => `${table}.${name}` as `${T}.${keyof RecordOf<T> & string}`,
  )
}

function toValue(value: unknown): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value === undefined || value === null) return null
  if (typeof value === 'object') return JSON.stringify(value)
  throw new TypeError('a statement takes text, numbers, booleans and objects')
}
