/** What the relying party remembers, one interface a kind of record. Times are epoch ms, ids and hashes base64url. @module */
import type { NumberDigits } from '#protocol/fields'
import type { SignedIn, SignInState } from '#protocol/sign-in-http'
import type { z } from 'zod'
import type { revocationReason } from '#protocol/revocation'
import type { OfTenant } from './directory-records.ts'
import type { SignInDraft } from './sign-in-log.ts'

/**
 * What guards one account against guessing. `subject` is a user's id, or stands for a name that nobody has:
 * both are treated alike.
 */
export interface GuardRecord extends OfTenant {
  readonly subject: string
  /** Wrong numbers since the last success: never falls but by one. */
  readonly wrongNumbers: number
  readonly pausedUntil: number
  /** Wrong passwords since the last success. */
  readonly wrongPasswords: number
  readonly passwordNotBefore: number
  /** Wrong passwords from unknown sources in the hour that began at `passwordHourAt`. */
  readonly passwordHourAt: number
  readonly passwordHourCount: number
}

/** One browser's cookie: the same for all tenants, because cookies know no tenant. */
export interface BrowserRecord {
  readonly id: string
  readonly cookieHash: string
  readonly createdAt: number
  readonly lastSeenAt: number
}

export type RevocationReason = z.infer<typeof revocationReason>

/** What is stored; that a request was approved stands in the request. */
export type PageStep = Exclude<SignInState['step'], 'approved'>

/** One page in one browser: where a person stands in a tenant. Opened by cookie and page token together. */
export interface PageRecord extends OfTenant {
  readonly tokenHash: string
  readonly browser: string
  readonly step: PageStep
  readonly createdAt: number
  /** The name as it was typed, in display form; empty until then. */
  readonly name: string
  readonly subject: string
  /** The latest attempt that this page started; empty when none. */
  readonly attempt: string
  readonly signedInBy: SignedIn['by'] | undefined
  readonly signedInAt: number
  /** When a right password left a second factor to be given; 0 where none did. */
  readonly passwordAt: number
  /** The name of the tenant's simulated source that this page pretends to come from; empty for none. */
  readonly simulatedSource: string
  /** The hash of the interaction that an application waits with for this page; empty for the tenant's own pages. */
  readonly interaction: string
  /** Where it leads, for people; empty for the tenant's own pages. */
  readonly application: string
}

export interface DeviceRecord extends OfTenant {
  /** The enrolment, `dev`. */
  readonly id: string
  readonly user: string
  readonly installation: string
  readonly keyX: string
  readonly keyY: string
  readonly thumbprint: string
  readonly name: string
  readonly platform: 'linux' | 'macos' | 'windows'
  /** As the app told it last. */
  readonly version: string
  readonly profile: 'android' | 'ios' | 'desktop'
  readonly invitation: string
  /** `removed` ones are kept, so that a revocation can be said again. */
  readonly state: 'prepared' | 'active' | 'removed'
  readonly preparedAt: number
  readonly confirmedAt: number
  readonly removedAt: number
  readonly removedBy: RevocationReason | ''
}

export interface CredentialRecord extends OfTenant {
  readonly id: string
  readonly device: string
  readonly user: string
  readonly keyX: string
  readonly keyY: string
  readonly counter: number
  readonly createdAt: number
  readonly lastUsedAt: number
  readonly state: 'active' | 'removed'
}

export interface InvitationRecord extends OfTenant {
  readonly id: string
  readonly codeHash: string
  readonly user: string
  readonly expiresAt: number
  /** The enrolment that used it; empty until then. */
  readonly device: string
}

/** A one-use code by which a device may turn phone sign-in on later than 15 minutes after enrolment. */
export interface PhoneSignInCodeRecord extends OfTenant {
  readonly codeHash: string
  readonly device: string
  readonly expiresAt: number
}

/** The open `webauthn.create` challenge of a device. */
export interface CredentialOptionsRecord extends OfTenant {
  readonly device: string
  readonly challenge: string
  readonly expiresAt: number
}

export type AttemptState =
  'pending' | 'approved' | 'denied' | 'wrong-number' | 'expired' | 'withdrawn' | 'refused'

/** What an approval lets the person do. */
export type AttemptPurpose = 'sign-in' | 'second-factor'

/** One request for approval. */
export interface AttemptRecord extends OfTenant {
  /** `txn`. */
  readonly id: string
  readonly subject: string
  /** The hash of the token of the page that started it. */
  readonly page: string
  /** `unknown`, or the id of the known browser: prompts are counted by lane. */
  readonly lane: string
  readonly source: string
  readonly startedAt: number
  readonly expiresAt: number
  readonly epoch: number
  readonly digits: NumberDigits
  /** The number, sealed; empty once decided. */
  readonly sealedNumber: string
  readonly state: AttemptState
  /** Of `denied` and `refused`; empty otherwise. */
  readonly reason: string
  readonly endedAt: number
  /** How many devices it asks. */
  readonly asked: number
  /** Whether its page took the session of an approved attempt. */
  readonly completed: boolean
  readonly purpose: AttemptPurpose
  /** Its row of the log of sign-ins, but for how it ended. */
  readonly draft: SignInDraft
}

/** One device that an attempt asks, with the challenge exactly as it was signed for it. */
export interface RequestRecord extends OfTenant {
  readonly attempt: string
  readonly device: string
  readonly credential: string
  /** The challenge statement. */
  readonly challenge: string
  /** SHA-256 of what the challenge lets the person see. */
  readonly contextHash: string
}

export interface AuditRecord {
  readonly sequence: number
  readonly at: number
  readonly tenant: string | undefined
  readonly event: string
  /** Canonical JSON of the event's facts. */
  readonly facts: string
  readonly hash: string
}

export interface InstanceRecord {
  readonly id: string
  readonly epoch: number
}
