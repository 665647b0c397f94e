/** The vault, whole: the accounts of this device, and everything that their keys will sign. @module */
import type { z } from 'zod'
import type { Bytes } from '#protocol/bytes'
import type { ChallengeContext } from '#protocol/challenge'
import type { Transcript } from '#protocol/connection'
import type { ApprovalResponse } from '#protocol/approval'
import type { DenialReason } from '#protocol/denial'
import type { deviceDescription, EnrollmentReply } from '#protocol/enrollment'
import type { RegistrationResponse } from '#protocol/registration'
import type { RevocationSubject } from '#protocol/revocation'
import type { OsPrompt } from './ports.ts'
import type { Secret } from './secret.ts'
import type {
  Grant,
  OsAllowed,
  OsConsent,
  OsConsented,
  OsScope,
  OsVerification,
  PinRefusal,
  Refused,
  Verification,
  VerificationRequest,
} from './user-verification.ts'
import type { Account, EndedAccount, RelyingParty } from './vault-state.ts'

/** What the second consent was given to. */
export interface NewAccount {
  readonly relyingParty: RelyingParty
  readonly issuer: string
  readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
  readonly account: { readonly name: string; readonly displayName: string }
  /** The link's, kept until the relying party's reply. */
  readonly code: string
}

/** What a stop left half done and only the relying party can finish. */
export type Unfinished =
  /** Ask with this code again (`signEnrollmentRequest`), then `recordPrepared`, or `remove` if it is refused. */
  | { readonly accountId: string; readonly what: 'preparation'; readonly code: string }
  /** Confirm again (`signEnrollmentConfirmation`), then `activate`, or `remove` if it does not know the enrolment. */
  | { readonly accountId: string; readonly what: 'enrollment' }
  /** Send the registration again, then `activateCredential`, or `discardCredential` if it is refused. */
  | {
      readonly accountId: string
      readonly what: 'registration'
      readonly registration: RegistrationResponse
    }
  /** The key is deleted: ask for the credential's removal (`signRemovalRequest`), then `discardCredential`. */
  | { readonly accountId: string; readonly what: 'removal'; readonly credentialId: string }

/** What is known of an account's device key. */
export type KeyState =
  /** In memory: connecting and denying work, whatever the keychain does. */
  | 'ready'
  /** Not read yet. */
  | 'unread'
  /** The keychain is there and has it not, or not in our form. The account stays until the person removes it. */
  | 'missing'

/** What the person types at a sign-in. */
export interface OneTimeCode {
  readonly code: string
  /** From now, by this device's clock. The relying party takes it for one period more. */
  readonly validForMs: number
  readonly periodSeconds: number
}

export type PinState =
  /** No passwordless key on this device: the next credential sets the PIN. */
  | { readonly set: false }
  | { readonly set: true; readonly triesLeft: number; readonly retryAfterMs: number }

export type Registered =
  | { readonly outcome: 'created'; readonly registration: RegistrationResponse }
  | Refused<
      | PinRefusal
      /** The first PIN: under six characters, over 128, or among those that everybody tries first. */
      | { readonly reason: 'pin-too-short' | 'pin-too-long' | 'pin-too-common' }
      /** Phone sign-in is on already. */
      | { readonly reason: 'phone-sign-in-on' }
      /** There are passwordless keys, and none whose other half is in the keychain: *Forgotten PIN* is the way back. */
      | { readonly reason: 'key-missing' }
    >

/**
 * Every verb that touches the keychain may end with a `KEYCHAIN_…` error, every verb that writes with
 * `VAULT_NOT_STORED`; then nothing has changed, or a whole step has. Statements are signed with the
 * vault's own clock. No verb signs bytes that the caller chose.
 */
export interface Vault {
  /** Every account, oldest first, those in preparation and removal too. */
  accounts(): readonly Account[]
  /** Throws `ACCOUNT_UNKNOWN`. */
  get(accountId: string): Account
  keyState(accountId: string): KeyState
  /** Accounts that their relying party ended, newest first. */
  ended(): readonly EndedAccount[]
  /** Told after every durable change. */
  onChange(listener: () => void): () => void

  /**
   * At start, and again whenever the keychain may have come back: reads the device keys that are not
   * yet in memory, finishes what a stop left half done here, and says what is left to do elsewhere.
   */
  resume(): Promise<readonly Unfinished[]>

