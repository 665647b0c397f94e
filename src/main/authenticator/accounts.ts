/** The accounts of this device as a person sees them. @module */
import type { ConnectionState } from './connection.ts'
import type { OsVerification } from './user-verification.ts'
import { isBegun, type Account } from './vault-state.ts'
import type { KeyState, Vault } from './vault.ts'

export interface AccountView {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
  /** `https://localhost:PORT`. */
  readonly origin: string
  /** `adding`: the relying party has still to confirm it. */
  readonly state: 'active' | 'adding'
  /** `deleted`: the key is gone, by wrong PINs or a forgotten one; turn it on again with a code from security info. */
  readonly phoneSignIn: 'on' | 'off' | 'turning-on' | 'deleted'
  /** Whether it has one-time codes. */
  readonly codes: boolean
  /** Whether the operating system's yes is enough to approve; `pin-demanded`: the tenant wants the PIN. */
  readonly osVerification: OsVerification
  readonly key: KeyState
  readonly connection: ConnectionState
  /** Its relying party asks nothing until this app is updated. */
  readonly isAppTooOld: boolean
  /** There where this machine's clock is more than a minute ahead of its relying party's, or behind it. */
  readonly clockAheadMs?: number
}

/** Those that exist: a key that nobody was asked for, and an account that is going, do not. */
export function viewAccounts(
  vault: Vault,
  reach: (account: Account) => Pick<AccountView, 'connection' | 'isAppTooOld'> & {
    readonly clockAheadMs: number | undefined
  },
): readonly AccountView[] {
  return vault.accounts().flatMap((account) => {
    if (account.state === 'removing' || !isBegun(account)) return []
    const { connection, isAppTooOld, clockAheadMs } = reach(account)
    return [
      {
        id: account.id,
        name: account.account.name,
        displayName: account.account.displayName,
        tenant: account.tenant,
        origin: account.relyingParty.origin,
        state: account.state === 'active' ? 'active' : 'adding',
        phoneSignIn: phoneSignInOf(account),
        codes: account.state === 'active' && account.totp !== undefined,
        osVerification: vault.osVerificationOf(account.id),
        key: vault.keyState(account.id),
        connection,
        isAppTooOld,
        ...(clockAheadMs === undefined ? {} : { clockAheadMs }),
      },
    ]
  })
}

function phoneSignInOf({ phoneSignIn }: Account): AccountView['phoneSignIn'] {
  switch (phoneSignIn?.state) {
    case undefined:
      return 'off'
    case 'active':
      return 'on'
    case 'preparing':
      return 'turning-on'
    case 'deleted':
      return phoneSignIn.reason === 'turned-off' ? 'off' : 'deleted'
  }
}
