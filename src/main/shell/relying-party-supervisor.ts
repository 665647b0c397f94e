/**
 * Keeps the relying party running beside the app, and never goes down with it.
 * @module
 */
import type { RelyingPartyMessage } from '#protocol/relying-party-process'
import type { Refusal, RelyingPartyReady, RelyingPartyState } from './relying-party-state'

/** One process, from its start to its end. */
export interface Run {
  /** Its first message; never resolves where it ends without one. */
  readonly said: Promise<RelyingPartyMessage>
  /** The exit code, asked or not. Never rejects. */
  readonly ended: Promise<number>
  /** Where a tenant's console opens, once; undefined where there is no such tenant. May never resolve. */
  consoleLink(tenant: string): Promise<string | undefined>
  askToStop(): void
  kill(): void
}

/** At which port: chosen before there are accounts, or moved to with accounts that know another one. */
export type PortChoice = { readonly port: number } | { readonly moveTo: number }

/**
 * What choosing this port means now: accounts that know another one must be added again after the move, so it is a move
 * wherever it may have accounts.
 */
export function choiceOf(port: number, state: RelyingPartyState): PortChoice {
  const refusal =
    state.step === 'stopped' && state.why.reason === 'refused' ? state.why.refusal : undefined
  return refusal?.settled === false ? { port } : { moveTo: port }
}

export interface SupervisorNeeds {
  readonly launch: (choice: PortChoice | undefined) => Run
  readonly now: () => number
  /** Calls back once after `milliseconds`; the result calls it off. */
  readonly after: (milliseconds: number, act: () => void) => () => void
  /** 0 ≤ x < 1 */
  readonly random: () => number
  /** Taken until the first start that works. */
  readonly choice?: PortChoice | undefined
}

export interface RelyingPartySupervisor {
  readonly state: RelyingPartyState
  /** Hears every change from now on; the result unsubscribes. */
  onState(listener: (state: RelyingPartyState) => void): () => void
  /** *Try again*: at once, with nothing held against it. While it runs, only another port changes anything. */
  start(choice?: PortChoice): Promise<void>
  /** Asks it to end well, and ends it after two seconds. */
  stop(): Promise<void>
  /** Of the process that runs now. */
  adminToken(): string | undefined
  /** Where a tenant's console opens, once; undefined where nobody gives that. */
  consoleLink(tenant: string): Promise<string | undefined>
}

export const baseDelayMs = 500
export const maxDelayMs = 30_000
/** Whoever ran so long is well again. */
export const stableAfterMs = 60_000
/** After so many quick ends it is left alone. */
export const maxQuickEnds = 6
export const stopWithinMs = 2_000
/** Whoever says nothing for so long says nothing. */
export const readyWithinMs = 30_000
/** Whoever gives no link for so long gives none. */
export const linkWithinMs = 5_000

/** A fault of its own that may pass; every other refusal waits for the person. */
const mayPass: ReadonlySet<string> = new Set(['INTERNAL'])

export function createRelyingPartySupervisor(needs: SupervisorNeeds): RelyingPartySupervisor {
  const { launch, now, after, random } = needs
  const listeners = new Set<(state: RelyingPartyState) => void>()
  let state: RelyingPartyState = { step: 'stopped', why: { reason: 'not-begun' } }
  let choice = needs.choice
  let adminToken: string | undefined
  let quickEnds = 0
  let run: Run | undefined
  let callOff = (): void => undefined
  /** Counts what was asked, so that only the last wish is carried out after a wait. */
  let wishes = 0

  const become = (next: RelyingPartyState): void => {
    state = next
    for (const listener of [...listeners]) listener(next)
  }

  const begin = (): void => {
    const mine = launch(choice)
    const begunAt = now()
    run = mine
    become({ step: 'starting' })
    // It ends, rather than being waited for without end: that is then an end like any other.
    callOff = after(readyWithinMs, () => mine.kill())
    let refused: Refusal | undefined
    void mine.said.then((message) => {
      if (run !== mine || state.step !== 'starting') return
      callOff()
      if (message.event === 'ready') {
        choice = undefined
        adminToken = message.adminToken
        become({ step: 'running', ready: withoutToken(message) })
        callOff = after(stableAfterMs, () => (quickEnds = 0))
        return
      }
      if (!mayPass.has(message.code)) refused = toRefusal(message)
      mine.askToStop()
      callOff = after(stopWithinMs, () => mine.kill())
    })
    void mine.ended.then((exitCode) => {
      if (run !== mine) return
      callOff()
      run = undefined
      adminToken = undefined
      if (state.step === 'stopping') become({ step: 'stopped', why: { reason: 'asked' } })
      else if (refused === undefined) goOn(exitCode, now() - begunAt)
      else become({ step: 'stopped', why: { reason: 'refused', refusal: refused } })
    })
  }

  const goOn = (exitCode: number, livedMs: number): void => {
    quickEnds = livedMs >= stableAfterMs ? 1 : quickEnds + 1
    if (quickEnds >= maxQuickEnds) {
      become({ step: 'stopped', why: { reason: 'failing', ends: quickEnds, exitCode } })
      return
    }
    const delayMs = Math.round(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** quickEnds))
    callOff = after(delayMs, begin)
    become({ step: 'restarting', attempt: quickEnds, at: now() + delayMs })
  }

  const end = async (): Promise<void> => {
    callOff()
    const mine = run
    if (mine === undefined) {
      become({ step: 'stopped', why: { reason: 'asked' } })
      return
    }
    become({ step: 'stopping' })
    mine.askToStop()
    callOff = after(stopWithinMs, () => mine.kill())
    await mine.ended
  }

  return {
    get state() {
      return state
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async start(wanted) {
      if (wanted === undefined && run !== undefined && state.step !== 'stopping') return
      const wish = ++wishes
      choice = wanted ?? choice
      if (run !== undefined) await end()
      if (wish !== wishes) return
      callOff()
      quickEnds = 0
      begin()
    },
    async stop() {
      wishes++
      await end()
    },
    adminToken: () => adminToken,
    consoleLink(tenant) {
      const mine = run
      if (mine === undefined || state.step !== 'running') return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const callOffWait = after(linkWithinMs, () => resolve(undefined))
        void mine.consoleLink(tenant).then((link) => {
          callOffWait()
          resolve(link)
        })
      })
    },
  }
}

function toRefusal({ code, sentence, port, settled, holder, person }: Refusal): Refusal {
  return { code, sentence, port, settled, holder, person }
}

function withoutToken({ origin, authority, tenants }: RelyingPartyReady): RelyingPartyReady {
  return { origin, authority, tenants }
}
