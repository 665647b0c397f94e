/** How many messages one socket may send: 20 a second, 40 at once, and what it was asked for is free. @module */
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'

const perSecond = 20
const burst = 40

export class Allowance {
  #tokens = burst
  #at = performance.now()
  /** How many *received* and answers our own challenges still allow. */
  #receipts = 0
  #answers = 0

  /** Whether the frame may be looked at; what is free costs nothing. */
  take(frame: DeviceFrame): boolean {
    if (frame.type === 'received' && this.#receipts > 0) {
      this.#receipts--
      return true
    }
    if ((frame.type === 'answer' || frame.type === 'deny') && this.#answers > 0) {
      this.#answers--
      return true
    }
    this.#refill()
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }

  /** What we sent changes what is free: a challenge asks for two messages, and a proof that held was the account's one. */
  sent(frame: RelyingPartyFrame): void {
    if (frame.type === 'challenge') {
      this.#receipts++
      this.#answers++
    } else if (frame.type === 'proved') {
      this.#tokens = Math.min(burst, this.#tokens + 1)
    }
  }

  #refill(): void {
    const now = performance.now()
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond)
    this.#at = now
  }
}
