/** The desktop's mind with a real authenticator and a real relying party; its windows are a list of what is shown. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuthenticatorState, RecentRequest } from '#protocol/authenticator-state'
import type { PromptRequest } from '#protocol/prompt-bridge'
import { assembleDevice } from '../../src/main/assemble-device.ts'
import { createPinUserVerifier } from '../../src/main/authenticator/adapters/pin-user-verifier.ts'
import { createDesktop, type Desktop } from '../../src/main/desktop/desktop.ts'
import type { Keeping, Notice } from '../../src/main/desktop/ports.ts'
import { version } from '../../src/main/device/version.ts'
import { toProblem } from '../../src/main/ipc/problems.ts'
import type { Vault } from '../../src/main/authenticator/vault.ts'
import { aPageOverHttps, type PageOverHttps } from './page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from './relying-party-process.ts'
import { aSkippingClock, type SkippingClock } from './skipping-clock.ts'

export interface DesktopWorld extends AsyncDisposable {
  readonly desktop: Desktop
  readonly relyingParty: RelyingPartyProcess
  /** The desktop's and the device's monotonic clock goes on by so much, and what falls due is done. */
  skip(ms: number): void
  readonly clock: SkippingClock
  readonly shown: ReadonlySet<string>
  readonly missed: readonly Notice[]
  readonly faults: readonly unknown[]
  /** The authenticator's own. */
  readonly folder: string
  begunAnew(): boolean
  page(tenant?: string): PageOverHttps
  /** Settles when the state is as wanted; throws after 10 s. */
  until(what: string, is: (state: AuthenticatorState) => boolean): Promise<AuthenticatorState>
  /** The request in front, once it is asked about. */
  request(): Promise<PromptRequest>
  /** Link, both consents, phone sign-in on with this PIN; the account's id. */
  addAccount(pin: string): Promise<string>
  givePin(pin: string): Promise<void>
  untilPinAsked(): Promise<void>
}

export async function aDesktopWorld(): Promise<DesktopWorld> {
  const relyingParty = await startRelyingParty()
  const folder = await mkdtemp(join(tmpdir(), 'countersign-desktop-'))
  const shown = new Set<string>()
  const missed: Notice[] = []
  const faults: unknown[] = []
  const listeners = new Set<() => void>()
  let begun = false
  const clock = aSkippingClock()
  const desktop = createDesktop({
    clock,
    windows: {
      show(name) {
        if (shown.has(name)) return
        shown.add(name)
        desktop.shown(name)
      },
      close(name) {
        if (shown.delete(name)) desktop.closed(name)
      },
      fit: () => undefined,
      isShown: (name) => shown.has(name),
      openSimulation: () => undefined,
    },
    notices: { requestMissed: (notice) => void missed.push(notice) },
    relyingParty: {
      state: () => ({ state: 'starting' }),
      start: () => undefined,
      openConsole: () => Promise.resolve('not-running'),
      eraseAll: () => Promise.resolve(),
    },
    loginItem: { state: () => 'unavailable', set: () => undefined },
    about: {
      ...{ version: '', electron: '', chromium: '', node: '', dataFolder: folder },
      ...{ developmentRuntime: false, sandboxed: true },
    },
    kept: {
      settings: aKeeping(),
      requests: aKeeping<readonly RecentRequest[]>(),
      usage: aKeeping(),
    },
    async open({ hear }) {
      const device = await assembleDevice(
        { data: folder, vault: 'file' },
        {
          ...{ version, clock },
          say: () => undefined,
          crashPoints: { reached: () => undefined },
          startHelper: () => {
            throw new TypeError('a vault in a file needs no keychain')
          },
        },
      )
      device.on(hear)
      const { authenticator, vault } = device
      return {
        ...{ authenticator, vault, osPrompt: undefined, osInstaller: undefined },
        look: () => device.look(),
        createVerifier: (pinEntry) => createPinUserVerifier(vault satisfies Vault, pinEntry),
        async eraseKeys() {
          await vault.erase()
          await authenticator.stop()
        },
      }
    },
    problemOf: (error) =>
      toProblem(
        error,
        (_id, fault) => void faults.push(fault),
        () => 'f00d',
      ),
    copy: () => undefined,
    timeText: (epochMs) => new Date(epochMs).toISOString().slice(11, 16),
    uncopy: () => undefined,
    eraseFiles: () => rm(folder, { recursive: true, force: true }),
    beginAnew: () => {
      begun = true
    },
    changed: () => {
      for (const listener of [...listeners]) listener()
    },
  })
  await desktop.start()

  function untilTrue(what: string, is: () => boolean): Promise<void> {
    if (is()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        listeners.delete(look)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        stop()
        reject(
          new Error(
            `never: ${what}; ${JSON.stringify(desktop.authenticatorState().enrollment)} ${String(faults[0])}`,
          ),
        )
      }, 10_000)
      const look = (): void => {
        if (!is()) return
        stop()
        resolve()
      }
      listeners.add(look)
    })
  }

  const world: DesktopWorld = {
    ...{ desktop, relyingParty, shown, missed, faults, folder, clock },
    begunAnew: () => begun,
    skip: (ms) => clock.skip(ms),
    page: (tenant = 'contoso.com') => aPageOverHttps(relyingParty.ready, tenant),
    async until(what, is) {
      await untilTrue(what, () => is(desktop.authenticatorState()))
      return desktop.authenticatorState()
    },
    async request() {
      const first = () => desktop.promptState().requests[0]
      await untilTrue('a request', () => first()?.status.step === 'asking')
      const request = first()
      if (request === undefined) throw new Error('the request has gone')
      return request
    },
    async addAccount(pin) {
      const link = await world.page().invite('balas@contoso.com')
      await desktop.authenticator.beginEnrollment({ link })
      await world.until('the first consent', ({ enrollment }) => enrollment?.step === 'connect')
      await desktop.authenticator.connectEnrollment()
      await world.until('the second consent', ({ enrollment }) => enrollment?.step === 'add')
      await desktop.authenticator.addEnrollment()
      const { enrollment } = await world.until(
        'added',
        (state) => state.enrollment?.step === 'added',
      )
      if (enrollment?.step !== 'added') throw new Error('not added')
      const { accountId } = enrollment
      const turnedOn = desktop.authenticator.turnOnPhoneSignIn({ accountId })
      await world.untilPinAsked()
      await world.givePin(pin)
      const answer = await turnedOn
      if (answer !== null) throw new Error(JSON.stringify(answer))
      await world.until('connected', ({ receiving }) => receiving.state === 'ready')
      return accountId
    },
    async givePin(pin) {
      const answer = await desktop.pin.give({ pin })
      if (answer !== null) throw new Error(JSON.stringify(answer))
    },
    untilPinAsked: () =>
      untilTrue('the PIN window asks', () => desktop.pinState().question?.checking === false),
    async [Symbol.asyncDispose]() {
      await desktop.stop()
      await relyingParty[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}

function aKeeping<T>(): Keeping<T> {
  let kept: T | undefined
  return {
    read: () => kept,
    write(value) {
      kept = value
    },
  }
}
