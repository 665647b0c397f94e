/** Judging an approval: one ordered table of checks, and the only way to `approved`. @module */
import { webAuthnInput, type ParsedApproval } from '#protocol/approval'
import {
  approvalFlags,
  parseAuthenticatorData,
  pushFlags,
  rpId,
} from '#protocol/authenticator-data'
import { equalInConstantTime, utf8 } from '#protocol/bytes'
import type { Verdict } from '#protocol/verdict'
import { endAttempt, toEnded, verdictOf, type EndedAttempt } from './attempt-ending.ts'
import type { Audit } from './audit.ts'
import { afterRightNumber, afterWrongNumber, areApprovalsOff, freshGuard } from './guard.ts'
import { rulesIn } from './policy/person-of.ts'
import { isPhoneSignInAllowed, isPushAllowed } from './policy/tenant-rules.ts'
import { isSameNetwork } from './network-place.ts'
import type { Crypto, NumberSeal } from './ports.ts'
import type { GuardRecord } from './records.ts'
import { logSignIn } from './sign-in/log-entry.ts'
import type { Held, Tables } from './tables.ts'

export interface Answer {
  readonly tenant: string
  readonly attempt: string
  readonly device: string
  readonly at: number
  /** How this relying party and tenant are called, and so have to be named. */
  readonly names: { readonly instance: string; readonly origin: string; readonly issuer: string }
  /** The network address that the device answers from. */
  readonly from: string
  /** Undefined where it could not be read strictly. */
  readonly approval: ParsedApproval | undefined
}

/** All that an answer is judged by. */
export interface Evidence {
  readonly held: Held
  readonly answer: Answer
  /** Undefined where the number cannot be unsealed: then none matches. */
  readonly number: string | undefined
  /** Whether the tenant, as it is now, lets the person sign in by phone. */
  readonly isAllowed: boolean
  /** Whether the device is where the tenant demands it to be. */
  readonly isNear: boolean
}

type Judging = Pick<Crypto, 'sha256' | 'digest' | 'verify'>
type Check = (evidence: Evidence, crypto: Judging) => boolean

const signed = ({ answer }: Evidence) => answer.approval?.clientData.approval
const authenticator = ({ answer }: Evidence) =>
  answer.approval === undefined
    ? undefined
    : parseAuthenticatorData(answer.approval.authenticatorData)

/** By the passwordless credential, the person verified; or by the device key, the person present. */
const approvals = {
  'sign-in': { type: 'approval.get', flags: approvalFlags },
  'second-factor': { type: 'approval.push', flags: pushFlags },
} as const

/** In this order: what we hold, the signature, what was signed, the flags, the number, the counter, what is allowed now. */
const CHECKS = {
  'attempt-over': ({ held }) => held.attempt.state === 'pending',
  'device-removed': ({ held }) => held.device.state === 'active',
  'credential-removed': ({ held }) => held.credential.state === 'active',
  'challenge-expired': ({ held, answer }) => answer.at < held.attempt.expiresAt,

  'answer-malformed': ({ answer }) => answer.approval !== undefined,
  'purpose-mismatch': ({ held, answer }) =>
    answer.approval?.type === approvals[held.attempt.purpose].type,
  'credential-mismatch': ({ held, answer }) => answer.approval?.credentialId === held.credential.id,
  'signature-invalid': signatureHolds,

  'instance-mismatch': (evidence) => signed(evidence)?.rpi === evidence.answer.names.instance,
  'origin-mismatch': ({ answer }) => answer.approval?.clientData.origin === answer.names.origin,
  'issuer-mismatch': (evidence) => signed(evidence)?.iss === evidence.answer.names.issuer,
  'tenant-mismatch': (evidence) => signed(evidence)?.tid === evidence.held.attempt.tenant,
  'transaction-mismatch': (evidence) => signed(evidence)?.txn === evidence.held.attempt.id,
  'device-mismatch': (evidence) => signed(evidence)?.dev === evidence.held.device.id,
  'challenge-mismatch': ({ held, answer }, { digest }) =>
    answer.approval?.clientData.challenge === digest(held.request.challenge),
  'context-mismatch': (evidence) => signed(evidence)?.ctx === evidence.held.request.contextHash,

  'rp-id-mismatch': (evidence, { sha256 }) =>
    equalInConstantTime(authenticator(evidence)?.rpIdHash ?? utf8(''), sha256(utf8(rpId))),
  'flags-invalid': (evidence) =>
    authenticator(evidence)?.flags === approvals[evidence.held.attempt.purpose].flags,

  'number-wrong': (evidence) =>
    evidence.number !== undefined &&
    equalInConstantTime(utf8(signed(evidence)?.number ?? ''), utf8(evidence.number)),

  'counter-replayed': (evidence) =>
    isCounterNew(evidence.held.credential.counter, authenticator(evidence)?.signCount ?? -1),

  // What the request was made under may have changed since. Last, so that it is told to the person alone.
  'phone-sign-in-off': ({ held, isAllowed }) => isAllowed && !held.isDisabled,
  'other-network': ({ isNear }) => isNear,
  'approvals-paused': ({ held, answer }) =>
    !areApprovalsOff(held.guard) && held.guard.pausedUntil <= answer.at,
} as const satisfies Record<string, Check>

export type AnswerRefusal = keyof typeof CHECKS
const ordered = Object.entries(CHECKS) as readonly (readonly [AnswerRefusal, Check])[]
export const answerRefusals = ordered.map(([reason]) => reason)

/** The reason of the first check that does not hold; undefined where all do. */
export function judgeApproval(evidence: Evidence, crypto: Judging): AnswerRefusal | undefined {
  return ordered.find(([, holds]) => !holds(evidence, crypto))?.[0]
}

