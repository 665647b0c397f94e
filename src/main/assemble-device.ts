/** Puts the authenticator together: its vault in a folder, its keys where the person said. @module */
import { hostname } from 'node:os'
import { toDisplayText } from '#protocol/display-text'
import { aesGcmCipher } from './authenticator/adapters/aes-gcm-cipher.ts'
import { argon2PinHash } from './authenticator/adapters/argon2-pin-hash.ts'
import { createCertificateProbe } from './authenticator/adapters/certificate-probe.ts'
import { createFileSecretStore } from './authenticator/adapters/file-secret-store.ts'
import type { StartHelper } from './authenticator/adapters/keychain-helper.ts'
import { createKeychainSecretStore } from './authenticator/adapters/keychain-secret-store.ts'
import { createRelyingPartyClient } from './authenticator/adapters/relying-party-client.ts'
import { createSocketOpener } from './authenticator/adapters/relying-party-socket.ts'
import { lookAtSecretService, type KeyringState } from './authenticator/adapters/secret-service.ts'
import { systemClock } from './authenticator/adapters/system-clock.ts'
import { systemRandom } from './authenticator/adapters/system-random.ts'
import { createVaultFile } from './authenticator/adapters/vault-file.ts'
import type { AuthenticatorEvent } from './authenticator/authenticator-event.ts'
import { createAuthenticator, type Authenticator } from './authenticator/authenticator.ts'
import { openVault } from './authenticator/open-vault.ts'
import type { Clock, CrashPoints, SecretStore } from './authenticator/ports.ts'
import type { Vault } from './authenticator/vault.ts'

export interface Device {
  readonly authenticator: Authenticator
  readonly vault: Vault
  /** Answers with what ends the telling. */
  on(listener: (event: AuthenticatorEvent) => void): () => void
  onWaitingForUnlock(listener: (waiting: boolean) => void): () => void
  /** What the keychain looks like from beside it: asks nobody to unlock it. */
  look(): Promise<KeyringState>
}

/** Where the vault is, and where its keys: in the OS keychain, or for tests in a plain file. */
export interface DeviceFolder {
  readonly data: string
  readonly vault: 'keychain' | 'file'
}

export interface Assembling {
  readonly version: string
  readonly say: (sentence: string) => void
  readonly crashPoints: CrashPoints
  /** Begins the process that makes every keychain call. */
  readonly startHelper: StartHelper
  /** The machine's own where it is left out. */
  readonly clock?: Clock
  /** Told from the first call on, which may be while the vault is being opened. */
  readonly waitingForUnlock?: (waiting: boolean) => void
}

export async function assembleDevice(
  settings: DeviceFolder,
  { version, say, crashPoints, startHelper, clock = systemClock, waitingForUnlock }: Assembling,
): Promise<Device> {
  const look = lookAtSecretService()
  const secretStore: SecretStore =
    settings.vault === 'file'
      ? createFileSecretStore(settings.data, { say })
      : createKeychainSecretStore({
          startHelper,
          look,
        })
  if (waitingForUnlock !== undefined) secretStore.onWaitingForUnlock(waitingForUnlock)
  const vault = await openVault({
    file: createVaultFile(settings.data, { crashPoints }),
    secretStore,
    pinHash: argon2PinHash,
    cipher: aesGcmCipher,
    clock,
    random: systemRandom,
    crashPoints,
  })
  const listeners = new Set<(event: AuthenticatorEvent) => void>()
  const authenticator = createAuthenticator({
    vault,
    probe: createCertificateProbe(),
    client: createRelyingPartyClient(),
    sockets: createSocketOpener({ clock, random: systemRandom }),
    clock,
    random: systemRandom,
    crashPoints,
    device: { name: deviceName(), platform: platform(), version },
    listener: (event) => {
      for (const listener of listeners) listener(event)
    },
  })
  return {
    authenticator,
    vault,
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onWaitingForUnlock: (listener) => secretStore.onWaitingForUnlock(listener),
    look: () => (settings.vault === 'file' ? Promise.resolve('unlocked') : look(lookWithinMs)),
  }
}

const lookWithinMs = 2000

function deviceName(): string {
  return toDisplayText(hostname(), 60) || 'Countersign'
}

function platform(): 'linux' | 'macos' | 'windows' {
  if (process.platform === 'darwin') return 'macos'
  return process.platform === 'win32' ? 'windows' : 'linux'
}
