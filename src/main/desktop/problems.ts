/** Why something was not done, as the windows are told: the one translator of this boundary. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { Answered } from '../authenticator/authenticator.ts'
import type { EnrollmentRefusal } from '../authenticator/enrollment.ts'
import { AuthenticatorError, type AuthenticatorErrorCode } from '../authenticator/errors.ts'
import type { TurnedOn } from '../authenticator/phone-sign-in.ts'
import type { Unreachable } from '../authenticator/ports.ts'
import type { OsAllowed } from '../authenticator/user-verification.ts'

export type Problem = BridgeProblem<DesktopProblemCode>

/** A refusal, as a handler answers it. */
export interface Refusing {
  readonly outcome: 'problem'
  readonly problem: Problem
}

export function refuse(code: DesktopProblemCode, facts?: Problem['facts']): Refusing {
  return { outcome: 'problem', problem: facts === undefined ? { code } : { code, facts } }
}

type RefusalOf<T extends { readonly outcome: string }> = Extract<
  T,
  { readonly outcome: 'refused'; readonly reason: string }
>['reason']

type Refusal =
  | Exclude<EnrollmentRefusal, 'host-declined' | 'account-declined'>
  | RefusalOf<TurnedOn>
  | RefusalOf<Answered>
  | RefusalOf<OsAllowed>

/** Those whose name a window must not share. The others keep theirs. */
const renamed = {
  'wrong-pin': 'pin-wrong',
  'too-soon': 'pin-too-soon',
  cancelled: 'verification-cancelled',
  'timed-out': 'verification-timed-out',
  unavailable: 'verification-unavailable',
  'pin-demanded': 'os-pin-demanded',
} as const satisfies Partial<Record<Refusal, DesktopProblemCode>>

type Renamed = keyof typeof renamed

/** The facts of a refusal that its words need, each in the unit of the words. */
export function toProblem(
  result:
    | { readonly outcome: 'unreachable'; readonly reason: Unreachable }
    | {
        readonly outcome: 'refused'
        readonly reason: Refusal
        readonly retryAfterMs?: number
        readonly triesLeft?: number
      },
): Problem {
  if (result.outcome === 'unreachable') return { code: `relying-party-${result.reason}` }
  const { reason, retryAfterMs, triesLeft } = result
  const code: DesktopProblemCode = isRenamed(reason) ? renamed[reason] : reason
  const facts = {
    ...(retryAfterMs === undefined ? {} : { seconds: Math.ceil(retryAfterMs / 1000) }),
    ...(triesLeft === undefined ? {} : { triesLeft }),
  }
  return Object.keys(facts).length === 0 ? { code } : { code, facts }
}

function isRenamed(reason: Refusal): reason is Renamed {
  return reason in renamed
}

/** Another program has the authenticator's folder, and only one may. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(options: ErrorOptions) {
    super('another program uses the folder of the authenticator', options)
  }
}

/** Faults of the machine and its files that a person can do something about; `undefined` for all others. */
export function problemOfFault(error: unknown): Problem | undefined {
  if (error instanceof FolderInUse) return { code: 'vault-in-use' }
  return error instanceof AuthenticatorError && codes[error.code] !== 'internal'
    ? { code: codes[error.code] }
    : undefined
}

const codes: Readonly<Record<AuthenticatorErrorCode, DesktopProblemCode>> = {
  KEYCHAIN_ABSENT: 'keychain-absent',
  KEYCHAIN_LOCKED: 'keychain-locked',
  KEYCHAIN_WAITING_FOR_UNLOCK: 'keychain-waiting-for-unlock',
  KEYCHAIN_REFUSING: 'keychain-refusing',
  KEYCHAIN_NOT_ANSWERING: 'keychain-not-answering',
  KEYCHAIN_CHANGED: 'keychain-changed',
  KEYCHAIN_ENTRY_DAMAGED: 'keychain-entry-damaged',
  KEY_MISSING: 'key-missing',
  VAULT_DAMAGED: 'vault-damaged',
  VAULT_NEWER: 'vault-newer',
  VAULT_UNREADABLE: 'vault-unreadable',
  VAULT_NOT_STORED: 'not-stored',
  ACCOUNT_UNKNOWN: 'account-unknown',
  STATEMENT_REFUSED: 'internal',
  GRANT_REFUSED: 'internal',
  CHALLENGE_UNKNOWN: 'challenge-over',
  CHALLENGE_EXPIRED: 'challenge-over',
  CHALLENGE_RESERVED: 'busy-with-another',
}
