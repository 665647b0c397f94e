/** What the desktop needs from the world around it. @module */
import type { WindowName } from '#protocol/bridge'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { AuthenticatorEvent } from '../authenticator/authenticator-event.ts'
import type { OsPrompt, PinEntry, UserVerifier } from '../authenticator/ports.ts'
import type { Vault } from '../authenticator/vault.ts'

export interface Clock {
  /** Epoch ms, as the machine believes. */
  now(): number
  /** Milliseconds that never go back, from some moment. */
  monotonic(): number
  /** Calls `act` once, `ms` from now; the answer takes it back. */
  after(ms: number, act: () => void): () => void
}

/** The windows, by name; each is made when it is first shown and gone when it is closed. */
export interface Windows {
  /** Shows it and brings it to the front. */
  show(window: Exclude<WindowName, 'simulation'>): void
  close(window: Exclude<WindowName, 'simulation'>): void
  /** Makes it as high as its content: CSS pixels. */
  fit(window: 'prompt' | 'pin', contentHeight: number): void
  isShown(window: Exclude<WindowName, 'simulation'>): boolean
  /** The page of a tenant in the simulation window. */
  openSimulation(tenant: string, page: 'sign-in' | 'mysecurityinfo'): void
}

/** What the desktop environment shows beside windows; what waits, it reads from the state. */
export interface Notices {
  /** A request came and ended while nobody could see it. */
  requestMissed(request: Notice): void
}

export interface Notice {
  readonly id: string
  readonly application: string
  readonly account: string
  readonly tenantName: string
}

/** Whether the screen is locked, where the system tells. */
export interface ScreenLock {
  /** Told when it changes, and at once if it is locked; the answer ends it. */
  onChange(listener: (locked: boolean) => void): () => void
}

/** Who hears what the authenticator tells. */
export interface AuthenticatorListener {
  readonly hear: (event: AuthenticatorEvent) => void
  /** A keychain call begins to wait for the person to unlock it, or does no more. */
  readonly waitingForUnlock: (waiting: boolean) => void
}

/** The authenticator once its vault is open; opening may fail and be tried again. */
export interface OpenAuthenticator {
  readonly authenticator: Authenticator
  readonly vault: Pick<Vault, 'pinState' | 'onChange'>
  /** Verifies by the system where that is allowed and there, and by the PIN otherwise. */
  createVerifier(pinEntry: PinEntry, asksBy: (means: 'pin' | 'os') => void): UserVerifier
  /** What the keychain looks like from beside it: asks nobody to unlock it. */
  look(): Promise<'absent' | 'locked' | 'unlocked' | 'not-answering' | 'unknown'>
  readonly osPrompt: OsPrompt | undefined
  readonly osInstaller: OsInstaller | undefined
  /** Deletes every key, here and in the keychain, and ends the authenticator. */
  eraseKeys(): Promise<void>
}

/** Puts in its place what the system must know before it may be asked. */
export interface OsInstaller {
  /** The same, as a person can run it. */
  readonly command: string
  install(): Promise<'installed' | 'dismissed' | 'refused' | 'no-agent' | 'failed'>
}

/** The relying party that the app itself runs. */
export interface LocalRelyingPartyRunner {
  state(): LocalRelyingParty
  /** Begins it again, at another port where one is given. */
  start(port?: number): void
  /** A tenant's console in the system's browser, by a link that opens it once. */
  openConsole(tenant: string): Promise<'opened' | 'not-running' | 'no-link'>
  eraseAll(): Promise<void>
}

/** One small file of the desktop's own, read at start and replaced whole. */
export interface Keeping<T> {
  /** `undefined` where there is none, or none that can be read. */
  read(): T | undefined
  write(value: T): void
}

/** Whether the app starts when the person signs in to the computer. */
export interface LoginItem {
  state(): boolean | 'unavailable'
  set(on: boolean): void
}
