/** What an account's wrong numbers and wrong passwords cost. @module */
import {
  codeLimits,
  hourMs,
  passwordLimits,
  sourceLimits,
  userCodeLimits,
  wrongNumberPauses,
  wrongNumbersUntilOff,
} from './limits.ts'
import type { GuardRecord } from './records.ts'
import type { PasswordGuard } from './tables.ts'

export function freshGuard(tenant: string, subject: string): GuardRecord {
  return {
    tenant,
    subject,
    wrongNumbers: 0,
    pausedUntil: 0,
    wrongPasswords: 0,
    passwordNotBefore: 0,
    passwordHourAt: 0,
    passwordHourCount: 0,
  }
}

/** Approvals are off until the person registers anew. */
export function areApprovalsOff({ wrongNumbers }: Pick<GuardRecord, 'wrongNumbers'>): boolean {
  return wrongNumbers >= wrongNumbersUntilOff
}

export function afterWrongNumber(guard: GuardRecord, now: number): GuardRecord {
  const wrongNumbers = guard.wrongNumbers + 1
  const pause = wrongNumberPauses.findLast(({ from }) => wrongNumbers >= from)
  const pausedUntil = pause === undefined ? guard.pausedUntil : now + pause.pauseMs
  return { ...guard, wrongNumbers, pausedUntil }
}

/** After a success, or when the person proved anew who they are. */
export function afterRightNumber(guard: GuardRecord): GuardRecord {
  return { ...guard, wrongNumbers: 0, pausedUntil: 0 }
}

/** Until when no password is looked at; `Infinity` at the hard cap; 0 when one may be tried now. */
export function passwordsPausedUntil(guard: PasswordGuard, now: number): number {
  if (guard.wrongPasswords >= passwordLimits.hardCap) return Infinity
  const hourEnds = guard.passwordHourAt + hourMs
  const isHourFull = guard.passwordHourCount >= passwordLimits.perHour && now < hourEnds
  const until = Math.max(guard.passwordNotBefore, isHourFull ? hourEnds : 0)
  return until > now ? until : 0
}

/** Each try counts as wrong before it is looked at, so that many at once count as many. */
export function afterPasswordTry(guard: GuardRecord, now: number): GuardRecord {
  const wrongPasswords = guard.wrongPasswords + 1
  const doublings = wrongPasswords - passwordLimits.delayFrom
  const delayMs =
    doublings < 0
      ? 0
      : Math.min(
          passwordLimits.firstDelayMs * 2 ** Math.min(doublings, 20),
          passwordLimits.longestDelayMs,
        )
  const inHour = now < guard.passwordHourAt + hourMs
  return {
    ...guard,
    wrongPasswords,
    passwordNotBefore: now + delayMs,
    passwordHourAt: inHour ? guard.passwordHourAt : now,
    passwordHourCount: inHour ? guard.passwordHourCount + 1 : 1,
  }
}

export function afterRightPassword(guard: GuardRecord): GuardRecord {
  return { ...guard, wrongPasswords: 0, passwordNotBefore: 0, passwordHourCount: 0 }
}

/** Passwords are counted by lane, so that a stranger's tries never lock a known browser out. */
export function passwordGuardName(subject: string, lane: string): string {
  return `${subject}/${lane}`
}

/** One-time codes are counted apart from passwords, in the same columns of a row of their own. */
export function codeGuardName(subject: string, lane: string): string {
  return `${subject}/${lane}/code`
}

/** Until when no one-time code is looked at; `Infinity` at the hard cap; 0 when one may be tried now. */
export function codesPausedUntil(guard: GuardRecord, now: number): number {
  if (guard.wrongPasswords >= codeLimits.hardCap) return Infinity
  const ends = guard.passwordHourAt + codeLimits.withinMs
  return guard.passwordHourCount >= codeLimits.count && now < ends ? ends : 0
}

/** Counted before it is looked at, as passwords are. */
export function afterCodeTry(guard: GuardRecord, now: number): GuardRecord {
  const isWithin = now < guard.passwordHourAt + codeLimits.withinMs
  return {
    ...guard,
    wrongPasswords: guard.wrongPasswords + 1,
    passwordHourAt: isWithin ? guard.passwordHourAt : now,
    passwordHourCount: isWithin ? guard.passwordHourCount + 1 : 1,
  }
}

/** Or after a sign-in that took no code. */
export function afterRightCode(guard: GuardRecord): GuardRecord {
  return { ...guard, wrongPasswords: 0, passwordHourCount: 0 }
}

/**
 * Who tries one password on many accounts is no account's to count: their source is, in a row of its own. No
 * person's id begins so, nor does what stands for a name that nobody has.
 */
export function sourceGuardName(source: string): string {
  return `source/${source}`
}

/** Until when no password from the source is looked at, whosever it is; 0 when one may be tried now. */
export function sourcePausedUntil(guard: GuardRecord, now: number): number {
  const ends = guard.passwordHourAt + sourceLimits.withinMs
  return guard.passwordHourCount >= sourceLimits.count && now < ends ? ends : 0
}

/** Counted before it is looked at, as an account's are. */
export function afterSourceTry(guard: GuardRecord, now: number): GuardRecord {
  const isWithin = now < guard.passwordHourAt + sourceLimits.withinMs
  return {
    ...guard,
    passwordHourAt: isWithin ? guard.passwordHourAt : now,
    passwordHourCount: isWithin ? guard.passwordHourCount + 1 : 1,
  }
}

/** A right one takes back its own try and no other: whoever has one account of their own gains nothing by it. */
export function afterRightFromSource(guard: GuardRecord): GuardRecord {
  return { ...guard, passwordHourCount: Math.max(0, guard.passwordHourCount - 1) }
}

/** Codes of devices that are typed, in a row of their own. */
export function userCodeGuardName(source: string): string {
  return `source/user-code/${source}`
}

export function areUserCodesPaused(guard: GuardRecord, now: number): boolean {
  const isWithin = now < guard.passwordHourAt + userCodeLimits.withinMs
  return guard.passwordHourCount >= userCodeLimits.count && isWithin
}
