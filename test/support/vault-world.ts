/**
 * A vault over a real folder, with a keychain in memory that can be locked, exchanged and emptied.
 * @module
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '#protocol/bytes'
import { aesGcmCipher } from '../../src/main/authenticator/adapters/aes-gcm-cipher'
import { argon2PinHash } from '../../src/main/authenticator/adapters/argon2-pin-hash'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random'
import { createVaultFile } from '../../src/main/authenticator/adapters/vault-file'
import { AuthenticatorError } from '../../src/main/authenticator/errors'
import { openVault } from '../../src/main/authenticator/open-vault'
import type { CrashPoints, PinHash, SecretStore } from '../../src/main/authenticator/ports'
import { Secret } from '../../src/main/authenticator/secret'
import type { Vault } from '../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../src/main/authenticator/vault-state'
import { aManualClock, type ManualClock } from './manual-clock'
import { createPinnedRelyingParty, random, type PinnedRelyingParty } from './pinned-relying-party'

export const rightPin = '271603'
export const pinOf = (text: string): Secret => new Secret(utf8(text))

/** A keychain as the vault sees it: what it holds, and how it behaves. */
export class MemoryKeychain implements SecretStore {
  readonly entries = new Map<string, string>()
  /** Locked, and saying so only when written to, as keytar does. */
  locked = false

  read(name: string): Promise<Secret | undefined> {
    const text = this.locked ? undefined : this.entries.get(name)
    return Promise.resolve(text === undefined ? undefined : pinOf(text))
  }

  write(name: string, secret: Secret): Promise<void> {
    if (this.locked) return Promise.reject(new AuthenticatorError('KEYCHAIN_LOCKED', 'locked'))
    this.entries.set(name, Buffer.from(secret.expose()).toString())
    return Promise.resolve()
  }

  delete(name: string): Promise<void> {
    if (this.locked) return Promise.reject(new AuthenticatorError('KEYCHAIN_LOCKED', 'locked'))
    this.entries.delete(name)
    return Promise.resolve()
  }

  onWaitingForUnlock(): () => void {
    return () => undefined
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** The same function with parameters that cost nothing: for tests that try thousands of PINs. */
export const quickPinHash: PinHash = {
  hash: (pin, salt, derivation) =>
    argon2PinHash.hash(pin, salt, { ...derivation, memoryKiB: 8, passes: 1 }),
}

export interface VaultWorld extends AsyncDisposable {
  readonly folder: string
  readonly keychain: MemoryKeychain
  readonly clock: ManualClock
  readonly relyingParty: PinnedRelyingParty
  /** A vault over the same folder and keychain, as after a start of the program. */
  start(): Promise<Vault>
  /** What somebody keeps in order to put it back later. */
  copy(): Promise<VaultCopy>
  restoreFile(copy: VaultCopy): Promise<void>
  restoreKeychain(copy: VaultCopy): void
}

export interface VaultCopy {
  readonly file: string
  readonly entries: ReadonlyMap<string, string>
}

export interface VaultWish {
  readonly pinHash?: PinHash
  readonly crashPoints?: CrashPoints
}

export const noCrashPoints: CrashPoints = { reached: () => undefined }

export async function aVaultWorld(wish: VaultWish = {}): Promise<VaultWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-vault-'))
  const crashPoints = wish.crashPoints ?? noCrashPoints
  const keychain = new MemoryKeychain()
  const clock = aManualClock(1_790_000_000_000)
  const file = join(folder, 'vault.json')
  return {
    folder,
    keychain,
    clock,
    relyingParty: createPinnedRelyingParty(),
    start: () =>
      openVault({
        file: createVaultFile(folder, { crashPoints }),
        secretStore: keychain,
        pinHash: wish.pinHash ?? quickPinHash,
        cipher: aesGcmCipher,
        clock,
        random: systemRandom,
        crashPoints,
      }),
    copy: async () => ({
      file: await readFile(file, 'utf8'),
      entries: new Map(keychain.entries),
    }),
    restoreFile: (copy) => writeFile(file, copy.file),
    restoreKeychain(copy) {
      keychain.entries.clear()
      for (const [name, text] of copy.entries) keychain.entries.set(name, text)
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The whole enrolment, with a relying party that agrees. */
export async function addAccount(
  vault: Vault,
  relyingParty: PinnedRelyingParty,
  name?: string,
): Promise<ActiveAccount> {
  const { id } = await vault.prepare(relyingParty.account(name))
  await vault.recordPrepared(id, { dev: random(16) })
  await vault.activate(id)
  return activeAccount(vault, id)
}

/** Phone sign-in turned on, with a relying party that agrees. */
export async function turnOn(
  vault: Vault,
  relyingParty: PinnedRelyingParty,
  accountId: string,
  pin = rightPin,
): Promise<ActiveAccount> {
  const options = relyingParty.options(activeAccount(vault, accountId))
  const registered = await vault.createCredential(accountId, options, pinOf(pin))
  if (registered.outcome !== 'created') throw new Error(`not turned on: ${registered.reason}`)
  await vault.activateCredential(accountId, registered.registration.id)
  return activeAccount(vault, accountId)
}

export function activeAccount(vault: Vault, accountId: string): ActiveAccount {
  const account = vault.get(accountId)
  if (account.state !== 'active') throw new Error(`the account is ${account.state}`)
  return account
}
