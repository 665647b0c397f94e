/** Accounts with an enrolled device and a passwordless credential each, put straight into the store. @module */
import { defaultTenantSettings } from '../../src/protocol/tenant-settings.ts'
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import type { PublicKey } from '#protocol/fields'
import type { Tables } from '../../src/main/relying-party/tables.ts'
import type { SoftwareKey } from '../support/software-device.ts'

/** Everybody's tenant. */
export const loadTenant = {
  id: '10ad0000-0000-4000-8000-000000000001',
  name: 'Load',
  domain: 'load.example',
  lifetimeMs: 60_000,
  digits: 2,
  pinRequired: false,
  settings: defaultTenantSettings('improved'),
} as const

/** What every sign-in page shows, and every load device types. */
export const loadNumber = 42

export interface PutAccounts {
  readonly at: number
  readonly accounts: readonly {
    readonly name: string
    readonly dev: string
    readonly deviceKey: SoftwareKey
    readonly credentialKey: PublicKey
    readonly credentialId: string
  }[]
}

export function putAccounts(tables: Tables, { at, accounts }: PutAccounts): void {
  const tenant = loadTenant.id
  tables.putTenant(loadTenant)
  for (const { name, dev, deviceKey, credentialKey, credentialId } of accounts) {
    const user = name
    tables.putUser({
      ...{ ...anyMember, tenant, id: user, name, displayName: name },
      ...{ passwordHash: '', passwordChangedAt: at },
    })
    tables.putInvitation({
      ...{ tenant, id: dev, codeHash: dev, user, expiresAt: at, device: dev },
    })
    tables.putDevice({
      ...{ tenant, id: dev, user, installation: dev, thumbprint: deviceKey.thumbprint },
      ...{ keyX: deviceKey.publicKey.x, keyY: deviceKey.publicKey.y, invitation: dev },
      ...{
        name: 'Load device',
        platform: 'linux',
        version: '0.1.0',
        profile: 'desktop',
        state: 'active',
      },
      ...{ preparedAt: at, confirmedAt: at, removedAt: 0, removedBy: '' },
    })
    tables.putCredential({
      ...{ tenant, id: credentialId, device: dev, user, counter: 0, state: 'active' },
      ...{ keyX: credentialKey.x, keyY: credentialKey.y, createdAt: at, lastUsedAt: 0 },
    })
  }
}
