/** Whether one more request may be raised for an account, by what was asked of it lately. @module */
import { promptLimits, quietAfterDenials, quietMs } from '../limits.ts'
import type { RecentAttempt } from '../tables.ts'

/** How far back the limits look, and how many attempts at most decide. */
export const promptWindowMs = 24 * 60 * 60 * 1000
export const promptsLookedAt = 64

/**
 * Until when no further request may be raised in `lane`; 0 when one may be now.
 * `recent`: the account's attempts of the window, the newest first.
 */
export function promptsPausedUntil(
  recent: readonly RecentAttempt[],
  lane: string,
  now: number,
): number {
  const ours = recent.filter((attempt) => attempt.lane === lane)
  const success = ours.findIndex((attempt) => attempt.state === 'approved')
  const without = success < 0 ? ours : ours.slice(0, success)
  const caps = lane === unknownLane ? promptLimits.unknown : promptLimits.known
  const pauses = caps.map(({ count, withinMs }) => {
    const oldest = without[count - 1]
    return oldest === undefined ? 0 : oldest.startedAt + withinMs
  })
  const until = Math.max(...pauses, quietUntil(without))
  return until > now ? until : 0
}

/** The lane of browsers that the account does not know. */
export const unknownLane = 'unknown'

function quietUntil(without: readonly RecentAttempt[]): number {
  const ended = without.filter((attempt) => attempt.state !== 'pending')
  const last = ended.slice(0, quietAfterDenials)
  const allDenied =
    last.length === quietAfterDenials && last.every((attempt) => attempt.state === 'denied')
  return allDenied ? (last[0]?.endedAt ?? 0) + quietMs : 0
}
