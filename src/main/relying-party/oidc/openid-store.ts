/** The provider's memory in the relying party's own store: found by hashes, sealed, and gone with its grant. @module */
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { fromUtf8, utf8 } from '#protocol/bytes'
import { type OpenIdRecord, sessionKind } from '../openid-records.ts'
import { asking } from './clients.ts'
import { claimDeviceCode, deviceCodeKind } from './device-code-claim.ts'
import { createLibraryTime } from './library-time.ts'
import { sealContext, type StoreNeeds } from './openid-sealing.ts'

type Result = NonNullable<AdapterPayload['result']>

/** What something expires at that never says so: nothing is kept longer. */
const longestSeconds = 90 * 86_400

const given = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken', 'DeviceCode'])

export function createOpenIdStore(
  needs: StoreNeeds,
  tenant: string,
  /** What the provider answers of what was used before, or was revoked. */
  refuse: (reason: string) => Error,
): (kind: string) => Adapter {
  const { store, crypto, numberSeal, clock } = needs
  const time = createLibraryTime(clock)
  return (kind) => {
    const hash = (id: string) => crypto.digest(id)
    const contextOf = (id: string) => sealContext(tenant, kind, id)
    const open = (record: OpenIdRecord | undefined): AdapterPayload | undefined => {
      if (record === undefined) return undefined
      const bytes = numberSeal.openSecret(record.sealed, contextOf(record.id))
      if (bytes === undefined) return undefined
      const payload = time.give(JSON.parse(fromUtf8(bytes)) as AdapterPayload)
      return record.usedAt === 0
        ? payload
        : { ...payload, consumed: Math.floor(record.usedAt / 1000) }
    }

    return {
      async find(id) {
        const record = await store.find.openId(tenant, kind, hash(id))
        noteHolder(kind, record)
        const payload = open(record)
        if (payload === undefined || kind !== 'Interaction') return payload
        const interaction = await store.find.interaction(tenant, hash(id))
        if (interaction === undefined || interaction.result === '') return payload
        const { login, ...result } = JSON.parse(interaction.result) as Result
        return { ...payload, result: { ...result, ...(login && { login: time.give(login) }) } }
      },
      async findByUid(uid) {
        return open(await store.find.openIdByUid(tenant, kind, hash(uid)))
      },
      async findByUserCode(userCode) {
        const code = hash(userCode)
        const own = await store.find.openIdByUserCode(tenant, kind, code)
        if (own !== undefined || kind !== deviceCodeKind) return open(own)
        return open(await claimDeviceCode(needs, tenant, code))
      },
      async upsert(id, payload, expiresIn) {
        const name = hash(id)
        const { grantId, uid, userCode, accountId } = payload
        const text = utf8(JSON.stringify(time.keep(payload)))
        const kept = await store.decide('keepOpenId', {
          ...{ tenant, kind, id: name, sealed: numberSeal.sealSecret(text, contextOf(name)) },
          grant:
            kind === 'Grant' ? name : grantId !== undefined && given.has(kind) ? hash(grantId) : '',
          uid: kind === sessionKind && uid !== undefined ? hash(uid) : '',
          userCode: userCode === undefined ? '' : hash(userCode),
          user: accountId ?? '',
          usedAt: typeof payload.consumed === 'number' ? payload.consumed * 1000 : 0,
          expiresAt: clock.now() + Math.min(expiresIn || longestSeconds, longestSeconds) * 1000,
        })
        if (kept.outcome === 'grant-revoked') throw refuse('the grant was revoked')
      },
      async consume(id) {
        const name = hash(id)
        const record = await store.find.openId(tenant, kind, name)
        const grant = record?.grant ?? ''
        const used = await store.decide('useOpenId', {
          ...{ tenant, kind, id: name, at: clock.now(), grant },
        })
        if (used.outcome === 'used-before') throw refuse(`${kind} was used before`)
      },
      async destroy(id) {
        await store.decide('dropOpenId', { tenant, kind, id: hash(id) })
      },
      async revokeByGrantId(grantId) {
        await store.decide('revokeGrant', { tenant, grant: hash(grantId), at: clock.now() })
      },
    }
  }
}

const presented = new Set(['AuthorizationCode', 'RefreshToken', 'DeviceCode'])

/** Before a refusal takes it away: a code that comes twice is revoked with all that was given for it. */
function noteHolder(kind: string, record: OpenIdRecord | undefined): void {
  const asked = asking.getStore()
  if (asked === undefined || record === undefined || !presented.has(kind)) return
  if (record.user !== '') asked.holder = record.user
}
