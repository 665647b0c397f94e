/** How a command ends when it does not do what was asked: one code, its facts, and later a sentence. @module */
import type { AuthenticatorErrorCode } from '../authenticator/errors.ts'

export type ProblemCode =
  | AuthenticatorErrorCode
  // What was asked
  | 'ACCOUNT_AMBIGUOUS'
  | 'CONFIRMATION_REQUIRED'
  | 'CONFIRMATION_DIFFERS'
  | 'PIN_REQUIRED'
  | 'CHALLENGE_NONE'
  | 'CHALLENGE_AMBIGUOUS'
  | 'NUMBER_MALFORMED'
  // Links and offers
  | 'LINK_UNKNOWN'
  | 'LINK_TRUNCATED'
  | 'LINK_OTHER_HOST'
  | 'LINK_NEWER'
  | 'OFFER_DIFFERS'
  | 'REPLY_DIFFERS'
  | 'ALREADY_ADDED'
  // The relying party's answers
  | 'CODE_UNKNOWN'
  | 'CODE_EXPIRED'
  | 'CODE_USED'
  | 'ENROLLMENT_UNKNOWN'
  | 'POLICY'
  | 'CODE_REQUIRED'
  | 'APP_TOO_OLD'
  | 'GUEST'
  | 'DEVICE_TAKEN'
  | 'ON_PREMISES_MFA'
  | 'TOO_MANY_DEVICES'
  | 'THROTTLED'
  | 'INVALID'
  | 'NOT_STORED'
  | 'RELYING_PARTY_FAULT'
  // No answer, or none to be believed
  | 'RELYING_PARTY_REFUSED'
  | 'RELYING_PARTY_IMPOSTOR'
  | 'RELYING_PARTY_TIMEOUT'
  | 'RELYING_PARTY_VERSION'
  | 'RELYING_PARTY_BUSY'
  | 'RELYING_PARTY_UNCLEAR'
  | 'RELYING_PARTY_CLOSED'
  | 'RELYING_PARTY_SILENT'
  | 'RELYING_PARTY_MALFORMED'
  | 'RELYING_PARTY_WRONG_KEY'
  | 'ACCOUNT_NOT_ACCEPTED'
  | 'KEYS_UNREAD'
  // The person and the PIN
  | 'PIN_WRONG'
  | 'PIN_TOO_SOON'
  | 'PIN_TOO_SHORT'
  | 'PIN_TOO_LONG'
  | 'PIN_TOO_COMMON'
  | 'KEYS_DELETED'
  | 'PHONE_SIGN_IN_ON'
  | 'PHONE_SIGN_IN_OFF'
  | 'CODES_OFF'
  | 'VERIFICATION_CANCELLED'
  | 'VERIFICATION_TIMED_OUT'
  | 'VERIFICATION_REFUSED'
  | 'VERIFICATION_UNAVAILABLE'
  // How a request ended, other than as asked
  | 'WRONG_NUMBER'
  | 'REQUEST_DENIED'
  | 'REQUEST_EXPIRED'
  | 'REQUEST_WITHDRAWN'
  | 'REQUEST_APPROVED'
  | 'REQUEST_NOT_ALLOWED'
  | 'REQUEST_THROTTLED'
  | 'AUTHENTICATOR_REMOVED'
  | 'ANSWER_NOT_ACCEPTED'
  | 'VERDICT_MISSING'
  // This program and its folder
  | 'WATCH_RUNNING'
  | 'WATCH_LOST'
  | 'FOLDER_BUSY'
  | 'FOLDER_UNUSABLE'
  | 'FILE_UNREADABLE'
  | 'INTERNAL'

export type Fact =
  string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }
export type Facts = Readonly<Record<string, Fact>>

export class DeviceProblem extends Error {
  override readonly name = 'DeviceProblem'
  readonly code: ProblemCode
  readonly facts: Facts
  constructor(code: ProblemCode, facts: Facts = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.facts = facts
  }
}
