/** Verifies the person by what they use day to day: the operating system where it was allowed and can, else the PIN. @module */
import type { OsPrompt, PinEntry, UserVerifier } from '../ports.ts'
import type { OsConsented, VerificationRefusal } from '../user-verification.ts'
import type { Vault } from '../vault.ts'
import { createPinUserVerifier } from './pin-user-verifier.ts'

export interface PersonVerifierNeeds {
  readonly vault: Pick<
    Vault,
    'openWithPin' | 'pinState' | 'osVerificationOf' | 'askOs' | 'openWithOs'
  >
  readonly pinEntry: PinEntry
  /** None where no adapter fits this system. */
  readonly osPrompt: OsPrompt | undefined
}

/**
 * A tenant that demands the PIN gets it: the system is not asked at all. Where the system cannot ask,
 * the PIN is asked for instead; where it asked and got no yes, that is the answer, and who wants to
 * use the PIN then passes `createPinUserVerifier` to the next try.
 */
export function createPersonVerifier(needs: PersonVerifierNeeds): UserVerifier {
  const { vault, pinEntry, osPrompt } = needs
  const byPin = createPinUserVerifier(vault, pinEntry)
  return {
    async verify(request) {
      const { accountId, challenge } = request
      if (osPrompt === undefined || vault.osVerificationOf(accountId) !== 'on') {
        return await byPin.verify(request)
      }
      const asked = await vault.askOs(request, osPrompt)
      if (asked.outcome === 'refused') {
        const refusal = toRefusal(asked)
        return refusal ? { outcome: 'refused', ...refusal } : await byPin.verify(request)
      }
      using consent = asked.consent
      const opened = await vault.openWithOs(accountId, challenge, consent)
      const isGone =
        opened.outcome === 'refused' &&
        (opened.reason === 'key-missing' || opened.reason === 'unavailable')
      return isGone ? await byPin.verify(request) : opened
    },
  }
}

/** `undefined` where nobody was asked, so that the PIN can be. */
function toRefusal({
  reason,
}: Extract<OsConsented, { readonly outcome: 'refused' }>): VerificationRefusal | undefined {
  switch (reason) {
    case 'dismissed':
      return { reason: 'cancelled' }
    case 'refused':
      return { reason: 'os-refused' }
    case 'timed-out':
      return { reason: 'timed-out' }
    case 'phone-sign-in-off':
      return { reason: 'phone-sign-in-off' }
    case 'os-verification-off':
    case 'no-agent':
    case 'not-installed':
    case 'not-set-up':
    case 'unavailable':
      return undefined
  }
}
