/** What the channel tells of its connections and of what came over them. @module */
import type { ConnectionState } from './connection.ts'
import type { ActiveAccount, RelyingParty } from './vault-state.ts'

export interface ChannelListener {
  connection(relyingParty: RelyingParty, state: ConnectionState): void
  /** Something came that does not hold; it was not shown. */
  refused(
    relyingParty: RelyingParty,
    what: 'challenge' | 'verdict' | 'revocation',
    reason: string,
  ): void
  /** The relying party accepted this account's proof: requests can arrive. */
  accepted(account: ActiveAccount): void
  /** The relying party does not accept this account's proof: it may have been removed there. */
  notAccepted(account: ActiveAccount): void
  /** The relying party asks nothing of this account until the app is updated. */
  tooOld(account: ActiveAccount): void
  revoked(account: ActiveAccount): void
  /** By how much this machine's clock is ahead of the relying party's, which said what time it is. */
  timeTold(relyingParty: RelyingParty, aheadMs: number): void
  failed(error: unknown): void
}
