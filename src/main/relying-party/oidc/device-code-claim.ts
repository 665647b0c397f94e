/** A device's code that was asked for without a tenant becomes the tenant's where it is typed: whoever signs in says whose it is. @module */
import type { AdapterPayload } from 'oidc-provider'
import { fromUtf8, utf8 } from '#protocol/bytes'
import { createDirectory } from '../directory.ts'
import type { OpenIdRecord } from '../openid-records.ts'
import { type StoreNeeds, sealContext } from './openid-sealing.ts'

export const deviceCodeKind = 'DeviceCode'
/** What a request says of itself that named no tenant. */
export const anyTenantParameter = 'countersign_any_tenant'

/** The code, now this tenant's; undefined where no other tenant has it to give. */
export async function claimDeviceCode(
  { store, numberSeal, clock }: StoreNeeds,
  tenant: string,
  userCodeHash: string,
): Promise<OpenIdRecord | undefined> {
  for (const { id: other } of await createDirectory(store).tenants()) {
    if (other === tenant) continue
    const from = await store.find.openIdByUserCode(other, deviceCodeKind, userCodeHash)
    if (from === undefined || from.expiresAt <= clock.now()) continue
    const bytes = numberSeal.openSecret(from.sealed, sealContext(other, deviceCodeKind, from.id))
    if (bytes === undefined) continue
    const payload = JSON.parse(fromUtf8(bytes)) as AdapterPayload
    if (from.usedAt !== 0 || !mayMove(payload)) continue
    const context = sealContext(tenant, deviceCodeKind, from.id)
    const sealed = numberSeal.sealSecret(utf8(JSON.stringify(payload)), context)
    const to = { ...from, tenant, sealed }
    const { outcome } = await store.decide('moveOpenId', { from, to })
    if (outcome === 'moved') return to
  }
  return undefined
}

/** Not once somebody said yes or no to it: then it is theirs. */
function mayMove({ params, accountId, error, inFlight }: AdapterPayload): boolean {
  if (accountId !== undefined || error !== undefined || inFlight === true) return false
  return typeof params?.[anyTenantParameter] === 'string'
}
