/** One answer for every verb whose decision could not be stored. @module */
import { RelyingPartyError } from './errors.ts'
import type { Log } from './ports.ts'

interface NotStored {
  readonly outcome: 'refused'
  readonly code: 'not-stored'
}
type Verbs = Readonly<Record<string, (...of: never) => Promise<unknown>>>

/** The same verbs, which refuse where a full or failing disk keeps nothing. */
export function orNotStored<V extends Verbs>(verbs: V, log: Log): V {
  const guarded = Object.entries(verbs).map(([name, verb]) => [
    name,
    async (...of: never): Promise<unknown> => {
      try {
        return await verb(...of)
      } catch (error) {
        if (!(error instanceof RelyingPartyError) || error.code !== 'NOT_STORED') throw error
        log.write('error', 'not-stored', { verb: name })
        return { outcome: 'refused', code: 'not-stored' } satisfies NotStored
      }
    },
  ])
  return Object.fromEntries(guarded) as V
}
