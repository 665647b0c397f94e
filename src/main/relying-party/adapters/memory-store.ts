/** The store in memory, for tests and for a relying party that is to leave nothing behind. @module */
import { RelyingPartyError } from '../errors.ts'
import type { DecisionTable, Store } from '../ports.ts'
import type { Findings, Tables } from '../tables.ts'
import { createMemoryTables } from './memory-store-tables.ts'

export function createMemoryStore<D extends DecisionTable<D>>(decisions: D): Store<D> {
  const { tables, keep, undo } = createMemoryTables()
  let isClosed = false

  const carryOut = <K extends keyof D>(kind: K, asked: unknown): ReturnType<D[K]> => {
    if (isClosed) throw new RelyingPartyError('STORE_CLOSED', 'the store was closed')
    try {
      const result = decisions[kind](tables, asked as never)
      keep()
      return result as ReturnType<D[K]>
    } catch (error) {
      undo()
      throw error
    }
  }

  return {
    // Never before the caller goes on, as with a disk.
    decide: (kind, asked) => Promise.resolve().then(() => carryOut(kind, asked)),
    find: toFindings(tables),
    close() {
      isClosed = true
      return Promise.resolve()
    },
  }
}

function toFindings(tables: Tables): Findings {
  const findings = Object.entries(tables).map(([name, look]: [string, unknown]) => [
    name,
    (...of: unknown[]) =>
      Promise.resolve().then(() => (look as (...of: unknown[]) => unknown)(...of)),
  ])
  return Object.fromEntries(findings) as Findings
}
