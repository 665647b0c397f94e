/** What is known of a person when the policy decides about their methods. @module */
import type { UserRecord } from '../directory-records.ts'
import type { Subject } from './compiled-targets.ts'

/** One of their active authenticators, as far as the policy looks at it. */
export interface HeldAuthenticator {
  readonly id: string
  /** As the app told it. */
  readonly version: string
  /** Whether it holds a passwordless credential. */
  readonly hasCredential: boolean
  /** Whether it shows one-time codes. */
  readonly hasCode: boolean
}

export interface Person {
  readonly user: Pick<
    UserRecord,
    'id' | 'disabled' | 'kind' | 'federated' | 'onPremisesMfa' | 'passwordHash'
  >
  readonly groups: Subject['groups']
  readonly authenticators: readonly HeldAuthenticator[]
  /** Whether a Temporary Access Pass would open something now. */
  readonly hasUsablePass: boolean
  /** Until when requests wait; `Infinity` until registered anew; 0 when they do not. */
  readonly approvalsPausedUntil: number
  /** The same of passwords that come from browsers nobody knows. */
  readonly passwordsPausedUntil: number
  /** Until when a request waits for an answer; 0 where none does. */
  readonly requestPendingUntil: number
}

/** A device that somebody is about to add, or to turn phone sign-in on with. */
export interface Candidate {
  /** Of the enrolment, where there is one already: it is not counted beside itself. */
  readonly id?: string
  readonly version: string
  readonly profile: 'android' | 'ios' | 'desktop'
  /** Accounts of other people that the same installation has in this tenant. */
  readonly otherAccounts: number
}

/** Whether `version` comes before `minimum`: number by number, what is missing counts as 0. */
export function isOlder(version: string, minimum: string): boolean {
  const [ours, theirs] = [version, minimum].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10) || 0),
  )
  const length = Math.max(ours?.length ?? 0, theirs?.length ?? 0)
  for (let i = 0; i < length; i++) {
    const difference = (ours?.[i] ?? 0) - (theirs?.[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
