/** What a database holds, as one hash, and every state that it went through. @module */
import { createHash } from 'node:crypto'
import Libsql from 'libsql'
import type { Decisions } from '../../src/main/relying-party/decisions.ts'
import type { Store } from '../../src/main/relying-party/ports.ts'
import { sqlite, type OpenStore } from './relying-party-world.ts'

/** Every row of every table. */
export function stateOf(path: string): string {
  const reader = new Libsql(path)
  try {
    const list = (sql: string) => reader.prepare(sql).raw(true).all() as unknown[][]
    const tables = list(`select name from sqlite_schema where type = 'table' order by name`)
    const hash = createHash('sha256')
    for (const [name] of tables) {
      hash.update(JSON.stringify([name, list(`select * from "${String(name)}"`)]))
    }
    return hash.digest('base64url')
  } finally {
    reader.close()
  }
}

export interface Chronicle {
  readonly open: OpenStore
  /** The states in order, from the last time that it was opened. */
  readonly states: readonly string[]
}

/** SQLite in the file at `path`, each of whose states is written down. */
export function chronicled(path: string): Chronicle {
  const states: string[] = []
  const open = sqlite(path)
  return {
    states,
    open(decisions) {
      const store = open(decisions)
      states.length = 0
      states.push(stateOf(path))
      const decide: Store<Decisions>['decide'] = async (kind, asked) => {
        const answer = await store.decide(kind, asked)
        states.push(stateOf(path))
        return answer
      }
      return { ...store, decide }
    },
  }
}
