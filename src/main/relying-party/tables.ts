/** The rows that decisions stand on: reads and changes of one transaction, all synchronous. @module */
import type { DirectoryChanges, DirectoryLookups, Portion } from './directory-tables.ts'
import type { TemporaryAccessPassRecord, UserRecord } from './directory-records.ts'
import type { OpenIdChanges, OpenIdLookups } from './openid-tables.ts'
import type { HeldAuthenticator } from './policy/person.ts'
import type * as r from './records.ts'

/** An approver: an active device of a user with the credential that answers sign-ins. */
export interface Approver {
  readonly device: string
  readonly credential: string
  /** Of the app on the device. */
  readonly version: string
}

export type StandingUser = Pick<
  UserRecord,
  | 'id'
  | 'name'
  | 'displayName'
  | 'disabled'
  | 'kind'
  | 'federated'
  | 'onPremisesMfa'
  | 'passwordHash'
  | 'defaultMethod'
>

/** How a person stands: what they hold, and what weighs against them now. */
export interface Standing {
  readonly user: StandingUser
  /** The ids of the groups that they are in themselves. */
  readonly directGroups: readonly string[]
  /** The active ones, in no order. */
  readonly authenticators: readonly HeldAuthenticator[]
  readonly guard: Pick<r.GuardRecord, 'wrongNumbers' | 'pausedUntil'>
  /** Of the guard that was asked for. */
  readonly passwordGuard: PasswordGuard
  readonly pass:
    Pick<TemporaryAccessPassRecord, 'startsAt' | 'lifetimeMs' | 'usableOnce' | 'usedAt'> | undefined
  /** When the request that is pending expires; 0 where none is. */
  readonly pendingUntil: number
}
export type PasswordGuard = Pick<
  r.GuardRecord,
  'wrongPasswords' | 'passwordNotBefore' | 'passwordHourAt' | 'passwordHourCount'
>

/** An attempt as far as its end depends on it. */
export type EndingAttempt = Pick<
  r.AttemptRecord,
  'tenant' | 'id' | 'subject' | 'state' | 'reason' | 'asked' | 'draft'
>

/** The device that an answer came from. */
export type AnsweringDevice = Pick<r.DeviceRecord, 'id' | 'name' | 'platform' | 'version'>

/** All that judging an answer looks at, as it is held. */
export interface Held {
  readonly attempt: EndingAttempt &
    Pick<r.AttemptRecord, 'source' | 'expiresAt' | 'sealedNumber' | 'purpose'>
  readonly request: Pick<r.RequestRecord, 'challenge' | 'contextHash'>
  readonly device: AnsweringDevice & Pick<r.DeviceRecord, 'state' | 'keyX' | 'keyY' | 'thumbprint'>
  /** For a second factor the device's own key, without a counter. */
  readonly credential: Pick<r.CredentialRecord, 'id' | 'state' | 'keyX' | 'keyY' | 'counter'>
  /** The person as they are now, which the request may be older than. */
  readonly isDisabled: boolean
  readonly guard: Pick<r.GuardRecord, 'wrongNumbers' | 'pausedUntil'>
}

/** An attempt as far as the limits of requests look at it. */
export type RecentAttempt = Omit<EndingAttempt, 'draft'> &
  Pick<r.AttemptRecord, 'page' | 'lane' | 'startedAt' | 'expiresAt' | 'endedAt'>

/** The newest row of the audit log. */
export interface AuditHead {
  readonly sequence: number
  readonly hash: string
}

export interface Lookups extends DirectoryLookups, OpenIdLookups {
  instance(): r.InstanceRecord | undefined
  guard(tenant: string, subject: string): r.GuardRecord | undefined
  /** `passwordGuard`: the subject of the guard whose wrong passwords count. */
  standing(tenant: string, user: string, passwordGuard: string): Standing | undefined
  /** Until when `source` may not ask `subject`; 0 when it may. */
  blockedUntil(tenant: string, subject: string, source: string): number

  browser(cookieHash: string): r.BrowserRecord | undefined
  /** The page of this token, where it is one of the browser with this cookie. */
  openPage(
    tenant: string,
    tokenHash: string,
    cookieHash: string,
  ): { readonly page: r.PageRecord; readonly browser: r.BrowserRecord } | undefined
  page(tenant: string, tokenHash: string): r.PageRecord | undefined
  /** The id of the browser that bears this known-browser cookie. */
  knownBrowser(cookieHash: string): string | undefined
  /** The same, where `user` is known to use it. */
  knownBrowserOf(tenant: string, user: string, cookieHash: string): string | undefined