/** WebAuthn Level 3, section 7.2, step 22: equal or lower is refused when either is not zero. */
export function isCounterNew(held: number, claimed: number): boolean {
  return (held === 0 && claimed === 0) || claimed > held
}

function signatureHolds({ held, answer }: Evidence, { sha256, verify }: Judging): boolean {
  const { approval } = answer
  if (approval === undefined) return false
  const { keyX: x, keyY: y } = held.credential
  const input = webAuthnInput(approval.authenticatorData, sha256(approval.clientDataBytes))
  return verify({ kty: 'EC', crv: 'P-256', x, y }, input, approval.signature)
}

export type AnswerResult =
  /** `ended` where this answer was the one that decided. */
  | { readonly outcome: 'decided'; readonly verdict: Verdict; readonly ended?: EndedAttempt }
  /** The attempt is as it was. */
  | { readonly outcome: 'refused'; readonly reason: AnswerRefusal }
  /** No such attempt of this device. */
  | { readonly outcome: 'unknown' }

/** What both sides' numbers are bound to while one of them is sealed. */
export function numberContext(tenant: string, attempt: string): string {
  return `${tenant}/${attempt}`
}

export function judgingDecisions(audit: Audit, crypto: Judging, numberSeal: NumberSeal) {
  return {
    /** The whole of an answer in one transaction: state, counter, failure count and audit row. */
    answerAttempt(tables: Tables, answer: Answer): AnswerResult {
      const held = tables.held(answer.tenant, answer.attempt, answer.device)
      if (held === undefined) return { outcome: 'unknown' }
      const stored = verdictOf(held.attempt)
      if (stored !== undefined) return { outcome: 'decided', verdict: stored }
      const context = numberContext(answer.tenant, answer.attempt)
      const number = numberSeal.open(held.attempt.sealedNumber, context)
      const allowed = whatTenantAllows(tables, held, answer)
      const refusal = judgeApproval({ held, answer, number, ...allowed }, crypto)
      return refusal === undefined
        ? approve(tables, held, answer)
        : refuse(tables, held, answer, refusal)
    },
  }

  function approve(tables: Tables, held: Held, answer: Answer): AnswerResult {
    const { attempt, credential, device } = held
    const { approval } = answer
    if (approval === undefined || !tables.approveAttempt(attempt.tenant, attempt.id, answer.at)) {
      throw new TypeError('approved without having been judged')
    }
    const counter = parseAuthenticatorData(approval.authenticatorData).signCount
    if (attempt.purpose === 'sign-in') {
      tables.useCredential(attempt.tenant, credential.id, counter, answer.at)
    }
    if (held.guard.wrongNumbers > 0) tables.putGuard(afterRightNumber(guardOf(tables, attempt)))
    audit.append(tables, {
      at: answer.at,
      tenant: attempt.tenant,
      event: 'attempt-approved',
      facts: { attempt: attempt.id, subject: attempt.subject, device: device.id, counter },
    })
    const { tenant, subject, id: seed, draft } = attempt
    const entry = { tenant, subject, seed, at: answer.at, draft, by: device } as const
    logSignIn(tables, { ...entry, end: 'approved' })
    return decided(tables, held, { outcome: 'approved' })
  }

  function refuse(tables: Tables, held: Held, answer: Answer, reason: AnswerRefusal): AnswerResult {
    const { attempt, device } = held
    const ending = endingOf(reason)
    if (ending === undefined) {
      audit.append(tables, {
        at: answer.at,
        tenant: attempt.tenant,
        event: 'answer-refused',
        facts: { attempt: attempt.id, subject: attempt.subject, device: device.id, reason },
      })
      return { outcome: 'refused', reason }
    }
    if (ending.outcome === 'wrong-number') {
      tables.putGuard(afterWrongNumber(guardOf(tables, attempt), answer.at))
    }
    endAttempt(audit, tables, attempt, ending, answer.at, device)
    return decided(tables, held, ending)
  }

  function decided(tables: Tables, { attempt, device }: Held, verdict: Verdict): AnswerResult {
    return { outcome: 'decided', verdict, ended: toEnded(tables, attempt, verdict, device.id) }
  }

  function guardOf(tables: Tables, { tenant, subject }: Held['attempt']): GuardRecord {
    return tables.guard(tenant, subject) ?? freshGuard(tenant, subject)
  }
}

function whatTenantAllows(
  tables: Tables,
  { attempt: { subject: id, purpose, draft } }: Held,
  { tenant, from }: Answer,
): Pick<Evidence, 'isAllowed' | 'isNear'> {
  const rules = rulesIn(tables, tenant)
  if (rules === undefined) return { isAllowed: false, isNear: false }
  const subject = { id, groups: () => tables.groupsOf(tenant, id) }
  const allows = purpose === 'sign-in' ? isPhoneSignInAllowed : isPushAllowed
  const { isSameNetworkRequired } = rules.settings
  return {
    isAllowed: allows(rules, subject),
    isNear: !isSameNetworkRequired || isSameNetwork(draft.facts.address ?? '', from) === true,
  }
}

/** The refusals that end the attempt. After any other it is as it was: they tell of a forger, not of the person. */
function endingOf(reason: AnswerRefusal) {
  if (reason === 'number-wrong') return { outcome: 'wrong-number' } as const
  if (reason === 'challenge-expired') return { outcome: 'expired' } as const
  if (reason === 'device-removed' || reason === 'credential-removed') {
    return { outcome: 'refused', reason: 'device-removed' } as const
  }
  if (reason === 'phone-sign-in-off' || reason === 'other-network')
    return { outcome: 'refused', reason: 'policy' } as const
  if (reason === 'approvals-paused') return { outcome: 'refused', reason: 'throttled' } as const
  return undefined
}
