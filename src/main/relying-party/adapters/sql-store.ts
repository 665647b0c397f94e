/** The store in SQLite, by prepared statements: a writer that groups decisions, and a second connection that reads. @module */
import type { DecisionTable, Store } from '../ports.ts'

/**
 * Opens `path`, creates it where there is no file, and brings an older one up to date. Throws `RelyingPartyError`
 * (`DATABASE_…`) and leaves the file as it is where that is not possible.
 */
export function openSqlStore<D extends DecisionTable<D>>(path: string, decisions: D): Store<D> {
  throw new Error(`not built yet: ${path} ${Object.keys(decisions).join()}`)
}
