/** What the device's commands say to people. A language that lacks a sentence does not compile. @module */
import type { ArgumentMistake } from './argument-error.ts'
import type { Facts, ProblemCode } from './problem.ts'

export interface Words {
  readonly usage: string
  /** Why the arguments cannot be followed. `argument` is the one that is not understood. */
  readonly mistakes: Readonly<Record<ArgumentMistake, (argument: string) => string>>
  /** What happened, what was kept, what to do. */
  readonly problems: Readonly<Record<ProblemCode, (facts: Facts) => string>>
  readonly watch: {
    readonly begins: string
    readonly connecting: (origin: string) => string
    readonly connected: (origin: string) => string
    readonly challenge: (application: string, account: string, tenant: string) => string
    readonly approved: string
    readonly accountEnded: (account: string, tenant: string) => string
    readonly accountRefused: (account: string, tenant: string) => string
    readonly accountTooOld: (account: string, tenant: string) => string
    readonly clockAhead: (length: string, origin: string) => string
    readonly clockBehind: (length: string, origin: string) => string
    readonly clockRight: (origin: string) => string
    readonly notShown: (origin: string) => string
    readonly ends: string
  }
  /** Said before everything else with `--vault file`. */
  readonly vaultFile: string
}
