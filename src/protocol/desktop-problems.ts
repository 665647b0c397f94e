/** Why the app could not do what a window asked, by code: each has its words in every catalogue. @module */
import type { DeviceProblemCode } from './device-http.ts'

/** Why a relying party could not be spoken to. */
export type UnreachableCode =
  | 'relying-party-refused'
  | 'relying-party-impostor'
  | 'relying-party-timeout'
  | 'relying-party-version'
  | 'relying-party-busy'
  | 'relying-party-unclear'

export type KeychainCode =
  | 'keychain-absent'
  | 'keychain-locked'
  | 'keychain-waiting-for-unlock'
  | 'keychain-refusing'
  | 'keychain-not-answering'
  | 'keychain-changed'
  | 'keychain-entry-damaged'

export type PinCode =
  | 'pin-wrong'
  | 'pin-too-soon'
  | 'pin-too-short'
  | 'pin-too-long'
  | 'pin-too-common'
  | 'pin-not-repeated'
  /** It was the last try: every passwordless key is deleted. */
  | 'keys-deleted'

export type VerificationCode =
  | 'verification-cancelled'
  | 'verification-timed-out'
  | 'verification-unavailable'
  | 'phone-sign-in-off'
  | 'key-missing'

/** What the operating system says when it is asked to verify the person. */
export type OsVerificationCode =
  | 'os-not-installed'
  | 'os-no-agent'
  | 'os-dismissed'
  | 'os-refused'
  | 'os-unavailable'
  | 'os-pin-demanded'

export type LinkCode =
  'link-unknown' | 'link-truncated' | 'link-other-host' | 'link-newer' | 'qr-not-found'

export type DesktopProblemCode =
  | DeviceProblemCode
  | UnreachableCode
  | KeychainCode
  | PinCode
  | VerificationCode
  | OsVerificationCode
  | LinkCode
  | 'offer-differs'
  | 'reply-differs'
  | 'already-added'
  | 'account-unknown'
  | 'phone-sign-in-on'
  /** The account has no one-time codes. */
  | 'codes-off'
  | 'challenge-over'
  /** Within the first half second in which the request is shown. */
  | 'too-early'
  | 'number-malformed'
  | 'busy-with-another'
  | 'vault-damaged'
  | 'vault-newer'
  | 'vault-unreadable'
  /** Another program has the folder. */
  | 'vault-in-use'
  | 'not-stored'
  | 'step-over'
  | 'port-taken'
  | 'not-allowed'
  /** The window sent what the contract does not know. */
  | 'arguments-invalid'
  | 'internal'
