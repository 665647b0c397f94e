/** All that the authenticator window shows, as one value. @module */
import type { BridgeProblem } from './bridge.ts'
import type { DesktopProblemCode, KeychainCode } from './desktop-problems.ts'
import type { LocalRelyingParty } from './local-relying-party.ts'
import type { LanguageChoice, RequestEnd } from './prompt-bridge.ts'
import type { UsageCounter } from './usage-counters.ts'

type Problem = BridgeProblem<DesktopProblemCode>

export interface AuthenticatorState {
  readonly settings: SettingsState
  readonly receiving: Receiving
  /** The largest difference that is more than a minute; requests do not suffer from it. */
  readonly clock?: ClockDifference
  readonly relyingParty: LocalRelyingParty
  readonly accounts: readonly AccountState[]
  /** Accounts that their relying party ended, newest first. */
  readonly ended: readonly EndedAccountState[]
  /** The account being added, where one is. */
  readonly enrollment?: EnrollmentState
  /** Links that came meanwhile, and are asked about one after the other. */
  readonly enrollmentsWaiting: number
  readonly waiting: readonly WaitingRequest[]
  /** Newest first. */
  readonly recent: readonly RecentRequest[]
  /** Whether a PIN is set on this device. */
  readonly pinSet: boolean
  readonly osVerification: OsVerificationState
  readonly about: About
  /** What was asked for outside the window, such as in the tray; another `id`, another asking. */
  readonly asked?: { readonly view: 'settings'; readonly id: number }
}

/** Whether a request would reach the person, as the tray shows it. */
export type Receiving =
  /** No account yet: there is nothing to receive. */
  | { readonly state: 'none' }
  | { readonly state: 'ready' }
  | { readonly state: 'connecting' }
  /** The relying parties of these accounts are not reached; it is tried again by itself. */
  | { readonly state: 'offline' }
  /** Requests arrive by keys that are in memory, and the keychain does not give those that approve. */
  | { readonly state: 'cannot-approve'; readonly why: KeychainCode }
  /** The keychain does not give the keys. */
  | {
      readonly state: 'cannot-receive'
      readonly why:
        KeychainCode | 'vault-damaged' | 'vault-newer' | 'vault-unreadable' | 'vault-in-use'
    }

/** This computer's clock is so far ahead of the relying party's at `origin`, or, below 0, behind it. */
export interface ClockDifference {
  readonly origin: string
  readonly aheadMs: number
}

export interface AccountState {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly tenant: { readonly id: string; readonly name: string; readonly domain: string }
  /** `https://localhost:PORT`. */
  readonly origin: string
  readonly state: 'active' | 'adding'
  readonly phoneSignIn: 'on' | 'off' | 'turning-on' | 'deleted'
  /** Whether it has one-time codes. */
  readonly codes: boolean
  /** `missing`: the keychain is there and lacks the key. */
  readonly key: 'ready' | 'unread' | 'missing'
  readonly connection: AccountConnection
  /** Its organization asks nothing of this app until it is updated. */
  readonly isAppTooOld?: true
  /** What is being done with it just now, and why the last such thing was not done. */
  readonly busy?: 'turning-on' | 'turning-off' | 'removing'
  readonly problem?: Problem
}

/** A one-time code. No state carries one: it is answered to whoever asks. */
export interface ShownCode {
  readonly code: string
  /** From the answer on. */
  readonly validForMs: number
  readonly periodSeconds: number
}

export type AccountConnection =
  | { readonly state: 'off' | 'connecting' | 'connected' }
  /** `retryInMs` from the moment of this state, where it tries by itself. */
  | { readonly state: 'offline'; readonly why: OfflineWhy; readonly retryInMs?: number }

export type OfflineWhy =
  | 'refused'
  | 'impostor'
  | 'timeout'
  | 'version'
  | 'busy'
  | 'unclear'
  | 'closed'
  | 'silent'
  | 'malformed'
  | 'wrong-key'
  | 'keys-unread'
  | 'not-accepted'

export interface EndedAccountState {
  readonly id: string
  readonly name: string
  readonly tenantName: string
  /** Epoch ms. */
  readonly endedAt: number
}

export type EnrollmentState =
  /** Nothing was sent yet. */
  | {
      readonly step: 'connect'
      readonly host: string
      readonly port: number
      readonly tenantId: string
    }
  | { readonly step: 'connecting' }
  /** As the relying party signed it. Nothing was made or stored yet. */
  | {
      readonly step: 'add'
      readonly origin: string
      readonly tenant: { readonly name: string; readonly domain: string }
      readonly account: { readonly name: string; readonly displayName: string }
    }
  | { readonly step: 'adding' }
  | { readonly step: 'added'; readonly accountId: string }
  /** `begun`: the relying party may have it; it is gone on with by itself. */
  | { readonly step: 'failed'; readonly problem: Problem; readonly begun: boolean }

export interface WaitingRequest {
  readonly id: string
  readonly application: string
  readonly account: string
  readonly tenantName: string
  /** From the moment of this state, and in all: as its tenant lets one live, ms. */
  readonly remainingMs: number
  readonly lifetimeMs: number
}

export interface RecentRequest {
  readonly id: string
  readonly application: string
  readonly account: string
  readonly tenantName: string
  readonly place?: string
  readonly browser?: string
  /** When the sign-in was started, epoch ms. */
  readonly at: number
  /** `missed`: this app was not there to see how it ended. */
  readonly end: RequestEnd | { readonly outcome: 'missed' }
}

export interface SettingsState {
  readonly language: LanguageChoice
  /** `unavailable` where the system has no place for it. */
  readonly startAtLogin: boolean | 'unavailable'
  readonly notifications: boolean
  readonly usageData: UsageDataState
  /** Whether the guided first sign-in was finished or put away. */
  readonly guideDone: boolean
}

export interface UsageDataState {
  readonly on: boolean
  /** Exactly what is held, as it is kept on this computer: names of counters and their numbers. */
  readonly held: readonly { readonly name: UsageCounter; readonly count: number }[]
}

export interface OsVerificationState {
  readonly means: 'polkit' | 'touch-id' | 'windows-hello' | 'none'
  /** Whether the system can ask just now, and if not, why. */
  readonly available: 'ready' | 'not-installed' | 'no-agent' | 'not-set-up' | 'unavailable'
  /** Whether the person allowed it, after giving the PIN once. */
  readonly allowed: boolean
  /** Names of accounts whose tenant demands the PIN whatever is allowed here. */
  readonly pinDemanded: readonly string[]
  /** The command that puts the action in its place, where that is what is missing. */
  readonly installCommand?: string
  readonly busy: boolean
  readonly problem?: Problem
}

export interface About {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** Set where the runtime is an older one that serves for development only. */
  readonly developmentRuntime: boolean
  readonly sandboxed: boolean
  readonly dataFolder: string
}
