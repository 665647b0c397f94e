/** Every store there is, empty, for tests that hold them to the same word. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore } from '../../src/main/relying-party/adapters/memory-store.ts'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import type { DecisionTable, Store } from '../../src/main/relying-party/ports.ts'
import type { OpenStore } from './relying-party-world.ts'
import { sqlite } from './relying-party-world.ts'

export interface Folder extends Disposable {
  readonly path: string
}

/** A folder of its own, gone afterwards. */
export function aFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'countersign-store-'))
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true })
    },
  }
}

export interface OpenedStore<D extends DecisionTable<D>> extends AsyncDisposable {
  readonly store: Store<D>
}

export interface StoreKind {
  readonly name: string
  open<D extends DecisionTable<D>>(decisions: D): OpenedStore<D>
}

export const storeKinds: readonly StoreKind[] = [
  {
    name: 'memory',
    open(decisions) {
      const store = createMemoryStore(decisions)
      return { store, [Symbol.asyncDispose]: () => store.close() }
    },
  },
  {
    name: 'SQLite',
    open(decisions) {
      const folder = aFolder()
      const store = openSqlStore(join(folder.path, 'store.db'), decisions)
      return {
        store,
        async [Symbol.asyncDispose]() {
          await store.close()
          folder[Symbol.dispose]()
        },
      }
    },
  },
]

/** How a world opens SQLite in `folder`. */
export function sqliteIn(folder: Folder): OpenStore {
  return sqlite(join(folder.path, 'store.db'))
}
