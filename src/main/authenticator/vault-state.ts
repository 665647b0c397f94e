/** What the vault keeps outside the keychain: all about an account but its secrets. @module */
import type { ApprovalResponse } from '#protocol/approval'
import type { PublicKey } from '#protocol/fields'
import type { CodeParameters } from '#protocol/one-time-code'
import type { RegistrationResponse } from '#protocol/registration'

/** A relying party as it was pinned at enrolment. Bytes are base64url everywhere in this file. */
export interface RelyingParty {
  /** `https://localhost:PORT`. */
  readonly origin: string
  /** The instance id, 16 bytes. */
  readonly instance: string
  readonly publicKey: PublicKey
  /** SHA-256 of the CA certificate. */
  readonly certificateHash: string
  /** The CA certificate itself, DER. */
  readonly certificate: string
}

/** Accounts share a socket where everything that was pinned is the same. */
export function socketKeyOf({ origin, instance, certificateHash }: RelyingParty): string {
  return [origin, instance, certificateHash].join(' ')
}

interface AccountFacts {
  /** Random, 16 bytes; means something on this device only. */
  readonly id: string
  readonly relyingParty: RelyingParty
  readonly issuer: string
  readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
  readonly account: { readonly name: string; readonly displayName: string }
  /** The same for all accounts at one relying-party instance. */
  readonly installation: string
  readonly deviceKey: PublicKey
  readonly phoneSignIn?: PhoneSignIn | undefined
  /** One-time codes, where the tenant gives them; the secret is in the keychain. */
  readonly totp?: CodeParameters
  /** Epoch ms. */
  readonly addedAt: number
}

/**
 * The relying party does not yet count it. `code` is the link's, from when the device key is in the keychain until
 * `dev` is there: what `prepare` is asked with again. With neither, the key may not be there, and nobody was asked.
 */
export type PreparingAccount = AccountFacts & {
  readonly state: 'preparing'
  readonly code?: string | undefined
  readonly dev?: string
}
export type ActiveAccount = AccountFacts & { readonly state: 'active'; readonly dev: string }
/** Being deleted: what is left of it goes at the next start at the latest. */
export type RemovingAccount = AccountFacts & { readonly state: 'removing'; readonly dev?: string }
export type Account = PreparingAccount | ActiveAccount | RemovingAccount

/** Whether its key is stored, so that its relying party may have been asked. */
export function isBegun(account: Account): boolean {
  return account.state !== 'preparing' || (account.code ?? account.dev) !== undefined
}

export type PhoneSignIn =
  /** The credential is made; the relying party has not said that it has it. The registration may be sent again. */
  | {
      readonly state: 'preparing'
      readonly credential: Credential
      readonly registration: RegistrationResponse
    }
  /** `signed` is the last approval, kept for resending until its verdict. */
  | {
      readonly state: 'active'
      readonly credential: Credential
      readonly signed?: SignedApproval | undefined
    }
  /** The key is gone; the relying party may still have to be told. */
  | {
      readonly state: 'deleted'
      readonly credentialId: string
      readonly reason: CredentialDeletion | 'turned-off'
    }

/** Why every passwordless key was deleted at once. */
export type CredentialDeletion = 'wrong-pins' | 'forgotten-pin'

export interface Credential {
  /** 32 bytes. */
  readonly id: string
  readonly publicKey: PublicKey
  /** The signature counter of the last approval that may have left. */
  readonly counter: number
  /** Whether the tenant demands the PIN even where the operating system can verify the person. */
  readonly pinRequired: boolean
  readonly sealed: SealedKey
  /** Where the operating system's yes may open it too. Never where the PIN is required. */
  readonly osSealed?: OsSealedKey
}

/** The private key once more, under AES-256-GCM and two secrets of the keychain: no PIN is in it. */
export interface OsSealedKey {
  /** Which OS secret it is sealed under. */
  readonly osId: string
  /** 12 bytes. */
  readonly nonce: string
  /** 32 bytes and the 16 of the tag. */
  readonly ciphertext: string
}

/** The private key, 32 bytes, under AES-256-GCM. */
export interface SealedKey {
  /** Which PIN it is sealed under: changes with every newly set one, says nothing about it. */
  readonly pinId: string
  readonly derivation: KeyDerivation
  /** 12 bytes. */
  readonly nonce: string
  /** 32 bytes and the 16 of the tag. */
  readonly ciphertext: string
}

/** What Argon2id was asked for. */
export interface KeyDerivation {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

export interface SignedApproval {
  readonly txn: string
  /** SHA-256 of the challenge statement. */
  readonly challenge: string
  readonly response: ApprovalResponse
}

/** An account that its relying party ended, so that the person can be told. */
export interface EndedAccount {
  readonly account: { readonly name: string; readonly displayName: string }
  readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
  readonly reason: 'by-device' | 'by-user' | 'by-admin' | 'unknown-device'
  /** Epoch ms. */
  readonly endedAt: number
}

/** How often a PIN was tried; also in the keychain. The one with the higher `attempt` counts. */
export interface CountedTries {
  readonly pinId: string
  /** Grows with every try and never falls. */
  readonly attempt: number
  /** Wrong ones since the last right one. */
  readonly tries: number
}

/** The whole file. */
export interface VaultState {
  /** Names this vault's entries in the keychain. */
  readonly id: string
  /** What the keychain's canary must say: another value means another keychain. */
  readonly canary: string
  readonly accounts: readonly Account[]
  readonly ended: readonly EndedAccount[]
  readonly tries?: CountedTries
  /** Every passwordless key is being deleted: gone on with at the next start. */
  readonly deleting?: CredentialDeletion
  /** There is, or is about to be, an OS secret of this id in the keychain; `ending`: it is being deleted. */
  readonly osVerification?: { readonly id: string; readonly ending?: true }
}
