/** The one PIN of this device: counted before it is looked at, and never stored. @module */
import { toBase64url } from '#protocol/bytes'
import { deleteCredentials, findSealed } from './credential-deletion.ts'
import { findPinFault, normalisePin, type PinFault } from './pin.ts'
import {
  maxTries,
  PinDelay,
  withLaterTries,
  withTriesForgotten,
  withTryCounted,
} from './pin-tries.ts'
import { createQueue } from './queue.ts'
import { keyDerivation, openKey, type StretchedPin } from './sealed-key.ts'
import type { Secret } from './secret.ts'
import type { PinRefusal } from './user-verification.ts'
import type { PinState } from './vault.ts'
import type { VaultParts } from './vault-needs.ts'
import type { VerificationRecord } from './vault-secrets.ts'
import type { ActiveAccount, Credential, KeyDerivation } from './vault-state.ts'

type Refused = PinRefusal | { readonly reason: 'key-missing' }

/** What the right PIN opened. Both are the caller's to erase. */
export interface Opened {
  readonly key: Secret
  readonly pin: StretchedPin
}

export type Opening = { readonly opened: Opened } | { readonly refused: Refused }

export class VaultPin {
  readonly #parts: VaultParts
  readonly #delay: PinDelay
  readonly #queue = createQueue()

  constructor(parts: VaultParts) {
    this.#parts = parts
    this.#delay = new PinDelay(parts.clock)
  }

