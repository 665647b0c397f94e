/** Finding whole records by columns that are equal. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { RecordOf, TableName } from './sql-store-schema.ts'
import { prepareFinder, type Finder } from './sql-store-statements.ts'

/** By the columns named, in this order. */
export function finderBy(connection: Libsql.Database) {
  return <T extends TableName>(
    table: T,
    ...names: readonly (keyof RecordOf<T> & string)[]
  ): Finder<RecordOf<T>> =>
    prepareFinder(connection, table, (place) => {
      const equal = names.map((name, at) => sql`${sql.ref(`${table}.${name}`)} = ${place(at)}`)
      return equal.length === 0 ? sql`` : sql`where ${sql.join(equal, sql` and `)}`
    })
}
