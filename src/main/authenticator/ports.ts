/** What the authenticator needs from the world around it. @module */
import type { Bytes } from '#protocol/bytes'
import type { Secret } from './secret.ts'
import type { Verification, VerificationRequest } from './user-verification.ts'
import type { KeyDerivation, VaultState } from './vault-state.ts'

export interface Clock {
  /** Epoch ms, as the machine believes. */
  now(): number
  /** Milliseconds that never go back, from some moment. */
  monotonic(): number
  /** Calls `act` once, `ms` from now; the answer takes it back. */
  after(ms: number, act: () => void): () => void
}

export interface Random {
  bytes(length: number): Bytes
}

/**
 * Holds secrets under names, in the OS keychain. Every failure is an `AuthenticatorError` that says
 * which: `KEYCHAIN_ABSENT`, `_LOCKED`, `_WAITING_FOR_UNLOCK`, `_REFUSING` or `_NOT_ANSWERING`.
 */
export interface SecretStore {
  /** `undefined` says only that nothing was read: a locked keychain answers so, too. */
  read(name: string): Promise<Secret | undefined>
  /** Replaces what stood under the name. */
  write(name: string, secret: Secret): Promise<void>
  /** Having nothing to delete is no failure. */
  delete(name: string): Promise<void>
  /** Told `true` when a call begins to wait for the person to unlock the keychain, `false` when it does no more. */
  onWaitingForUnlock(listener: (waiting: boolean) => void): () => void
  close(): Promise<void>
}

/** The vault's file: whole and durable, or as it was before. Throws `VAULT_…` errors and repairs nothing. */
export interface VaultFile {
  /** `undefined` where there has never been one. */
  read(): Promise<VaultState | undefined>
  /** Back only when it would survive a power cut. */
  write(state: VaultState): Promise<void>
}

/** Makes guessing a PIN expensive: Argon2id, 32 bytes, off the main thread. */
export interface PinHash {
  hash(pin: Secret, salt: Bytes, derivation: KeyDerivation): Promise<Secret>
}

/** Authenticated encryption: AES-256-GCM with a 12-byte nonce and a 16-byte tag. */
export interface Cipher {
  seal(key: Secret, nonce: Bytes, plain: Secret, associated: Bytes): Promise<Bytes>
  /** `undefined` where key, nonce, ciphertext and associated data do not belong together. */
  open(key: Secret, nonce: Bytes, sealed: Bytes, associated: Bytes): Promise<Secret | undefined>
}

/** Asks the person at the machine to prove it is them. */
export interface UserVerifier {
  /** The grant opens the key, once, for this challenge. */
  verify(request: VerificationRequest): Promise<Verification>
}

/** Where the person types the PIN: a window, or a script's standard input. */
export interface PinEntry {
  /** `undefined` where they gave none. The caller erases it. */
  ask(question: PinQuestion): Promise<Secret | undefined>
}

export interface PinQuestion {
  readonly accountId: string
  /** There once a wrong one was given. */
  readonly triesLeft?: number
  readonly signal?: AbortSignal
}

/** Named moments at which a test build can be killed. In every other build, reaching one does nothing. */
export interface CrashPoints {
  reached(point: `${string}:${string}`): void
}
