/** Noticing that the relying party's memory may have gone back in time. @module */
import { endAttempt } from './attempt-ending.ts'
import { beforeFirst, type Audit } from './audit.ts'
import type { StopRecord } from './ports.ts'
import type { Tables } from './tables.ts'

export interface BeginEpoch {
  readonly instance: string
  readonly at: number
  /** What the last clean stop left. */
  readonly lastStop: StopRecord | undefined
}

export type BegunEpoch =
  | { readonly outcome: 'begun'; readonly epoch: number; readonly withdrawn: number }
  | { readonly outcome: 'foreign' }

export function epochDecisions(audit: Audit) {
  return {
    /**
     * The epoch grows unless the database is exactly the one that a clean stop left: after a crash or a restored
     * copy, what was pending could be answered twice, so it ends as `withdrawn`.
     */
    beginEpoch(tables: Tables, { instance, at, lastStop }: BeginEpoch): BegunEpoch {
      const known = tables.instance()
      if (known !== undefined && known.id !== instance) return { outcome: 'foreign' }
      const unbroken =
        known !== undefined &&
        lastStop?.epoch === known.epoch &&
        lastStop.auditHead === (tables.auditHead() ?? beforeFirst).hash
      const epoch = unbroken ? known.epoch : Math.max(known?.epoch ?? 0, lastStop?.epoch ?? 0) + 1
      if (!unbroken) tables.putInstance({ id: instance, epoch })
      const stale = tables.pending().filter((attempt) => attempt.epoch !== epoch)
      for (const attempt of stale) {
        const ending = { outcome: 'withdrawn' } as const
        endAttempt(audit, tables, attempt, ending, at, undefined, { because: 'epoch' })
      }
      audit.append(tables, { at, event: 'started', facts: { epoch, withdrawn: stale.length } })
      return { outcome: 'begun', epoch, withdrawn: stale.length }
    },

    /** The last row of a run that ended as it should. */
    endEpoch(tables: Tables, { at }: { readonly at: number }): void {
      audit.append(tables, { at, event: 'stopped', facts: {} })
    },
  }
}
