/** What the OpenID provider remembers. Times are epoch ms; ids of secrets are their hashes, base64url. @module */
import type { OfTenant } from './directory-records.ts'

/** The library's name for what a browser is signed in by. */
export const sessionKind = 'Session'
/** Ours, for a session that ended at our own doors, until applications are told; sealed as it was. */
export const endedKind = 'EndedSession'

/** A session, grant, code or token, by the library's own name for its kind. What it holds is sealed. */
export interface OpenIdRecord extends OfTenant {
  readonly kind: string
  /** The hash of what opens it. */
  readonly id: string
  readonly sealed: string
  /** What was given by one authorization, and dies with it: the hash of the grant's id; empty for none. */
  readonly grant: string
  /** Another name for a session; empty for none. */
  readonly uid: string
  /** What a person types for a device code, hashed; empty for none. */
  readonly userCode: string
  /** Whom it is about: a user's id; empty where it is nobody. */
  readonly user: string
  /** When it was used, where it works once; 0 until then. */
  readonly usedAt: number
  readonly expiresAt: number
}

/** What a tenant signs its tokens with. */
export interface SigningKeyRecord extends OfTenant {
  /** `kid`. */
  readonly id: string
  /** PKCS #8, sealed. */
  readonly sealedKey: string
  readonly createdAt: number
}

/** What an interaction was begun for: the sign-in page shows something else for each. */
export type InteractionPrompt = 'login' | 'select_account' | 'consent'

/** One application waiting for a person to sign in, in one browser. */
export interface InteractionRecord extends OfTenant {
  /** The hash of the interaction's id, which the browser holds in a cookie and the page in its address. */
  readonly id: string
  readonly clientId: string
  /** As people read it. */
  readonly application: string
  readonly prompt: InteractionPrompt
  /** The name that the application said is signing in, or the @ and domain of a federated one; empty for none. */
  readonly hint: string
  /** Whether one factor is too little. */
  readonly isStrong: boolean
  /** Who has a session here, where somebody has; empty for nobody. */
  readonly user: string
  readonly startedAt: number
  readonly expiresAt: number
  /** Where the person goes on, but for the interaction's id at its end. */
  readonly returnTo: string
  /** How it ended, as JSON that the provider reads; empty until then. */
  readonly result: string
}
