/** What the vault's parts work with: the world outside, and what they have in common. @module */
import type {
  Cipher,
  Clock,
  CrashPoints,
  PinHash,
  Random,
  SecretStore,
  VaultFile,
} from './ports.ts'
import type { VaultLedger } from './vault-ledger.ts'
import type { VaultSecrets } from './vault-secrets.ts'

export interface VaultNeeds {
  readonly file: VaultFile
  readonly secretStore: SecretStore
  readonly pinHash: PinHash
  readonly cipher: Cipher
  readonly clock: Clock
  readonly random: Random
  readonly crashPoints: CrashPoints
}

export interface VaultParts extends VaultNeeds {
  readonly ledger: VaultLedger
  readonly secrets: VaultSecrets
}
