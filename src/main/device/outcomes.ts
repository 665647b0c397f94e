/** What the authenticator answered, as the commands' own problems: the one translator of this boundary. @module */
import { randomBytes } from 'node:crypto'
import type { Answered } from '../authenticator/authenticator.ts'
import type { ChallengeEnd } from '../authenticator/challenge-inbox.ts'
import type { OfflineReason } from '../authenticator/connection.ts'
import type { Enrolled, EnrollmentRefusal } from '../authenticator/enrollment.ts'
import { AuthenticatorError } from '../authenticator/errors.ts'
import type { TurnedOn } from '../authenticator/phone-sign-in.ts'
import type { Removed } from '../authenticator/removal.ts'
import { DeviceProblem, type Facts, type ProblemCode } from './problem.ts'

const relyingPartyCodes = {
  'code-unknown': 'CODE_UNKNOWN',
  'code-expired': 'CODE_EXPIRED',
  'code-used': 'CODE_USED',
  'enrollment-unknown': 'ENROLLMENT_UNKNOWN',
  policy: 'POLICY',
  'code-required': 'CODE_REQUIRED',
  'app-too-old': 'APP_TOO_OLD',
  guest: 'GUEST',
  'device-taken': 'DEVICE_TAKEN',
  'on-premises-mfa': 'ON_PREMISES_MFA',
  'too-many-devices': 'TOO_MANY_DEVICES',
  throttled: 'THROTTLED',
  invalid: 'INVALID',
  'not-stored': 'NOT_STORED',
  internal: 'RELYING_PARTY_FAULT',
  'reply-differs': 'REPLY_DIFFERS',
} as const satisfies Readonly<Record<string, ProblemCode>>

type Refusal<T extends { readonly outcome: string }> = Extract<
  T,
  { readonly outcome: 'refused'; readonly reason: string }
>['reason']

const refusals: Readonly<
  Record<
    | Exclude<EnrollmentRefusal, 'host-declined' | 'account-declined'>
    | Refusal<TurnedOn>
    | Refusal<Answered>,
    ProblemCode
  >
> = {
  ...relyingPartyCodes,
  'link-unknown': 'LINK_UNKNOWN',
  'link-truncated': 'LINK_TRUNCATED',
  'link-other-host': 'LINK_OTHER_HOST',
  'link-newer': 'LINK_NEWER',
  'offer-differs': 'OFFER_DIFFERS',
  'already-added': 'ALREADY_ADDED',
  'wrong-pin': 'PIN_WRONG',
  'too-soon': 'PIN_TOO_SOON',
  'keys-deleted': 'KEYS_DELETED',
  'pin-too-short': 'PIN_TOO_SHORT',
  'pin-too-long': 'PIN_TOO_LONG',
  'pin-too-common': 'PIN_TOO_COMMON',
  'phone-sign-in-on': 'PHONE_SIGN_IN_ON',
  'phone-sign-in-off': 'PHONE_SIGN_IN_OFF',
  'key-missing': 'KEY_MISSING',
  cancelled: 'VERIFICATION_CANCELLED',
  'timed-out': 'VERIFICATION_TIMED_OUT',
  'os-refused': 'VERIFICATION_REFUSED',
  unavailable: 'VERIFICATION_UNAVAILABLE',
  'number-malformed': 'NUMBER_MALFORMED',
}

const offline: Readonly<Record<OfflineReason, ProblemCode>> = {
  refused: 'RELYING_PARTY_REFUSED',
  impostor: 'RELYING_PARTY_IMPOSTOR',
  timeout: 'RELYING_PARTY_TIMEOUT',
  version: 'RELYING_PARTY_VERSION',
  busy: 'RELYING_PARTY_BUSY',
  unclear: 'RELYING_PARTY_UNCLEAR',
  closed: 'RELYING_PARTY_CLOSED',
  silent: 'RELYING_PARTY_SILENT',
  malformed: 'RELYING_PARTY_MALFORMED',
  'wrong-key': 'RELYING_PARTY_WRONG_KEY',
  'keys-unread': 'KEYS_UNREAD',
}

/** Why a relying party cannot be spoken to, or not as itself. */
export function offlineCode(reason: OfflineReason): ProblemCode {
  return offline[reason]
}

/** What was not done, as a problem. `origin`: whom it was asked of, where that is known. */
export function notDone(
  result:
    | Extract<Enrolled | TurnedOn | Removed, { readonly outcome: 'unreachable' }>
    | Extract<TurnedOn | Removed | Answered, { readonly outcome: 'refused' }>
    | { readonly outcome: 'refused'; readonly reason: keyof typeof refusals },
  origin = '',
): DeviceProblem {
  if (result.outcome === 'unreachable') {
    return new DeviceProblem(offline[result.reason], { origin, begun: result.begun })
  }
  const facts = Object.entries(result).filter(([name]) => name !== 'outcome' && name !== 'reason')
  return new DeviceProblem(refusals[result.reason], Object.fromEntries(facts))
}

/** How a request ended, as a code; `undefined` for the end that was asked for. */
export function endCode(end: ChallengeEnd, wanted: 'approved' | 'denied'): ProblemCode | undefined {
  switch (end.outcome) {
    case 'approved':
      return wanted === 'approved' ? undefined : 'REQUEST_APPROVED'
    case 'denied':
      return wanted === 'denied' ? undefined : 'REQUEST_DENIED'
    case 'wrong-number':
      return 'WRONG_NUMBER'
    case 'expired':
      return 'REQUEST_EXPIRED'
    case 'withdrawn':
      return 'REQUEST_WITHDRAWN'
    case 'verdict-missing':
      return 'VERDICT_MISSING'
    case 'refused':
      return refusedVerdicts[end.reason]
  }
}

const refusedVerdicts = {
  'device-removed': 'AUTHENTICATOR_REMOVED',
  throttled: 'REQUEST_THROTTLED',
  policy: 'REQUEST_NOT_ALLOWED',
  invalid: 'ANSWER_NOT_ACCEPTED',
} as const satisfies Readonly<Record<string, ProblemCode>>

/** Any failure as a problem; one that nobody foresaw is told to `report` with the reference that the person sees. */
export function toProblem(error: unknown, report: (line: string) => void): DeviceProblem {
  if (error instanceof DeviceProblem) return error
  if (error instanceof AuthenticatorError) {
    const facts: Facts = {
      ...(error.accountId === undefined ? {} : { accountId: error.accountId }),
      ...(error.challengeId === undefined ? {} : { challenge: error.challengeId }),
    }
    return new DeviceProblem(error.code, facts, { cause: error })
  }
  const reference = randomBytes(4).toString('hex')
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  report(`${reference} ${trace}`)
  return new DeviceProblem('INTERNAL', { reference }, { cause: error })
}
