/** Challenges that were not made about now, by what is known of their relying party's clock: each is doubted once. @module */

/** How far a challenge that was just made may be from now. */
const aboutNowSeconds = 2
/** The oldest is forgotten first. */
const most = 512

export class OddChallenges {
  readonly #doubted = new Set<string>()

  /** Whether it is old, or a clock was set since its time was told. Of the same one only the first time. */
  isNewlyOdd(transaction: string, issuedAt: number, relyingPartyNow: number): boolean {
    if (Math.abs(issuedAt - relyingPartyNow) <= aboutNowSeconds) return false
    if (this.#doubted.has(transaction)) return false
    this.#doubted.add(transaction)
    const [oldest] = this.#doubted
    if (this.#doubted.size > most && oldest !== undefined) this.#doubted.delete(oldest)
    return true
  }
}
