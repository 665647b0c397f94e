/** The one error of the authenticator: broken promises of the machine it runs on, and of its own files. @module */

export type AuthenticatorErrorCode =
  /** There is no keychain: no session bus, no service behind it, or its library is not installed. */
  | 'KEYCHAIN_ABSENT'
  /** The keychain is locked, and nobody was asked to unlock it. */
  | 'KEYCHAIN_LOCKED'
  /** The system asks the person to unlock the keychain, and they have not. */
  | 'KEYCHAIN_WAITING_FOR_UNLOCK'
  /** The keychain answers, and says no. */
  | 'KEYCHAIN_REFUSING'
  /** The keychain is there and gives no answer in time. */
  | 'KEYCHAIN_NOT_ANSWERING'
  /** The keychain answers, but it is not the one that holds this vault's secrets. */
  | 'KEYCHAIN_CHANGED'
  /** An entry in the keychain is not of the form that this program writes. */
  | 'KEYCHAIN_ENTRY_DAMAGED'
  /** The keychain is there and lacks this account's key: add the account again. */
  | 'KEY_MISSING'
  /** The vault's file is not of the form that this program writes. It is left as it is. */
  | 'VAULT_DAMAGED'
  /** The vault's file was written by a newer program. It is left as it is. */
  | 'VAULT_NEWER'
  /** The vault's file could not be read. */
  | 'VAULT_UNREADABLE'
  /** The disk took nothing: what was there before is still there. */
  | 'VAULT_NOT_STORED'
  /** No such account, or it is not far enough for what was asked. */
  | 'ACCOUNT_UNKNOWN'
  /** A statement that the account's relying party did not sign, or signed for somebody else. */
  | 'STATEMENT_REFUSED'
  /** No key, no signature: the grant or consent was used, was for another challenge, or holds another key. */
  | 'GRANT_REFUSED'
  /** No such challenge waits here: it ended, or never was. */
  | 'CHALLENGE_UNKNOWN'
  /** It ended while it was being answered. Nothing was sent. */
  | 'CHALLENGE_EXPIRED'
  /** It is being answered, or was. */
  | 'CHALLENGE_RESERVED'

/** Carries a code and facts, never a secret and never raw input. */
export class AuthenticatorError extends Error {
  override readonly name = 'AuthenticatorError'
  readonly code: AuthenticatorErrorCode
  readonly accountId: string | undefined
  readonly challengeId: string | undefined
  constructor(
    code: AuthenticatorErrorCode,
    message: string,
    options?: ErrorOptions & { readonly accountId?: string; readonly challengeId?: string },
  ) {
    super(message, options)
    this.code = code
    this.accountId = options?.accountId
    this.challengeId = options?.challengeId
  }
}
