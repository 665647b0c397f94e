/** The log of sign-ins: one row for each attempt that ended, with what people saw and why it ended so. @module */
import type { OfTenant } from './directory-records.ts'

/** `none`: refused before anything was proved, or though nothing had to be. */
export type SignInMethodName =
  | 'none'
  | 'password'
  | 'phone-sign-in'
  | 'push'
  | 'one-time-code'
  | 'temporary-access-pass'
  | 'federated'

export interface SignInStep {
  readonly at: number
  readonly method: SignInMethodName
  readonly succeeded: boolean
  /** Why not, or how: a word of ours, never what somebody typed. */
  readonly detail: string
}

/** A rule that decided about a method, in the words of `policy/`. */
export interface SignInRule {
  readonly method: string
  readonly rule: string
  readonly outcome: 'offered' | 'left-out'
}

export interface SignInFacts {
  /** The network address where it is told. */
  readonly address?: string
  readonly place?: string
  /** Whether address and place are one of the tenant's simulated sources. */
  readonly simulated: boolean
  readonly browser?: string
  readonly os?: string
  readonly sameDevice?: boolean
  readonly sameNetwork?: boolean
  readonly knownBrowser: boolean
  /** The device that answered. */
  readonly device?: {
    readonly id: string
    readonly name: string
    readonly os: string
    readonly version: string
  }
  readonly steps: readonly SignInStep[]
  readonly why: readonly SignInRule[]
}

export interface SignInRecord extends OfTenant {
  /** A lower-case UUID of version 7 (RFC 9562, section 5.7), and so in the order of time; also the correlation id. */
  readonly id: string
  readonly at: number
  /** The user's id; empty for a name that nobody has. */
  readonly user: string
  /** The name as it was typed, in display form, lower case. */
  readonly name: string
  readonly application: string
  readonly outcome: 'success' | 'failure' | 'interrupted'
  /** 0, or the number after AADSTS. */
  readonly errorCode: number
  /** A word of ours for how it ended: `approved`, `denied`, `wrong-number`, … */
  readonly reason: string
  readonly method: SignInMethodName
  readonly facts: SignInFacts
}

/** What is known of a sign-in while it goes on: its row lacks how it ends. */
export interface SignInDraft extends Pick<SignInRecord, 'name' | 'application' | 'method'> {
  /** Whether the person is disabled, so that nothing lets them in. */
  readonly isDisabled: boolean
  /** Steps: those that came before. */
  readonly facts: Omit<SignInFacts, 'device'>
}

export interface SignInFilter {
  /** The newest first, from before the row of this id; undefined from the newest on. */
  readonly before: string | undefined
  /** The oldest first instead, from after the row of this id; empty from the oldest on. */
  readonly after?: string
  readonly limit: number
  /** From this moment on. */
  readonly since: number
  /** Before this moment. */
  readonly until: number
  /** One user alone; undefined for all. */
  readonly user: string | undefined
  readonly outcome: SignInRecord['outcome'] | undefined
}
