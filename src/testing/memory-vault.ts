/** Where a virtual authenticator keeps its keys: in the memory of this process, and nowhere else. @module */
import { createHash } from 'node:crypto'
import type { PinHash, SecretStore, VaultFile } from '../main/authenticator/ports.ts'
import { Secret } from '../main/authenticator/secret.ts'
import type { VaultState } from '../main/authenticator/vault-state.ts'

export function createMemorySecretStore(): SecretStore {
  const secrets = new Map<string, Secret>()
  return {
    read: (name) => Promise.resolve(secrets.get(name)?.copy()),
    write(name, secret) {
      secrets.get(name)?.erase()
      secrets.set(name, secret.copy())
      return Promise.resolve()
    },
    delete(name) {
      secrets.get(name)?.erase()
      secrets.delete(name)
      return Promise.resolve()
    },
    onWaitingForUnlock: () => () => undefined,
    close() {
      for (const secret of secrets.values()) secret.erase()
      secrets.clear()
      return Promise.resolve()
    },
  }
}

export function createMemoryVaultFile(): VaultFile {
  let stored: VaultState | undefined
  return {
    read: () => Promise.resolve(stored),
    write(state) {
      stored = state
      return Promise.resolve()
    },
  }
}

/** Nobody guesses the PIN of a vault that lies open beside it. */
export const quickPinHash: PinHash = {
  hash: (pin, salt) =>
    Promise.resolve(
      new Secret(Uint8Array.from(createHash('sha256').update(salt).update(pin.expose()).digest())),
    ),
}
