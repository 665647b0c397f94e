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

/**
 * The operating system's yes to one challenge. It holds no key: the vault, which alone makes it, opens
 * the key for it, once. Unlike the PIN this is a boolean, and no more than this process's word.
 */
export class OsConsent {
  /** base64url SHA-256 of the challenge statement; nothing once it was used or voided. */
  #challenge: string | undefined

  constructor(challenge: string) {
    this.#challenge = challenge
  }

  /** Whether it was for this challenge and not used yet. Asked for another, the consent is void. */
  take(challenge: string): boolean {
    const given = this.#challenge
    this.#challenge = undefined
    return given === challenge
  }

  [Symbol.dispose](): void {
    this.#challenge = undefined
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
  /** The operating system asked, and did not take what the person gave. The PIN would still do. */
  | { readonly reason: 'os-refused' }
  /** There is nothing to verify them with on this machine. */
  | { readonly reason: 'unavailable' }
  /** This account has no passwordless key, or not the one that the challenge names. */
  | { readonly reason: 'phone-sign-in-off' }
  /** The keychain is there and lacks the key's other half: *Forgotten PIN* is the way back. */
  | { readonly reason: 'key-missing' }

export type Refused<Refusal> = Refusal & { readonly outcome: 'refused' }

export type Verification =
  { readonly outcome: 'verified'; readonly grant: Grant } | Refused<VerificationRefusal>

/** What the operating system's dialog ended with. */
export type OsAnswer =
  | 'verified'
  /** The person closed the dialog. Never a denial. */
  | 'dismissed'
  /** The system asked, and did not take the answers. */
  | 'refused'
  /** The challenge ended, or the system gave up waiting. */
  | 'timed-out'
  | OsHindrance

/** Why the system asks nobody. */
export type OsHindrance =
  /** polkit is there, and no desktop that shows its dialog. */
  | 'no-agent'
  /** polkit is there, and does not know our action: its file is not installed. */
  | 'not-installed'
  /** The person has set nothing up that the system could verify them by. */
  | 'not-set-up'
  /** The system's service is not there, or does not do it for this user. */
  | 'unavailable'

/** What asking it for one challenge ended with. */
export type OsConsented =
  | { readonly outcome: 'consented'; readonly consent: OsConsent }
  | Refused<{
      /** `os-verification-off`: its yes would open nothing, so nobody was asked. */
      readonly reason: 'phone-sign-in-off' | 'os-verification-off' | Exclude<OsAnswer, 'verified'>
    }>

/** Whether the operating system's yes opens an account's key; `pin-demanded`: its tenant wants the PIN. */
export type OsVerification = 'on' | 'off' | 'pin-demanded'

/** `all`: every account whose tenant leaves the choice. */
export type OsScope = 'all' | { readonly accountId: string }

export type OsAllowed =
  /** For these accounts. */
  | { readonly outcome: 'allowed'; readonly accountIds: readonly string[] }
  | Refused<
      | PinRefusal
      | { readonly reason: 'phone-sign-in-off' | 'pin-demanded' }
      /** There are passwordless keys, and none whose other half is in the keychain. */
      | { readonly reason: 'key-missing' }
    >

export interface VerificationRequest {
  /** The account's id on this device. */
  readonly accountId: string
  /** The challenge statement as it was received. */
  readonly challenge: string
  /** Aborted when the challenge ends: the person need not be asked any longer. */
  readonly signal?: AbortSignal
}
