/** The accounts of a bench's relying party: made once, and found again in its folder when it starts anew. @module */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toBase64url } from '#protocol/bytes'
import type { PublicKey } from '#protocol/fields'
import { createKeyPair, createSoftwareKey, type Names } from '../support/software-device.ts'
import type { PutAccounts } from './load-accounts.ts'
import type { LoadAccount } from './product-account.ts'

export interface NamedAccount extends LoadAccount {
  readonly name: string
}

const kept = (folder: string) => join(folder, 'bench-accounts.json')

export function readAccounts(folder: string): readonly NamedAccount[] {
  return JSON.parse(readFileSync(kept(folder), 'utf8')) as readonly NamedAccount[]
}

export function keepAccounts(folder: string, accounts: readonly NamedAccount[]): void {
  writeFileSync(kept(folder), JSON.stringify(accounts), { mode: 0o600 })
}

interface AccountNeeds {
  readonly count: number
  readonly names: Names
  readonly relyingParty: PublicKey
  readonly store: { decide(name: 'putAccounts', input: PutAccounts): Promise<unknown> }
}

/** So many people, each with a device and a credential that are in the store when this settles. */
export async function createAccounts({
  count,
  names,
  relyingParty,
  store,
}: AccountNeeds): Promise<readonly NamedAccount[]> {
  const accounts = Array.from({ length: count }, (_, number): NamedAccount => ({
    name: `load${number}@load.example`,
    relyingParty,
    names,
    dev: toBase64url(randomBytes(16)),
    deviceKey: createKeyPair(),
    credentialKey: createKeyPair(),
  }))
  await store.decide('putAccounts', {
    at: Date.now(),
    accounts: accounts.map(({ name, dev, deviceKey, credentialKey }) => ({
      name,
      dev,
      deviceKey: createSoftwareKey(deviceKey),
      credentialKey: createSoftwareKey(credentialKey).publicKey,
      credentialId: createHash('sha256').update(credentialKey.publicKey).digest('base64url'),
    })),
  })
  return accounts
}
