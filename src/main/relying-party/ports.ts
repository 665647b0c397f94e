/** What the relying party needs of the world around it. @module */
import type { Bytes } from '#protocol/bytes'
import type { PublicKey } from '#protocol/fields'
import type { Findings, Tables } from './tables.ts'

/** Hashing and verifying by the platform. */
export interface Crypto {
  sha256(bytes: Uint8Array): Bytes
  /** SHA-256 of the UTF-8 bytes of `text`, base64url. */
  digest(text: string): string
  /** Whether `publicKey` is a point of P-256 and not infinity. */
  isOnCurve(publicKey: PublicKey): boolean
  /** Whether `signature` (r‖s) over `bytes` is by `publicKey`: ES256. False for a key off the curve. */
  verify(publicKey: PublicKey, bytes: Uint8Array, signature: Uint8Array): boolean
  /** HMAC-SHA-1, which one-time codes are made of (RFC 6238). */
  hmacSha1(key: Uint8Array, bytes: Uint8Array): Bytes
  /** Whether a signature over `bytes` is by the RSA key that is `privateKey` (PKCS #8, DER): RS256 (RFC 7518, section 3.3). */
  rsaVerifier(privateKey: Uint8Array): (bytes: Uint8Array, signature: Uint8Array) => boolean
}

/** The relying party's key. */
export interface Signer {
  /** ES256 over `bytes`: r‖s, 64 bytes, low S. */
  sign(bytes: Uint8Array): Bytes
}

/** Keeps the number on the page, and secrets, unreadable at rest. `context` is authenticated with what is sealed. */
export interface NumberSeal {
  seal(number: string, context: string): string
  /** The number; undefined where `sealed` is not what this seal made for `context`. */
  open(sealed: string, context: string): string | undefined
  /** For what is kept: under a key of its own, and remembered nowhere. */
  sealSecret(secret: Uint8Array, context: string): string
  /** The secret; undefined where `sealed` is not what this seal made for `context`. */
  openSecret(sealed: string, context: string): Bytes | undefined
  /** A value that stands for `text`, the same each time, that tells nothing about it. 16 bytes. */
  pseudonym(text: string): Bytes
}

/** Slow on purpose, and off the thread that everything else runs on. */
export interface PasswordHash {
  hash(password: string): Promise<string>
  /** Without a hash, or with an empty one, it is nobody's: no password is right, and to find that takes as long. */
  verify(hash: string | undefined, password: string): Promise<boolean>
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds that only ever grow. */
  monotonic(): number
  /** Calls `act` once after `ms`; the result takes it back. */
  after(ms: number, act: () => void): () => void
  /** Calls `act` each `ms`, without keeping the process alive; the result ends it. */
  every(ms: number, act: () => void): () => void
}

export interface Random {
  bytes(length: number): Bytes
  /** Uniform from 0 to `limit` − 1. */
  below(limit: number): number
}

export interface Log {
  write(
    level: 'info' | 'warn' | 'error',
    event: string,
    facts?: Readonly<Record<string, string | number | boolean>>,
  ): void
}

/** Where a clean stop says which memory it left, outside the database, so that an older copy is noticed. */
export interface LastStop {
  /** What the last clean stop wrote, once: afterwards there is none. */
  take(): Promise<StopRecord | undefined>
  write(record: StopRecord): Promise<void>
}

export interface StopRecord {
  readonly epoch: number
  /** Hash of the newest audit row. */
  readonly auditHead: string
}

/** Named moments at which a test build can be killed. In every other build, reaching one does nothing. */
export interface CrashPoints {
  reached(point: `relying-party:${string}`): void
}

/** Decisions by name: plain data in, plain data out, carried out synchronously inside one transaction. */
export type DecisionTable<D> = {
  readonly [K in keyof D]: (tables: Tables, asked: never) => unknown
}

/** The memory of the relying party. */
export interface Store<D extends DecisionTable<D>> {
  /**
   * Carries one decision out, whole or not at all, and settles after it is durable.
   * Throws `RelyingPartyError` `NOT_STORED` where nothing of it was kept.
   */
  decide<K extends keyof D>(kind: K, asked: Parameters<D[K]>[1]): Promise<ReturnType<D[K]>>
  /** Reads that are part of no decision. */
  readonly find: Findings
  /** Resolves once what waits was carried out. */
  close(): Promise<void>
}
