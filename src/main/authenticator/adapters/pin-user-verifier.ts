/** Verifies the person by the PIN: what they type opens the key, and nothing says merely yes. @module */
import type { PinEntry, UserVerifier } from '../ports.ts'
import type { Vault } from '../vault.ts'

/** Asks once per call; after a wrong PIN the caller may ask again while the challenge lives. */
export function createPinUserVerifier(
  vault: Pick<Vault, 'openWithPin' | 'pinState'>,
  pinEntry: PinEntry,
): UserVerifier {
  return {
    async verify({ accountId, challenge, signal }) {
      const state = await vault.pinState()
      if (!state.set) return { outcome: 'refused', reason: 'phone-sign-in-off' }
      const { triesLeft, retryAfterMs } = state
      if (triesLeft === 0) return { outcome: 'refused', reason: 'key-missing' }
      if (retryAfterMs > 0) {
        return { outcome: 'refused', reason: 'too-soon', triesLeft, retryAfterMs }
      }
      const pin = await pinEntry.ask({ accountId, triesLeft, ...(signal && { signal }) })
      if (signal?.aborted === true) {
        pin?.erase()
        return { outcome: 'refused', reason: 'timed-out' }
      }
      if (pin === undefined) return { outcome: 'refused', reason: 'cancelled' }
      try {
        return await vault.openWithPin(accountId, challenge, pin)
      } finally {
        pin.erase()
      }
    },
  }
}