  /** Runs `work` while nobody else tries, sets or forgets a PIN. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue(work)
  }

  /** Only inside `alone`. */
  async state(): Promise<PinState> {
    if (!this.#isSet()) return { set: false }
    const record = await this.#readRecord()
    if (record === undefined) return { set: true, triesLeft: 0, retryAfterMs: 0 }
    if (record.tries >= maxTries) {
      await this.#deleteKeys() // what the stop after the last try cut off
      return { set: false }
    }
    const retryAfterMs = await this.#remaining(record)
    return { set: true, triesLeft: maxTries - record.tries, retryAfterMs }
  }

  /** Only inside `alone`: one try at one key. */
  async open(account: ActiveAccount, credential: Credential, pin: Secret): Promise<Opening> {
    const { secrets } = this.#parts
    if (this.#parts.ledger.state.deleting !== undefined) {
      return { refused: await this.#deleteKeys() }
    }
    using entry = await secrets.readAccount(account.id)
    const record = await this.#readRecord()
    if (record?.pinId !== credential.sealed.pinId || entry?.wrap?.credentialId !== credential.id) {
      return { refused: { reason: 'key-missing' } }
    }
    if (record.tries >= maxTries) return { refused: await this.#deleteKeys() }
    const retryAfterMs = await this.#remaining(record)
    const triesLeft = maxTries - record.tries
    if (retryAfterMs > 0) return { refused: { reason: 'too-soon', triesLeft, retryAfterMs } }

    const counted = await this.#count(record)
    const opened = await this.#check(account, credential, { pin, record, wrap: entry.wrap.key })
    this.#parts.crashPoints.reached('vault:pin-checked')
    return opened === undefined ? await this.#wrong(counted) : await this.#right(counted, opened)
  }

  /**
   * Only inside `alone`: whether tries are left, without using one. After the last wrong one nothing
   * opens a key, by whatever else than the PIN it could be opened.
   */
  async findSpent(pinId: string): Promise<Refused | undefined> {
    const record = await this.#readRecord()
    const isSpent = this.#parts.ledger.state.deleting !== undefined
    if (isSpent || (record && record.tries >= maxTries)) return await this.#deleteKeys()
    return record?.pinId === pinId ? undefined : { reason: 'key-missing' }
  }

  /** Only inside `alone`, and where no key is sealed: a new salt, and all tries. */
  async set(pin: Secret): Promise<{ readonly pin: StretchedPin } | { readonly fault: PinFault }> {
    const { random, secrets } = this.#parts
    using normal = normalisePin(pin)
    const fault = normal ? findPinFault(normal) : 'pin-too-long'
    if (!normal || fault) return { fault: fault ?? 'pin-too-long' }
    const record: VerificationRecord = {
      pinId: toBase64url(random.bytes(16)),
      salt: random.bytes(16),
      attempt: 0,
      tries: 0,
      notBefore: 0,
    }
    await secrets.writeVerification(record)
    this.#parts.crashPoints.reached('vault:pin-set')
    return { pin: await this.#stretch(normal, record, keyDerivation) }
  }

  /** Only inside `alone`. */
  async forget(): Promise<void> {
    await deleteCredentials(this.#parts, 'forgotten-pin')
    this.#delay.end()
  }

  #isSet(): boolean {
    return this.#parts.ledger.state.accounts.some((account) => findSealed(account) !== undefined)
  }

  async #readRecord(): Promise<VerificationRecord | undefined> {
    const { secrets, ledger, clock } = this.#parts
    const record = await secrets.readVerification()
    if (record === undefined) return undefined
    const later = withLaterTries(record, ledger.state.tries, clock.now())
    if (later !== record) await secrets.writeVerification(later)
    return later
  }

  async #remaining(record: VerificationRecord): Promise<number> {
    const movedBack = this.#delay.findMovedBack(record)
    if (movedBack) await this.#parts.secrets.writeVerification(movedBack)
    return this.#delay.remaining(movedBack ?? record)
  }

  /** Durable in both places before anything is looked at. */
  async #count(record: VerificationRecord): Promise<VerificationRecord> {
    const { secrets, ledger, clock, crashPoints } = this.#parts
    const counted = withTryCounted(record, clock.now())
    await secrets.writeVerification(counted)
    crashPoints.reached('vault:try-counted-in-keychain')
    const { pinId, attempt, tries } = counted
    await ledger.change((state) => ({
      state: { ...state, tries: { pinId, attempt, tries } },
      answer: undefined,
    }))
    this.#delay.begin(counted)
    crashPoints.reached('vault:try-counted')
    return counted
  }

  async #check(
    account: ActiveAccount,
    credential: Credential,
    given: { readonly pin: Secret; readonly record: VerificationRecord; readonly wrap: Secret },
  ): Promise<Opened | undefined> {
    using normal = normalisePin(given.pin)
    if (!normal) return undefined
    const stretched = await this.#stretch(normal, given.record, credential.sealed.derivation)
    const belonging = { account, credentialId: credential.id }
    const key = await openKey(this.#parts.cipher, credential.sealed, {
      pin: stretched,
      wrap: given.wrap,
      belonging,
    })
    if (key) return { key, pin: stretched }
    stretched[Symbol.dispose]()
    return undefined
  }

  async #right(counted: VerificationRecord, opened: Opened): Promise<Opening> {
    try {
      await this.#parts.secrets.writeVerification(withTriesForgotten(counted))
    } catch (error) {
      opened.key.erase()
      opened.pin[Symbol.dispose]()
      throw error
    }
    this.#delay.end()
    return { opened }
  }

  async #wrong(counted: VerificationRecord): Promise<Opening> {
    if (counted.tries >= maxTries) return { refused: await this.#deleteKeys() }
    const retryAfterMs = this.#delay.remaining(counted)
    return {
      refused: { reason: 'wrong-pin', triesLeft: maxTries - counted.tries, retryAfterMs },
    }
  }

  async #deleteKeys(): Promise<Refused> {
    await deleteCredentials(this.#parts, 'wrong-pins')
    this.#delay.end()
    return { reason: 'keys-deleted' }
  }

  async #stretch(
    normal: Secret,
    record: VerificationRecord,
    derivation: KeyDerivation,
  ): Promise<StretchedPin> {
    const secret = await this.#parts.pinHash.hash(normal, record.salt, derivation)
    return {
      pinId: record.pinId,
      derivation,
      secret,
      [Symbol.dispose]: () => secret.erase(),
    }
  }
}
