/** What time it is at a relying party, as far as it told. @module */
import type { Clock } from './ports.ts'

export class RelyingPartyTime {
  readonly #clock: Clock
  #told: { readonly now: number; readonly at: number } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** It says that it is `now` (whole epoch seconds). Answers with how much our clock is ahead of it, ms. */
  tell(now: number): number {
    this.#told = { now, at: this.#clock.monotonic() }
    // Somewhere in that second.
    return this.#clock.now() - (now * 1000 + 500)
  }

  /** Epoch seconds by the relying party's clock; by ours while it told nothing. */
  now(): number {
    if (this.#told === undefined) return Math.floor(this.#clock.now() / 1000)
    return this.#told.now + (this.#clock.monotonic() - this.#told.at) / 1000
  }
}
