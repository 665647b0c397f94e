/** The numbers that bound what may be tried, how often and for how long. Each is explained in docs/threat-model.md. @module */

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export const limits = {
  /** A security-info act needs a sign-in at most this old. */
  securityInfoMs: 15 * minute,
  /** No tenant lets a request live longer; devices take none that does. */
  longestAttemptMs: 5 * minute,
  /** An approved attempt that nobody went on with is worth nothing after this long. */
  completeMs: 2 * minute,
  /** A right password waits this long for its second factor. */
  secondFactorMs: 10 * minute,
  sessionIdleMs: hour,
  sessionMs: day,
  /** A session that is used says so at most this often. */
  sessionTouchMs: minute,

  invitationMs: 10 * minute,
  /** An enrolment that was prepared and not confirmed is swept after this long. */
  preparedMs: 10 * minute,
  /** Phone sign-in may be turned on without a code for this long after enrolment. */
  freshEnrollmentMs: 15 * minute,
  phoneSignInCodeMs: 10 * minute,
  credentialOptionsMs: 5 * minute,
  devicesPerUser: 5,

  /** Answers to one attempt that do not hold, after which no further one is looked at. */
  invalidAnswers: 3,
  accountsPerConnection: 64,
  connectionsPerDevice: 5,

  notMeBlockMs: day,
  /** How long what is over is kept: the limits look back a day. */
  keptMs: 2 * day,
} as const

/** Wrong numbers since the last success, and how long requests then pause. At the last, until re-verified. */
export const wrongNumberPauses: readonly {
  readonly from: number
  readonly pauseMs: number
}[] = [
  { from: 3, pauseMs: 15 * minute },
  { from: 5, pauseMs: hour },
]
export const wrongNumbersUntilOff = 10

/** Requests without a success, for each lane: the unknown browsers together, each known browser alone. */
export const promptLimits = {
  unknown: [
    { count: 3, withinMs: 10 * minute },
    { count: 10, withinMs: day },
  ],
  known: [
    { count: 10, withinMs: 10 * minute },
    { count: 50, withinMs: day },
  ],
} as const
/** After this many denials in a row, requests of that lane pause. */
export const quietAfterDenials = 2
export const quietMs = 15 * minute

export const passwordLimits = {
  delayFrom: 5,
  firstDelayMs: 5 * second,
  longestDelayMs: 15 * minute,
  perHour: 10,
  hardCap: 100,
} as const
/** Wrong passwords and passes from one source, over all accounts of a tenant. */
export const sourceLimits = { count: 30, withinMs: hour } as const
/** Codes of devices that were typed and did not hold, from one source. */
export const userCodeLimits = { count: 20, withinMs: hour } as const
/** Tries of one-time codes, for each lane; and wrong ones in all until the person signs in by another way. */
export const codeLimits = { count: 5, withinMs: 5 * minute, hardCap: 100 } as const
export const hourMs = hour
