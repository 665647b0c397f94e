/** The audit log: a chain of rows in which nothing can be changed, dropped or swapped unseen. @module */
import { toBase64url } from '#protocol/bytes'
import { encodeCanonical } from '#protocol/canonical'
import type { Crypto } from './ports.ts'
import type { AuditRecord } from './records.ts'
import type { AuditHead, Tables } from './tables.ts'

/** What the first row stands on. */
export const beforeFirst: AuditHead = { sequence: 0, hash: toBase64url(new Uint8Array(32)) }

export type AuditFacts = Readonly<Record<string, string | number | boolean | undefined>>

export interface AuditEvent {
  readonly at: number
  /** Absent for what concerns the whole instance. */
  readonly tenant?: string
  readonly event: string
  readonly facts: AuditFacts
}

export interface Audit {
  /** Adds a row, in the transaction of what it tells. */
  append(tables: Tables, event: AuditEvent): void
  /** The number of the first of `rows` that does not stand on the row before it; undefined when all do. */
  findBreak(before: AuditHead, rows: readonly AuditRecord[]): number | undefined
}

export function createAudit(crypto: Pick<Crypto, 'digest'>): Audit {
  const link = (before: string, row: Omit<AuditRecord, 'hash'>): string => {
    const { at, event, facts, sequence, tenant } = row
    const canonical = encodeCanonical({ at, event, facts, sequence, tenant })
    // The hash before is of fixed length, so the two parts cannot be told apart in two ways.
    return crypto.digest(before + canonical)
  }
  return {
    append(tables, { at, tenant, event, facts }) {
      const head = tables.auditHead() ?? beforeFirst
      const row = { sequence: head.sequence + 1, at, tenant, event, facts: encodeCanonical(facts) }
      tables.appendAudit({ ...row, hash: link(head.hash, row) })
    },
    findBreak(before, rows) {
      let { sequence, hash } = before
      for (const row of rows) {
        if (row.sequence !== ++sequence || row.hash !== link(hash, row)) return sequence
        hash = row.hash
      }
      return undefined
    },
  }
}
