/** Why something was refused, as the windows are told. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { Answered } from '../authenticator/authenticator.ts'
import type { EnrollmentRefusal } from '../authenticator/enrollment.ts'
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
