/** What an attempt may become, in a hundred lines: written from docs/threat-model.md, sharing nothing with the code. @module */
import type { Verdict } from '#protocol/verdict'
import type { Switches } from '#protocol/tenant-settings'

const minute = 60_000
export const dayMs = 24 * 60 * minute

export interface ModelAttempt {
  readonly id: string
  readonly number: string
  readonly page: number
  readonly browser: string
  readonly lane: string
  readonly source: string
  readonly startedAt: number
  readonly expiresAt: number
  /** Whether a device was asked. */
  readonly asked: boolean
  endedAt: number
  /** Undefined while it is pending. */
  verdict: Verdict | undefined
  completed: boolean
}

export type Refused = 'request-pending' | 'request-queued' | 'throttled'

export class AttemptModel {
  readonly attempts: ModelAttempt[] = []
  readonly blocked = new Map<string, number>()
  wrongNumbers = 0
  pausedUntil = 0
  secondsPassed = 0
  isAllowed = true
  hasDevice = true
  readonly pendingRequest: Switches['pendingRequest']

  constructor(pendingRequest: Switches['pendingRequest']) {
    this.pendingRequest = pendingRequest
  }

  newest(): ModelAttempt | undefined {
    return this.attempts.at(-1)
  }

  pending(): ModelAttempt | undefined {
    return this.attempts.find(({ verdict }) => verdict === undefined)
  }

  end(attempt: ModelAttempt, verdict: Verdict, now: number): void {
    attempt.verdict = verdict
    attempt.endedAt = now
  }

  /** Time alone ends what nobody answered. */
  passTo(now: number): void {
    const open = this.pending()
    if (open !== undefined && now >= open.expiresAt) {
      this.end(open, { outcome: 'expired' }, open.expiresAt)
    }
  }

  /** Why no request is made; undefined where one is, which may withdraw another. */
  mayStart(
    by: { page: number; browser: string; lane: string; source: string },
    now: number,
  ): Refused | undefined {
    const open = this.pending()
    if (open !== undefined) {
      const isOwn = open.page === by.page || open.browser === by.browser
      if (this.pendingRequest === 'queue') return 'request-queued'
      if (this.pendingRequest === 'entra' || !isOwn) return 'request-pending'
    }
    if (this.wrongNumbers >= 10 || this.pausedUntil > now) return 'throttled'
    if ((this.blocked.get(by.source) ?? 0) > now) return 'throttled'
    return this.#isTooOften(by.lane, now) ? 'throttled' : undefined
  }

  #isTooOften(lane: string, now: number): boolean {
    const recent = this.attempts
      .filter((each) => each.lane === lane && each.startedAt > now - dayMs)
      .reverse()
    const success = recent.findIndex(({ verdict }) => verdict?.outcome === 'approved')
    const without = success < 0 ? recent : recent.slice(0, success)
    const since = (ms: number) => without.filter(({ startedAt }) => startedAt + ms > now).length
    const [often, most] = lane === 'unknown' ? [3, 10] : [10, 50]
    if (since(10 * minute) >= often || since(dayMs) >= most) return true
    const [last, before] = without.filter(({ verdict }) => verdict !== undefined)
    const areDenied = last?.verdict?.outcome === 'denied' && before?.verdict?.outcome === 'denied'
    return areDenied && last.endedAt + 15 * minute > now
  }

  /** What the device is told of an approval with the right number, or another. */
  approve(attempt: ModelAttempt, isRight: boolean, now: number): Verdict {
    if (attempt.verdict !== undefined) return attempt.verdict
    const verdict = this.#judge(isRight, now)
    this.end(attempt, verdict, now)
    return verdict
  }

  #judge(isRight: boolean, now: number): Verdict {
    if (!isRight) {
      this.wrongNumbers++
      const pause = this.wrongNumbers >= 5 ? 60 : this.wrongNumbers >= 3 ? 15 : 0
      if (pause > 0) this.pausedUntil = now + pause * minute
      return { outcome: 'wrong-number' }
    }
    if (!this.isAllowed) return { outcome: 'refused', reason: 'policy' }
    this.wrongNumbers = 0
    this.pausedUntil = 0
    return { outcome: 'approved' }
  }

  deny(attempt: ModelAttempt, reason: 'declined' | 'not-me' | 'wrong-app', now: number): Verdict {
    if (attempt.verdict !== undefined) return attempt.verdict
    if (reason === 'not-me' && attempt.source !== '') {
      this.blocked.set(attempt.source, now + dayMs)
    }
    const verdict = { outcome: 'denied', reason } as const
    this.end(attempt, verdict, now)
    return verdict
  }
}