  device(tenant: string, id: string): r.DeviceRecord | undefined
  deviceByKey(thumbprint: string): r.DeviceRecord | undefined
  /** Prepared and active ones of all people: the accounts of one device in one tenant. */
  devicesOnInstallation(tenant: string, installation: string): readonly r.DeviceRecord[]
  /** Prepared and active ones. */
  devicesOf(tenant: string, user: string): readonly r.DeviceRecord[]
  /** Of a user who is not disabled. */
  approversOf(tenant: string, user: string): readonly Approver[]
  credential(tenant: string, id: string): r.CredentialRecord | undefined
  /** Users, not disabled, with an active credential on an active device, in the order of their names. */
  credentialHolders(tenant: string, portion: Portion): readonly UserRecord[]
  /** In any tenant, removed or not: an id is never used twice. */
  credentialExists(id: string): boolean
  /** The active one. */
  credentialOf(tenant: string, device: string): r.CredentialRecord | undefined
  invitation(tenant: string, id: string): r.InvitationRecord | undefined
  /** The one read that finds a tenant by a secret of 128 bits instead of by its id. */
  invitationByCode(codeHash: string): r.InvitationRecord | undefined
  phoneSignInCode(tenant: string, codeHash: string): r.PhoneSignInCodeRecord | undefined
  credentialOptions(tenant: string, device: string): r.CredentialOptionsRecord | undefined

  attempt(tenant: string, id: string): r.AttemptRecord | undefined
  held(tenant: string, attempt: string, device: string): Held | undefined
  requestsOf(tenant: string, attempt: string): readonly r.RequestRecord[]
  /** Attempts of `subject` that began after `since`, the newest first, at most `limit`. */
  attemptsSince(
    tenant: string,
    subject: string,
    since: number,
    limit: number,
  ): readonly RecentAttempt[]
  pendingFor(tenant: string, subject: string, device: string): readonly r.RequestRecord[]
  /** Of all tenants, at start. */
  pending(): readonly r.AttemptRecord[]

  auditHead(): AuditHead | undefined
  audit(after: number, limit: number): readonly r.AuditRecord[]
  /** A tenant's rows from before sequence number `before`, the newest first. */
  auditOf(tenant: string, before: number, limit: number): readonly r.AuditRecord[]
}

export interface Changes extends DirectoryChanges, OpenIdChanges {
  putInstance(instance: r.InstanceRecord): void
  putGuard(guard: r.GuardRecord): void
  /** Those of `subject` and of its lanes, `subject/…`. */
  deleteGuards(tenant: string, subject: string): void
  block(tenant: string, subject: string, source: string, until: number): void
  unblock(tenant: string, subject: string): void

  putBrowser(browser: r.BrowserRecord): void
  deleteBrowser(id: string): void
  putPage(page: r.PageRecord): void
  /** Shows `attempt` on the page, where it still is about `subject`; whether it is. */
  showAttempt(tenant: string, tokenHash: string, subject: string, attempt: string): boolean
  deletePage(tenant: string, tokenHash: string): void
  /** Whoever is signed in as `subject`, or is about to be, begins again. */
  deletePagesOf(tenant: string, subject: string): void
  /** Makes the browser `id` known to `user`; its cookie from now on has the hash `cookieHash`. */
  putKnownBrowser(tenant: string, user: string, id: string, cookieHash: string, at: number): void

  putDevice(device: r.DeviceRecord): void
  putCredential(credential: r.CredentialRecord): void
  /** Sets counter and last use. */
  useCredential(tenant: string, id: string, counter: number, at: number): void
  putInvitation(invitation: r.InvitationRecord): void
  putPhoneSignInCode(code: r.PhoneSignInCodeRecord): void
  deletePhoneSignInCode(tenant: string, codeHash: string): void
  putCredentialOptions(options: r.CredentialOptionsRecord): void
  deleteCredentialOptions(tenant: string, device: string): void

  /** Forgets what `subject` was asked and is over. */
  forgetAttempts(tenant: string, subject: string): void
  insertAttempt(attempt: r.AttemptRecord): void
  insertRequest(request: r.RequestRecord): void
  /** Ends an attempt that is pending and erases its number; whether this call was the one that ended it. */
  endAttempt(
    tenant: string,
    id: string,
    state: Exclude<r.AttemptState, 'pending' | 'approved'>,
    reason: string,
    at: number,
  ): boolean
  /** As `endAttempt`, but only while the attempt lives. */
  approveAttempt(tenant: string, id: string, at: number): boolean
  /** Takes the session of an approved attempt; whether this call was the one that took it. */
  completeAttempt(tenant: string, id: string): boolean

  appendAudit(row: r.AuditRecord): void
  /** Forgets what is over; how many enrolments that nobody confirmed were among it. */
  sweep(when: Sweep): number
}

export interface Sweep {
  /** Enrolments prepared by then and not confirmed go. */
  readonly preparedBefore: number
  readonly now: number
  /** Whatever ended, expired or was last seen by then goes. Reads whole tables, so it is left out at times. */
  readonly overBefore: number | undefined
}

export interface Tables extends Lookups, Changes {}

/** The same reads outside a decision. */
export type Findings = {
  readonly [K in keyof Lookups]: (...of: Parameters<Lookups[K]>) => Promise<ReturnType<Lookups[K]>>
}
