/** Every signed statement of the fixtures: who signs it, over what, and its finished text. @module */
import { toBase64url, utf8 } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { challengeStatement } from '#protocol/challenge'
import { denialStatement } from '#protocol/denial'
import {
  enrollmentConfirmationStatement,
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  enrollmentRequestStatement,
} from '#protocol/enrollment'
import { finishStatement, statementInput, type Statement } from '#protocol/jws'
import {
  credentialOptionsStatement,
  credentialReplyStatement,
  credentialRequestStatement,
} from '#protocol/registration'
import { removalRequestStatement, revocationStatement } from '#protocol/revocation'
import { verdictStatement } from '#protocol/verdict'
import { deviceKey, relyingPartyKey, sha256, type FixedKey } from './keys'
import * as values from './values'

/** The statement's text, signed by `key`. */
export function signed<T extends Canonical>(
  statement: Statement<T>,
  key: FixedKey,
  payload: T,
): string {
  const input = statementInput(statement, key.thumbprint, payload)
  return finishStatement(input, key.sign(utf8(input)))
}

export interface StatementSample<T extends Canonical = Canonical> {
  readonly statement: Statement<T>
  readonly key: FixedKey
  readonly payload: T
  readonly jws: string
}

function sample<T extends Canonical>(
  statement: Statement<T>,
  key: FixedKey,
  payload: T,
): StatementSample<T> {
  return { statement, key, payload, jws: signed(statement, key, payload) }
}

export const challenge = sample(challengeStatement, relyingPartyKey, values.challenge)
/** base64url of SHA-256 of the challenge statement's text. */
export const challengeHash = toBase64url(sha256(utf8(challenge.jws)))
export const denial = sample(denialStatement, deviceKey, values.denial(challengeHash))
export const verdict = sample(verdictStatement, relyingPartyKey, values.verdictPayload)
export const offer = sample(enrollmentOfferStatement, relyingPartyKey, values.offer)
export const enrollmentRequest = sample(
  enrollmentRequestStatement,
  deviceKey,
  values.enrollmentRequest,
)
export const confirmation = sample(enrollmentConfirmationStatement, deviceKey, values.confirmation)
export const enrollmentReply = sample(
  enrollmentReplyStatement,
  relyingPartyKey,
  values.enrollmentReply,
)
export const credentialRequest = sample(
  credentialRequestStatement,
  deviceKey,
  values.credentialRequest,
)
export const credentialOptions = sample(
  credentialOptionsStatement,
  relyingPartyKey,
  values.credentialOptions,
)
export const credentialReply = sample(
  credentialReplyStatement,
  relyingPartyKey,
  values.credentialReply,
)
export const removalRequest = sample(removalRequestStatement, deviceKey, values.removalRequest)
export const revocation = sample(revocationStatement, relyingPartyKey, values.revocation)

/** All of them, in the order of `statementType`. */
export const statementSamples = [
  challenge,
  denial,
  verdict,
  offer,
  enrollmentRequest,
  confirmation,
  enrollmentReply,
  credentialRequest,
  credentialOptions,
  credentialReply,
  removalRequest,
  revocation,
] as readonly StatementSample[]
