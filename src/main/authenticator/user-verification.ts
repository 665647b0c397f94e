/** How a person proves that it is them, and what that proof is: the key itself, once, for one challenge. @module */
import type { Secret } from './secret.ts'

/**
 * Opens one signature over one challenge. It holds the passwordless key and no boolean: a verifier
 * that merely says yes has nothing to put into one, and one with another key signs nothing.
 */
export class Grant {
  /** base64url SHA-256 of the challenge statement that it was given for. */
  readonly challenge: string
  #key: Secret | undefined

  constructor(challenge: string, key: Secret) {
    this.challenge = challenge
    this.#key = key
  }

  /** The key, once and for this challenge only. Asked for another, the grant is void. */
  take(challenge: string): Secret | undefined {
    const key = this.#key
    this.#key = undefined
    if (challenge === this.challenge) return key
    key?.erase()
    return undefined
  }

  /** Erases the key where it was not taken. */
  [Symbol.dispose](): void {
    this.#key?.erase()
    this.#key = undefined
  }
}

/** A PIN that did not do, while the account and its keys stay as they were. */
export type PinRefusal =
  /** It is counted. The next try is looked at `retryAfterMs` from now. */
  | { readonly reason: 'wrong-pin'; readonly triesLeft: number; readonly retryAfterMs: number }
  /** Not looked at and not counted: the delay after the last wrong one is not over. */
  | { readonly reason: 'too-soon'; readonly triesLeft: number; readonly retryAfterMs: number }
  /** It was the last try: every passwordless key is deleted. Turn phone sign-in on again, with a new PIN. */
  | { readonly reason: 'keys-deleted' }

export type VerificationRefusal =
  | PinRefusal
  /** The person closed the window, or gave no PIN. Never a denial. */
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'timed-out' }
  /** There is nothing to verify them with on this machine. */
  | { readonly reason: 'unavailable' }
  /** This account has no passwordless key, or not the one that the challenge names. */
  | { readonly reason: 'phone-sign-in-off' }
  /** The keychain is there and lacks the key's other half: *Forgotten PIN* is the way back. */
  | { readonly reason: 'key-missing' }

export type Refused<Refusal> = Refusal & { readonly outcome: 'refused' }

export type Verification =
  { readonly outcome: 'verified'; readonly grant: Grant } | Refused<VerificationRefusal>

export interface VerificationRequest {
  /** The account's id on this device. */
  readonly accountId: string
  /** The challenge statement as it was received. */
  readonly challenge: string
  /** Aborted when the challenge ends: the person need not be asked any longer. */
  readonly signal?: AbortSignal
}
