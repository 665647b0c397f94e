/** The relying parties from whose clock this machine's is far: what the person is warned of. @module */
import type { RelyingParty } from './vault-state.ts'

/** Within this, clocks count as agreeing. Nothing is refused for more: the person is told. */
const toleratedMs = 60_000

export class ClockDifferences {
  readonly #aheadMs = new Map<string, number>()

  /** Ours is ahead of `relyingParty`'s by so much. False where what was told of it before still stands. */
  note({ origin }: RelyingParty, aheadMs: number): boolean {
    if (Math.abs(aheadMs) <= toleratedMs) return this.#aheadMs.delete(origin)
    const before = this.#aheadMs.get(origin)
    if (before !== undefined && Math.abs(aheadMs - before) < toleratedMs) return false
    this.#aheadMs.set(origin, aheadMs)
    return true
  }

  areAny(): boolean {
    return this.#aheadMs.size > 0
  }

  /** `undefined` where the clocks agree, as far as is known. */
  aheadMs({ origin }: RelyingParty): number | undefined {
    return this.#aheadMs.get(origin)
  }
}
