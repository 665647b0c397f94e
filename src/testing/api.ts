/**
 * What the tests of an application get: the types of `countersign/testing`, which lean on nothing else.
 * @module
 */
/// <reference lib="esnext.disposable" preserve="true" />
import type { TenantWish } from './tenant-wish.ts'

export interface RelyingPartyOptions {
  /** What the tenant is like, or several of them: a tenant's file, of which all but the domain can be left out. */
  readonly tenant?: TenantWish | readonly TenantWish[]
  /** Brings the numbers and ids of an earlier run back. Keys and secrets never come from it. */
  readonly seed?: string | number
  /** A free one where it is left out. */
  readonly port?: number
  /** A folder that is kept afterwards; left out: one that is made for this run, and removed when it is closed. */
  readonly data?: string
  readonly clock?: ClockWish
  /** Told each line of the relying party's log. Left out: faults alone go to standard error. */
  readonly log?: (line: string) => void
}

export interface ClockWish {
  /** Left out: now. */
  readonly startsAt?: Date | string | number
  /** Whether time passes by `advance` alone. */
  readonly stands?: boolean
}

/** The clock of the relying party and of its virtual authenticators. */
export interface TestClock {
  /** Epoch milliseconds. */
  now(): number
  /** Lets so much time pass at once, with all that falls due on the way. */
  advance(ms: number): Promise<void>
}

export interface TestUser {
  readonly id: string
  /** As they sign in: `adele@contoso.com`. */
  readonly name: string
  readonly displayName: string
  /** Theirs, or one that was made for this run. */
  readonly password: string
}

export interface TestApplication {
  readonly clientId: string
  readonly displayName: string
  /** There where it has one. */
  readonly secret?: string
}

export interface TestTenant {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly users: readonly TestUser[]
  readonly applications: readonly TestApplication[]
}

export interface RelyingParty extends AsyncDisposable {
  /** `https://localhost:PORT`. */
  readonly origin: string
  /** What an application takes as its authority: `https://localhost:PORT/{tenant id}`. By id or domain; else the first. */
  authority(tenant?: string): string
  /** What its tokens name as their issuer: the authority and `/v2.0`. */
  issuer(tenant?: string): string
  readonly caCertificate: {
    readonly pem: string
    /** For `NODE_EXTRA_CA_CERTS`. */
    readonly path: string
  }
  /** What makes a Chromium trust this relying party's key, and nothing else besides. */
  readonly chromiumArguments: readonly string[]
  readonly tenants: readonly TestTenant[]
  /** By name; throws where there is none. */
  user(name: string): TestUser
  /** By display name or client id; throws where there is none. */
  application(name: string): TestApplication
  readonly clock: TestClock
  /** A bearer token for `/admin` and the Graph-shaped API. */
  readonly adminToken: string
  /** Ends it and its virtual authenticators, and removes its folder. */
  close(): Promise<void>
}

/** What a request shows to the person, as it was signed. */
export interface ShownRequest {
  /** The transaction, as the sign-in log has it. */
  readonly id: string
  /** The application that asks; the tenant's name where its policy does not show it. */
  readonly application: string
  readonly purpose: 'sign-in' | 'second-factor'
  /** How many digits the number has. The number itself is not in it. */
  readonly digits: number
  readonly place?: string
  readonly address?: string
  readonly browser?: string
  readonly os?: string
  readonly isSameDevice?: boolean
  readonly isSameNetwork?: boolean
  readonly isKnownBrowser?: boolean
  /** Epoch milliseconds, by the relying party's clock. */
  readonly startedAt: number
  readonly expiresAt: number
}

export type DenialReason = 'declined' | 'not-me' | 'wrong-app'

export interface Waiting {
  /** How long to wait for what is awaited, in real milliseconds. */
  readonly timeout?: number
}
export interface Approving extends Waiting {
  /** As the page shows it. Left out: the right one. */
  readonly number?: string
}
export interface Denying extends Waiting {
  /** `declined` where it is left out. */
  readonly reason?: DenialReason
}

/** Each answers the oldest request that waits, or else the next one, and tells what it showed. */
export interface VirtualAuthenticator extends AsyncDisposable {
  readonly user: TestUser
  /** Fails where the sign-in is not approved by it. */
  approve(how?: Approving): Promise<ShownRequest>
  /** Fails where the sign-in is not denied by it. */
  deny(how?: Denying): Promise<ShownRequest>
  /** Lets it wait until it ends by itself. */
  ignore(how?: Waiting): Promise<ShownRequest>
  /** Ends the sign-in, and is counted against the account, as a wrong number is. */
  answerWithWrongNumber(how?: Waiting): Promise<ShownRequest>
  /** Does the same with every request from now on, beginning with those that wait. */
  readonly always: {
    approve(): void
    deny(how?: Pick<Denying, 'reason'>): void
    ignore(): void
    answerWithWrongNumber(): void
    /** Back to one by one. */
    ask(): void
  }
  /** Each answer is given so long after its request came, by the relying party's clock. */
  delay(ms: number): void
  /** Settles once the relying party knows. What is asked meanwhile comes afterwards, where it still lives. */
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  /** What the next request shows: each request once, whatever is answered. It stays to be answered. */
  expectChallenge(how?: Waiting): Promise<ShownRequest>
  /** The one-time code that it shows now. */
  oneTimeCode(): Promise<string>
  /** Takes the account off, as the person does in the app, and closes. */
  remove(): Promise<void>
  /** The relying party goes on counting on it, as on a device that is off. */
  close(): Promise<void>
}

export interface AuthenticatorOptions extends Waiting {
  /** How it is called in security info. */
  readonly name?: string
}