  /** Enrolment, first step: makes and stores the device key of an account in preparation, then the code. */
  prepare(account: NewAccount): Promise<Account>
  signEnrollmentRequest(
    accountId: string,
    request: { readonly code: string; readonly device: z.infer<typeof deviceDescription> },
  ): Promise<string>
  /** Second step: what the relying party's verified reply gave. */
  recordPrepared(accountId: string, reply: Pick<EnrollmentReply, 'dev' | 'totp'>): Promise<Account>
  signEnrollmentConfirmation(accountId: string): Promise<string>
  /** Last step: the relying party counts it. */
  activate(accountId: string): Promise<Account>
  /** By the person's act, or after the relying party did not know the enrolment: key, secrets, record. */
  remove(accountId: string): Promise<void>
  /** By the relying party's statement, whose signature is verified here: ends the account or its credential. */
  revoke(accountId: string, statement: string): Promise<void>

  /** The device's half of the connection proof. */
  proveConnection(accountId: string, transcript: Transcript): Promise<Bytes>
  signDenial(accountId: string, challenge: string, reason: DenialReason): Promise<string>
  /** Approves a second factor by the device key: no PIN, no counter. */
  signPush(accountId: string, challenge: string, typed: Typed): Promise<ApprovalResponse>
  signCredentialRequest(accountId: string, request: { readonly code?: string }): Promise<string>
  signRemovalRequest(accountId: string, subject: RevocationSubject): Promise<string>

  /**
   * Phone sign-in, first step: makes the passwordless key, sealed under the PIN, over options whose
   * signature is verified here. The first credential sets the PIN; later ones must open a key with it.
   */
  createCredential(accountId: string, options: string, pin: Secret): Promise<Registered>
  /** Last step: the relying party has it. */
  activateCredential(accountId: string, credentialId: string): Promise<void>
  /** The code of this moment, whether or not anybody can be reached; `undefined` where the account has none. */
  oneTimeCode(accountId: string): Promise<OneTimeCode | undefined>

  /** Deletes the passwordless key, or forgets that one was deleted. The account stays. */
  discardCredential(accountId: string): Promise<void>

  pinState(): Promise<PinState>
  /** Opens the key that the challenge names, for this challenge. Counted before it is looked at. */
  openWithPin(accountId: string, challenge: string, pin: Secret): Promise<Verification>

  /** Whether the operating system's yes opens this account's key. Reads no keychain. */
  osVerificationOf(accountId: string): OsVerification
  /**
   * Lets the operating system's yes open keys from now on: one account's, or all whose tenants leave
   * the choice. The PIN is asked for once, counted as ever, and opens them to be sealed a second time.
   */
  allowOsVerification(scope: OsScope, pin: Secret): Promise<OsAllowed>
  /** Only the PIN opens keys again, on every account; what the yes opened them with is deleted. */
  endOsVerification(): Promise<void>
  /** Has the person verified for this very challenge; asks nobody where a yes would open nothing. */
  askOs(request: VerificationRequest, prompt: OsPrompt): Promise<OsConsented>
  /** Opens the key that the challenge names, by a consent that `askOs` gave for this challenge, once. */
  openWithOs(accountId: string, challenge: string, consent: OsConsent): Promise<Verification>

  /** Voids every grant and consent that was not used: when the app is locked. */
  voidGrants(): void
  /**
   * Signs what the person approved, with the next counter; back only when counter and signature are
   * durable. The same challenge again gives the same bytes, whatever number and grant come with it.
   * Throws `GRANT_REFUSED` where the grant does not hold the credential's key for this challenge.
   */
  approve(accountId: string, approval: Approving): Promise<ApprovalResponse>
  /** What was signed for this transaction and has no verdict yet. */
  signedApproval(accountId: string, txn: string): ApprovalResponse | undefined
  /** The transaction has its verdict: its signature need not be kept. */
  settle(accountId: string, txn: string): Promise<void>
  /** Deletes every passwordless key and what could open it; the accounts stay. */
  forgetPin(): Promise<void>

  /** By the person's act: every key, record and account of this vault, here and in the keychain. Nobody is told. */
  erase(): Promise<void>

  /** Erases the keys in memory. Afterwards nothing is written any more. */
  close(): Promise<void>
}

/** What the person typed, and what they were shown. */
export interface Typed {
  readonly number: string
  readonly shown: ChallengeContext
}

export interface Approving {
  /** The challenge statement as it was received; its signature is verified here again. */
  readonly challenge: string
  /** What the person typed. */
  readonly number: string
  /** What the person was shown. */
  readonly shown: ChallengeContext
  readonly grant: Grant
}
