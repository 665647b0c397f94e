/** The store in SQLite, by prepared statements: a writer that groups decisions into commits. @module */
import Libsql from 'libsql'
import { RelyingPartyError } from '../errors.ts'
import type { CrashPoints, DecisionTable, Store } from '../ports.ts'
import type { Findings, Tables } from '../tables.ts'
import { createGroupingWriter, type Transaction } from './grouping-writer.ts'
import { noCrashPoints } from './no-crash-points.ts'
import { createChanges } from './sql-store-changes.ts'
import { createLookups } from './sql-store-lookups.ts'
import { openDatabase } from './sql-store-opening.ts'
import { remember } from './sql-store-remembered.ts'

/**
 * Opens `path`, creates it where there is no file, and brings an older one up to date. Throws `RelyingPartyError`
 * (`DATABASE_…`) and leaves the file as it is where that is not possible.
 */
export function openSqlStore<D extends DecisionTable<D>>(
  path: string,
  decisions: D,
  crashPoints: CrashPoints = noCrashPoints,
): Store<D> {
  const connection = openDatabase(path)
  const lookups = createLookups(connection)
  const { tables, forget } = remember({ ...lookups, ...createChanges(connection) })
  const transaction = transactionOf(connection, forget, crashPoints)
  const group = createGroupingWriter(transaction, setImmediate, (error) => toFault(error, path))
  let isClosed = false
  return {
    decide(kind, asked) {
      if (isClosed) return Promise.reject(closed())
      return group.write(() => decisions[kind](tables, asked)) as ReturnType<Store<D>['decide']>
    },
    // Groups begin and end within one turn of the event loop, so no read ever meets an open one.
    find: toFindings(Object.keys(lookups), tables, path),
    async close() {
      if (isClosed) return
      isClosed = true
      await group.idle()
      // Folds the write-ahead log into the one file that people copy.
      connection.exec('pragma wal_checkpoint(truncate)')
      connection.close()
    },
  }
}

function transactionOf(
  connection: Libsql.Database,
  forget: () => void,
  crashPoints: CrashPoints,
): Transaction {
  const run = (sql: string) => {
    const statement = connection.prepare(sql)
    return () => {
      statement.run()
    }
  }
  const commit = run('commit')
  return {
    begin: run('begin immediate'),
    commit() {
      crashPoints.reached('relying-party:group-carried-out')
      commit()
      crashPoints.reached('relying-party:group-committed')
    },
    rollback: run('rollback'),
    isOpen: () => connection.inTransaction,
    forget,
  }
}

/** Of all that `tables` can, the reads: `names`. */
function toFindings(names: readonly string[], tables: Tables, path: string): Findings {
  const looks = Object.entries(tables).filter(([name]) => names.includes(name))
  const findings = looks.map(([name, look]: [string, unknown]) => [
    name,
    (...of: unknown[]) =>
      new Promise((resolve, reject) => {
        try {
          resolve((look as (...of: unknown[]) => unknown)(...of))
        } catch (error) {
          reject(toFault(error, path))
        }
      }),
  ])
  return Object.fromEntries(findings) as Findings
}

function toFault(error: unknown, path: string): Error {
  if (!(error instanceof Libsql.SqliteError)) {
    return error instanceof Error ? error : new Error('a decision threw no error', { cause: error })
  }
  // What the database forbids is a mistake of the program, not a fault of the disk.
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return error
  const options = { cause: error, file: path }
  return /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
    ? new RelyingPartyError('DATABASE_DAMAGED', `${path} is damaged`, options)
    : new RelyingPartyError('NOT_STORED', 'nothing of it was stored', options)
}

function closed(): RelyingPartyError {
  return new RelyingPartyError('STORE_CLOSED', 'the store was closed')
}
