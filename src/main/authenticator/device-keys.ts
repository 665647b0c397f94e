/** The device keys in memory: read once, so that connecting and denying go on while the keychain is locked. @module */
import { AuthenticatorError } from './errors.ts'
import { isKeyOf } from './key-pair.ts'
import type { Secret } from './secret.ts'
import type { KeyState } from './vault.ts'
import type { VaultLedger } from './vault-ledger.ts'
import type { AccountSecrets, VaultSecrets } from './vault-secrets.ts'

export class DeviceKeys {
  readonly #secrets: VaultSecrets
  readonly #ledger: VaultLedger
  readonly #keys = new Map<string, Secret>()
  readonly #missing = new Set<string>()

  constructor(secrets: VaultSecrets, ledger: VaultLedger) {
    this.#secrets = secrets
    this.#ledger = ledger
  }

  state(accountId: string): KeyState {
    if (this.#keys.has(accountId)) return 'ready'
    return this.#missing.has(accountId) ? 'missing' : 'unread'
  }

  /** From memory, else from the keychain. Throws `KEY_MISSING` or a `KEYCHAIN_…` error. */
  async get(accountId: string): Promise<Secret> {
    const known = this.#keys.get(accountId)
    if (known) return known
    using entry = await this.#secrets.readAccount(accountId)
    return this.take(accountId, entry)
  }

  /** Keeps the key of an entry that was read. */
  take(accountId: string, entry: AccountSecrets | undefined): Secret {
    const { deviceKey } = this.#ledger.get(accountId)
    if (entry === undefined || !isKeyOf(entry.deviceKey, deviceKey)) {
      this.#missing.add(accountId)
      throw missingKey(accountId, entry === undefined)
    }
    this.#missing.delete(accountId)
    return this.keep(accountId, entry.deviceKey.copy())
  }

  /** There is an entry, and it cannot be read. */
  markMissing(accountId: string): void {
    this.#missing.add(accountId)
  }

  /** One key per account: whoever read it second gets the one that may be in use. */
  keep(accountId: string, key: Secret): Secret {
    const known = this.#keys.get(accountId)
    if (known) key.erase()
    else this.#keys.set(accountId, key)
    return known ?? key
  }

  forget(accountId: string): void {
    this.#keys.get(accountId)?.erase()
    this.#keys.delete(accountId)
    this.#missing.delete(accountId)
  }

  erase(): void {
    for (const accountId of [...this.#keys.keys()]) this.forget(accountId)
  }
}

/** The keychain is there and holds no key, or another one. */
export function missingKey(accountId: string, absent: boolean): AuthenticatorError {
  const message = absent
    ? 'The keychain has no key for this account.'
    : 'The keychain has another key for this account than the one it was added with.'
  return new AuthenticatorError('KEY_MISSING', message, { accountId })
}
