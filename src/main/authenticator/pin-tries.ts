/** How many wrong PINs there may be, and how long each makes the next one wait. @module */
import type { Clock } from './ports.ts'
import type { VerificationRecord } from './vault-secrets.ts'
import type { CountedTries } from './vault-state.ts'

/** At this many wrong ones the keys are deleted. */
export const maxTries = 8

/** 30 s after the third wrong one, then twice as long each time. */
export function delayMs(tries: number): number {
  return tries < 3 ? 0 : 30_000 * 2 ** (tries - 3)
}

/** The record with one more try counted, before it is known whether it is right. */
export function withTryCounted(record: VerificationRecord, now: number): VerificationRecord {
  const tries = record.tries + 1
  return { ...record, attempt: record.attempt + 1, tries, notBefore: now + delayMs(tries) }
}

/** The record after the right one. */
export function withTriesForgotten(record: VerificationRecord): VerificationRecord {
  return { ...record, attempt: record.attempt + 1, tries: 0, notBefore: 0 }
}

/**
 * [Note: why tries are counted twice] The keychain's record and the vault's file both count, and each
 * try has a number that never falls. Whoever puts back an older copy of one of them finds the other.
 */
export function withLaterTries(
  record: VerificationRecord,
  mirror: CountedTries | undefined,
  now: number,
): VerificationRecord {
  if (mirror?.pinId !== record.pinId || mirror.attempt <= record.attempt) return record
  const { attempt, tries } = mirror
  return { ...record, attempt, tries, notBefore: now + delayMs(tries) }
}

/** Keeps the delay by two clocks: the machine's, which survives a stop, and one that nobody can move. */
export class PinDelay {
  readonly #clock: Clock
  #monotonicNotBefore = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The try is counted: from now on the delay runs. */
  begin(record: VerificationRecord): void {
    this.#monotonicNotBefore = this.#clock.monotonic() + delayMs(record.tries)
  }

  end(): void {
    this.#monotonicNotBefore = 0
  }

  /** Milliseconds until the next try is looked at. A clock moved back costs at most the whole delay once more. */
  remaining(record: VerificationRecord): number {
    const whole = delayMs(record.tries)
    const byWall = Math.min(record.notBefore - this.#clock.now(), whole)
    const byMonotonic = this.#monotonicNotBefore - this.#clock.monotonic()
    return Math.max(0, Math.ceil(byWall), Math.ceil(Math.min(byMonotonic, whole)))
  }

  /** The record to store where the clock was moved back, so that the delay ends even so. */
  findMovedBack(record: VerificationRecord): VerificationRecord | undefined {
    const whole = delayMs(record.tries)
    const now = this.#clock.now()
    return record.notBefore - now > whole ? { ...record, notBefore: now + whole } : undefined
  }
}
