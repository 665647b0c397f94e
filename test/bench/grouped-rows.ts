/** Durable rows of the second floor: those that wait share a commit, as in any store that answers only afterwards. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'

type Row = readonly (string | number)[]

export interface Rows {
  /** Calls `stored` once the row is on the disk. */
  add(row: Row, stored: () => void): void
}

/** A table of its own, which goes with the process that asked for it. */
export function openRows(): Rows {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  process.on('disconnect', () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
  const connection = new Libsql(join(folder, 'rows.db'))
  connection.exec('pragma journal_mode = wal')
  connection.exec('pragma synchronous = full')
  connection.exec('create table row (id integer primary key, device, at, challenge)')
  const begin = connection.prepare('begin immediate')
  const commit = connection.prepare('commit')
  const insert = connection.prepare('insert into row (device, at, challenge) values (?, ?, ?)')
  const waiting: { readonly row: Row; readonly stored: () => void }[] = []

  function store(): void {
    const group = waiting.splice(0)
    begin.run()
    for (const { row } of group) insert.run(row)
    commit.run()
    for (const { stored } of group) stored()
  }

  return {
    add(row, stored) {
      waiting.push({ row, stored })
      if (waiting.length === 1) setImmediate(store)
    },
  }
}
