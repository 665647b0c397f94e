/** What stands behind a relying party that a test was given: for this folder alone, and in no way on the object itself. @module */
import type { AdjustableClock } from './adjustable-clock.ts'
import type { RelyingParty } from './api.ts'
import type { KnownNumbers } from './known-numbers.ts'

export interface Running {
  readonly clock: AdjustableClock
  readonly numbers: KnownNumbers
  /** Each ends an authenticator. */
  readonly authenticators: Set<() => Promise<void>>
}

const all = new WeakMap<RelyingParty, Running>()

export function remember(relyingParty: RelyingParty, running: Running): void {
  all.set(relyingParty, running)
}

export function runningOf(relyingParty: RelyingParty): Running {
  const running = all.get(relyingParty)
  if (running === undefined) throw new TypeError('this relying party is closed, or of another kind')
  return running
}

export function forget(relyingParty: RelyingParty): void {
  all.delete(relyingParty)
}
