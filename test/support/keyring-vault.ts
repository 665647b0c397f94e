/**
 * A vault over a real keyring, as the device program puts it together.
 * @module
 */
import { aesGcmCipher } from '../../src/main/authenticator/adapters/aes-gcm-cipher'
import { argon2PinHash } from '../../src/main/authenticator/adapters/argon2-pin-hash'
import { forkHelper } from '../../src/main/authenticator/adapters/keychain-helper'
import { createKeychainSecretStore } from '../../src/main/authenticator/adapters/keychain-secret-store'
import { lookAtSecretService } from '../../src/main/authenticator/adapters/secret-service'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random'
import { createVaultFile } from '../../src/main/authenticator/adapters/vault-file'
import { openVault } from '../../src/main/authenticator/open-vault'
import type { Vault } from '../../src/main/authenticator/vault'
import { noCrashPoints } from './vault-world'

export interface KeyringVaultWish {
  readonly folder: string
  /** Of the built keychain helper. */
  readonly helperFile: string
  readonly env: Readonly<Record<string, string>>
}

export function openKeyringVault({ folder, helperFile, env }: KeyringVaultWish): Promise<Vault> {
  return openVault({
    file: createVaultFile(folder, { crashPoints: noCrashPoints }),
    secretStore: createKeychainSecretStore({
      startHelper: forkHelper(helperFile, env),
      look: lookAtSecretService(env),
    }),
    pinHash: argon2PinHash,
    cipher: aesGcmCipher,
    clock: systemClock,
    random: systemRandom,
    crashPoints: noCrashPoints,
  })
}
