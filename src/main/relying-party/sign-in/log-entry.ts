/** How each sign-in's end stands in the log of sign-ins: one row, in the transaction that ends it. @module */
import { fromBase64url } from '#protocol/bytes'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { Verdict } from '#protocol/verdict'
import type { SignInDraft, SignInRecord } from '../sign-in-log.ts'
import type { AnsweringDevice, Tables } from '../tables.ts'

type End = Pick<SignInRecord, 'outcome' | 'errorCode'>

const failed = (errorCode: number): End => ({ outcome: 'failure', errorCode })
const success: End = { outcome: 'success', errorCode: 0 }

/** Every word for an end, with its number after AADSTS. */
export const ends = {
  approved: success,
  declined: failed(500_121),
  'not-me': failed(500_121),
  'wrong-app': failed(500_121),
  'wrong-number': failed(500_121),
  expired: failed(500_121),
  'device-removed': failed(500_121),
  policy: failed(500_121),
  /** Too many wrong numbers, passwords or requests, or a source that was shut out. */
  throttled: failed(50_053),
  /** The browser is on the device's own computer, which the tenant refuses. */
  'same-device-refused': failed(500_121),
  /** The app is older than the tenant allows. */
  'app-too-old': failed(500_121),
  /** Another request was unanswered. */
  'request-pending': failed(500_121),
  withdrawn: { outcome: 'interrupted', errorCode: 50_074 },

  'password-right': success,
  'password-wrong': failed(50_126),
  'pass-right': success,
  'pass-wrong': failed(50_126),
  'code-right': success,
  'code-wrong': failed(500_121),
  /** The password was right, and a second factor is still to come: a row of its own tells how that went. */
  'second-factor-needed': { outcome: 'interrupted', errorCode: 50_074 },
  /** The password was right, and there is no second factor yet. */
  'second-factor-missing': { outcome: 'interrupted', errorCode: 50_079 },
  federated: success,
} as const satisfies Record<string, End>
export type SignInEnd = keyof typeof ends

const unknownName = 50_034
const disabled = 50_057

/** The word for a verdict. */
export function endOfVerdict(verdict: Verdict): SignInEnd {
  if (verdict.outcome === 'denied') return verdict.reason
  if (verdict.outcome !== 'refused') return verdict.outcome
  // An answer that does not hold ends nothing.
  return verdict.reason === 'invalid' ? 'policy' : verdict.reason
}

export interface LogEntry {
  readonly tenant: string
  readonly subject: string
  /** At least ten random bytes, base64url: an attempt's id, or one of its own. */
  readonly seed: string
  readonly at: number
  readonly draft: SignInDraft
  readonly end: SignInEnd
  /** The device that answered. */
  readonly by?: AnsweringDevice | undefined
}

/** Adds the row. To the page, a name that nobody has is like any other; here it is told. */
export function logSignIn(tables: Pick<Tables, 'appendSignIn'>, entry: LogEntry): void {
  const { tenant, subject, seed, at, draft, end, by } = entry
  const { outcome, errorCode } = ends[end]
  const isUser = isUserId(subject)
  const { name, application, method, facts, isDisabled } = draft
  const step = { at, method, succeeded: outcome !== 'failure' && end !== 'withdrawn', detail: end }
  tables.appendSignIn({
    tenant,
    id: timeOrderedId(at, fromBase64url(seed).subarray(0, 10)),
    at,
    user: isUser ? subject : '',
    ...{ name, application, method, outcome },
    errorCode:
      outcome === 'success' ? 0 : !isUser ? unknownName : isDisabled ? disabled : errorCode,
    reason: end,
    facts: {
      ...facts,
      why: isUser ? facts.why : [],
      ...(by === undefined
        ? {}
        : { device: { id: by.id, name: by.name, os: by.platform, version: by.version } }),
      steps: [...facts.steps, step],
    },
  })
}

/** Users' ids are UUIDs; what stands for a name that nobody has is shorter. */
function isUserId(subject: string): boolean {
  return subject.length === 36
}
