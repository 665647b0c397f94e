/** What the authenticator needs from the world around it. @module */
import type { z } from 'zod'
import type { Bytes } from '#protocol/bytes'
import type { DeviceProblemCode, DeviceRoute, deviceRoutes } from '#protocol/device-http'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import type { Secret } from './secret.ts'
import type {
  OsAnswer,
  OsHindrance,
  Verification,
  VerificationRequest,
} from './user-verification.ts'
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

/** Has the operating system verify the person at the machine. What comes back is a word, and no secret. */
export interface OsPrompt {
  /** What the system offers here, as far as one can tell without asking anybody. */
  state(): Promise<OsPromptState>
  /** Opens the system's own dialog, and ends it where it can when the signal aborts. Never throws. */
  ask(signal?: AbortSignal): Promise<OsAnswer>
}

/** By what a system verifies people. */
export type OsPromptKind = 'polkit' | 'touch-id' | 'windows-hello'

export interface OsPromptState {
  readonly by: OsPromptKind
  /** What stood in the way the last time stands here until it is known to be gone. */
  readonly hindrance?: OsHindrance
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

/** Why a relying party could not be spoken to. */
export type Unreachable =
  /** Nobody listens there. */
  | 'refused'
  /** Somebody listens who cannot show a certificate under the pinned one. Nothing was said to them. */
  | 'impostor'
  /** No answer in time. */
  | 'timeout'
  /** It speaks no version of the protocol that this program speaks. */
  | 'version'
  /** It asks to come back later. */
  | 'busy'
  /** It answered with something that is not of the protocol. */
  | 'unclear'

/** A relying party as it was pinned: where it is, and the one certificate to believe. */
export interface PinnedOrigin {
  /** `https://localhost:PORT`. */
  readonly origin: string
  /** Its CA certificate, DER. */
  readonly certificate: Bytes
}

/** Finds the certificate of a SHA-256 (base64url) in what is shown at `origin`, saying nothing there. */
export interface CertificateProbe {
  find(
    origin: string,
    hash: string,
  ): Promise<
    | { readonly outcome: 'found'; readonly certificate: Bytes }
    | { readonly outcome: 'unreachable'; readonly reason: Unreachable }
  >
}

export type Answer<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | {
      readonly outcome: 'refused'
      readonly code: DeviceProblemCode
      readonly retryAfterMs?: number
    }
  | { readonly outcome: 'unreachable'; readonly reason: Unreachable }

type Routes = typeof deviceRoutes

/** Asks a relying party over HTTPS, one route at a time. */
export interface RelyingPartyClient {
  ask<R extends DeviceRoute>(
    at: PinnedOrigin,
    route: R,
    request: z.infer<Routes[R]['request']>,
  ): Promise<Answer<z.infer<Routes[R]['response']>>>
}

/** One open socket to a relying party. */
export interface Socket {
  send(frame: DeviceFrame): void
  /** 1000: nothing is wrong; 1008: for what they sent. */
  close(code: 1000 | 1008): void
}

export interface SocketEvents {
  /** The socket is up; `exporter` is what its TLS connection alone has. */
  opened(socket: Socket, exporter: Bytes): void
  /** Frames in order of arrival. */
  received(frame: RelyingPartyFrame): void
  /** Once, at the end, also of a socket that never opened. */
  ended(end: SocketEnd): void
}

export interface SocketEnd {
  /** `closed`: it was up, and ended. `silent`: it was up, and nothing came any more. `malformed`: they sent nonsense. */
  readonly reason: Unreachable | 'closed' | 'silent' | 'malformed'
  readonly retryAfterMs?: number
}

/** Opens sockets to relying parties; what it returns ends the one that it opened, at any time. */
export interface SocketOpener {
  open(at: PinnedOrigin, events: SocketEvents): () => void
}
