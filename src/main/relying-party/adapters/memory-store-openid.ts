/** The OpenID provider's tables of the memory store. @module */
import type * as o from '../openid-records.ts'
import type { OpenIdChanges, OpenIdLookups } from '../openid-tables.ts'
import { createMemoryTable } from './memory-table.ts'

export function createMemoryOpenId(undoing: (() => void)[]): OpenIdLookups & OpenIdChanges {
  const openIds = createMemoryTable<o.OpenIdRecord>(
    (row) => [row.tenant, row.kind, row.id],
    undoing,
  )
  const keys = createMemoryTable<o.SigningKeyRecord>((row) => [row.tenant, row.id], undoing)
  const interactions = createMemoryTable<o.InteractionRecord>(
    (row) => [row.tenant, row.id],
    undoing,
  )
  return {
    openId: (tenant, kind, id) => openIds.get(tenant, kind, id),
    openIdByUid: (tenant, kind, uid) =>
      openIds.find(
        (row) => row.tenant === tenant && row.kind === kind && row.uid === uid && uid !== '',
      ),
    openIdByUserCode: (tenant, kind, code) =>
      openIds.find(
        (row) => row.tenant === tenant && row.kind === kind && row.userCode === code && code !== '',
      ),
    openIdOfKind: (tenant, kind) =>
      openIds.where((row) => row.tenant === tenant && row.kind === kind),
    openIdOf: (tenant, user, kind) =>
      openIds.where(
        (row) => row.tenant === tenant && row.user === user && user !== '' && row.kind === kind,
      ),
    signingKeys: (tenant) =>
      [...keys.where((row) => row.tenant === tenant)].sort((a, b) => a.createdAt - b.createdAt),
    interaction: (tenant, id) => interactions.get(tenant, id),

    putOpenId: (row) => openIds.put(row),
    deleteOpenId: (tenant, kind, id) =>
      void openIds.deleteWhere(
        (row) => row.tenant === tenant && row.kind === kind && row.id === id,
      ),
    useOpenId(tenant, kind, id, at) {
      const row = openIds.get(tenant, kind, id)
      if (row?.usedAt !== 0) return false
      openIds.put({ ...row, usedAt: at })
      return true
    },
    deleteOpenIdOfGrant: (tenant, grant) =>
      openIds.deleteWhere((row) => row.tenant === tenant && row.grant === grant && grant !== ''),
    deleteOpenIdOf: (tenant, user) =>
      openIds.deleteWhere((row) => row.tenant === tenant && row.user === user && user !== ''),
    putSigningKey: (row) => keys.put(row),
    putInteraction: (row) => interactions.put(row),
    endInteraction(tenant, id, result) {
      const row = interactions.get(tenant, id)
      if (row?.result !== '') return false
      interactions.put({ ...row, result })
      return true
    },
    sweepOpenId(expiredBy) {
      openIds.deleteWhere((row) => row.expiresAt <= expiredBy)
      interactions.deleteWhere((row) => row.expiresAt <= expiredBy)
    },
  }
}
