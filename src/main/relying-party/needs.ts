/** What the relying party is built of. @module */
import type { Decisions } from './decisions.ts'
import type { Identity } from './doors.ts'
import type {
  Clock,
  CrashPoints,
  Crypto,
  LastStop,
  Log,
  NumberSeal,
  PasswordHash,
  Random,
  Signer,
  Store,
} from './ports.ts'
import type { SessionEnds } from './session-ends.ts'

export interface Needs {
  readonly identity: Identity
  readonly signer: Signer
  /** Made with `createDecisions`. */
  readonly store: Store<Decisions>
  readonly sessionEnds: SessionEnds
  readonly crypto: Crypto
  readonly numberSeal: NumberSeal
  readonly passwords: PasswordHash
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly lastStop: LastStop
  readonly crashPoints: CrashPoints
}
