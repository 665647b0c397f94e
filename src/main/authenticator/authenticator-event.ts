/** What the authenticator tells of itself, as it happens. @module */
import type { ChallengeEnd, PendingChallenge } from './challenge-inbox.ts'
import type { ConnectionState } from './connection.ts'
import type { AuthenticatorError } from './errors.ts'
import type { ActiveAccount, RelyingParty } from './vault-state.ts'

export type AuthenticatorEvent =
  | {
      readonly event: 'connection'
      readonly relyingParty: RelyingParty
      readonly connection: ConnectionState
    }
  | { readonly event: 'challenge'; readonly pending: PendingChallenge }
  /** It ends sooner or later than was thought: the machine was asleep, or a clock was set. */
  | { readonly event: 'challenge-corrected'; readonly pending: PendingChallenge }
  | {
      readonly event: 'challenge-ended'
      readonly pending: PendingChallenge
      readonly end: ChallengeEnd
    }
  /** This machine's clock is far from the relying party's, or, without `aheadMs`, no longer. */
  | {
      readonly event: 'clock'
      readonly relyingParty: RelyingParty
      readonly aheadMs: number | undefined
    }
  /** Something came that does not hold. It was not shown. */
  | {
      readonly event: 'not-shown'
      readonly relyingParty: RelyingParty
      readonly what: 'challenge' | 'verdict' | 'revocation'
      readonly reason: string
    }
  | { readonly event: 'account-connected'; readonly account: ActiveAccount }
  | { readonly event: 'account-refused'; readonly account: ActiveAccount }
  /** This app is under the tenant's minimum: no request for the account comes to it; said again for each that would. */
  | { readonly event: 'account-too-old'; readonly account: ActiveAccount }
  | { readonly event: 'account-ended'; readonly account: ActiveAccount }
  /** The keys cannot be read just now; it is tried again by itself. */
  | { readonly event: 'keychain'; readonly error: AuthenticatorError }
  | { readonly event: 'fault'; readonly error: unknown }
