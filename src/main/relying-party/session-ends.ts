/** Says when sessions may have ended at our own doors, so that applications hear of it at once. @module */
import type { Decisions } from './decisions.ts'
import type { Store } from './ports.ts'

export interface SessionEnds {
  /** Called after each decision by which a session may have ended, once that is stored. */
  watch(listener: () => void): void
}

/** What ends sessions other than as an application asks for it. */
const ending: ReadonlySet<keyof Decisions> = new Set([
  ...(['signOut', 'revokeSessions', 'changeUser', 'deleteUser', 'importTenant'] as const),
])

export function tellSessionEnds(store: Store<Decisions>): {
  readonly store: Store<Decisions>
  readonly sessionEnds: SessionEnds
} {
  const listeners: (() => void)[] = []
  return {
    store: {
      find: store.find,
      close: () => store.close(),
      async decide(kind, asked) {
        const decided = await store.decide(kind, asked)
        if (ending.has(kind)) for (const listener of listeners) listener()
        return decided
      },
    },
    sessionEnds: {
      watch(listener) {
        listeners.push(listener)
      },
    },
  }
}
