/** The OpenID provider's rows: reads and changes of one transaction, all synchronous. @module */
import type * as o from './openid-records.ts'

export interface OpenIdLookups {
  openId(tenant: string, kind: string, id: string): o.OpenIdRecord | undefined
  openIdByUid(tenant: string, kind: string, uid: string): o.OpenIdRecord | undefined
  openIdByUserCode(tenant: string, kind: string, userCode: string): o.OpenIdRecord | undefined
  openIdOfKind(tenant: string, kind: string): readonly o.OpenIdRecord[]
  /** What of a kind is about one person. */
  openIdOf(tenant: string, user: string, kind: string): readonly o.OpenIdRecord[]
  /** The oldest first. */
  signingKeys(tenant: string): readonly o.SigningKeyRecord[]
  interaction(tenant: string, id: string): o.InteractionRecord | undefined
}

export interface OpenIdChanges {
  putOpenId(record: o.OpenIdRecord): void
  deleteOpenId(tenant: string, kind: string, id: string): void
  /** Uses it up; whether this call was the one that did. */
  useOpenId(tenant: string, kind: string, id: string, at: number): boolean
  /** All that came of one authorization; how much it was. */
  deleteOpenIdOfGrant(tenant: string, grant: string): number
  /** All that is about one person; how much it was. */
  deleteOpenIdOf(tenant: string, user: string): number
  putSigningKey(key: o.SigningKeyRecord): void
  putInteraction(interaction: o.InteractionRecord): void
  /** Ends an interaction that goes on; whether this call was the one that ended it. */
  endInteraction(tenant: string, id: string, result: string): boolean
  /** What expired by then goes. */
  sweepOpenId(expiredBy: number): void
}
