/** Keychain calls, one in flight, each with an end: an answer, or which of the ways it cannot be had. @module */
import { setTimeout } from 'node:timers/promises'
import { AuthenticatorError, type AuthenticatorErrorCode } from '../errors.ts'
import type { HelperAnswer, KeychainHelper } from './keychain-helper.ts'
import type { KeychainReply, KeychainWish } from './keychain-messages.ts'
import type { KeyringState, LookAtKeyring } from './secret-service.ts'

export interface KeychainLimits {
  /** For a whole call with its retries, unless the system waits for the person. */
  readonly deadlineMs: number
  /** A call that takes longer is looked at from beside, and then again and again. */
  readonly lookAfterMs: number
  /** How long the system's unlock prompt may stand. */
  readonly promptMs: number
  /** Waits before the second and the third try of a call that failed at once. */
  readonly retryAfterMs: readonly number[]
}

export const keychainLimits: KeychainLimits = {
  deadlineMs: 4_800, // so that the person is told within 5 s
  lookAfterMs: 1_000,
  promptMs: 60_000,
  retryAfterMs: [50, 200],
}

export interface KeychainTools {
  readonly helper: KeychainHelper
  readonly look: LookAtKeyring
  readonly limits: KeychainLimits
  readonly onWaiting: (waiting: boolean) => void
}

type Done = Extract<KeychainReply, { readonly outcome: 'done' }>

export class KeychainCalls {
  readonly #tools: KeychainTools
  #last: Promise<unknown> = Promise.resolve()
  /** Counts keyrings found hanging: a call that waited behind one shares its end instead of its own 5 s. */
  #hung = 0

  constructor(tools: KeychainTools) {
    this.#tools = tools
  }

  make(wish: KeychainWish): Promise<Done> {
    const hungBefore = this.#hung
    const mine = this.#last.then(async () => {
      if (this.#hung > hungBefore) throw failure('KEYCHAIN_NOT_ANSWERING')
      try {
        return await this.#tryThrice(wish)
      } catch (error) {
        if (isHung(error)) this.#hung++
        throw error
      }
    })
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** When nothing is under way. */
  async settled(): Promise<void> {
    await this.#last
  }

  async #tryThrice(wish: KeychainWish): Promise<Done> {
    const { helper, look, limits } = this.#tools
    const began = performance.now()
    const time = { began, until: began + limits.deadlineMs }
    for (const pause of [...limits.retryAfterMs, undefined]) {
      const answer = await this.#tryOnce(wish, time)
      if (answer.outcome === 'done' && foundSomething(wish, answer)) return answer
      if (answer.outcome === 'library-missing') throw failure('KEYCHAIN_ABSENT')
      // What failed once may hold on to a keyring that is no more: the next call begins afresh.
      if (answer.outcome === 'failed') helper.end()
      const state = await look(lookingTime(time))
      if (state === 'locked') throw failure('KEYCHAIN_LOCKED')
      if (state === 'not-answering') throw failure('KEYCHAIN_NOT_ANSWERING')
      if (answer.outcome === 'done' && state !== 'absent') return answer
      if (pause === undefined || leftOf(time) < pause) throw failure(codeOf(answer, state))
      await setTimeout(pause)
    }
    throw failure('KEYCHAIN_REFUSING')
  }

  /** Ends with the helper's answer, or by ending the helper. */
  async #tryOnce(wish: KeychainWish, time: CallTime): Promise<HelperAnswer> {
    const { helper, look, limits, onWaiting } = this.#tools
    const asked = helper.ask(wish)
    let waiting = false
    try {
      for (;;) {
        const answer = await orAfter(asked, Math.min(limits.lookAfterMs, leftOf(time)))
        if (answer) return answer
        if (leftOf(time) <= 0) {
          helper.end()
          throw failure(waiting ? 'KEYCHAIN_WAITING_FOR_UNLOCK' : 'KEYCHAIN_NOT_ANSWERING')
        }
        const seen = await Promise.race([asked, look(lookingTime(time))])
        if (typeof seen !== 'string') return seen
        if (seen === 'locked' && !waiting) {
          waiting = true
          time.until = time.began + limits.promptMs
          onWaiting(true)
        } else if (seen === 'unlocked' && waiting) {
          // Unlocked some other way, while the prompt still stands: asked again, it answers.
          time.until = performance.now() + limits.deadlineMs
          helper.end()
        }
      }
    } finally {
      if (waiting) onWaiting(false)
    }
  }
}

interface CallTime {
  readonly began: number
  /** The keychain is given up then; later while the system waits for the person. */
  until: number
}

const sentences = {
  KEYCHAIN_ABSENT: 'This session has no keychain.',
  KEYCHAIN_LOCKED: 'The keychain is locked.',
  KEYCHAIN_WAITING_FOR_UNLOCK: 'The system is waiting for you to unlock the keychain.',
  KEYCHAIN_REFUSING: 'The keychain refuses.',
  KEYCHAIN_NOT_ANSWERING: 'The keychain does not answer.',
} satisfies Partial<Record<AuthenticatorErrorCode, string>>

function failure(code: keyof typeof sentences): AuthenticatorError {
  return new AuthenticatorError(code, sentences[code])
}

function isHung(error: unknown): boolean {
  return error instanceof AuthenticatorError && error.code === 'KEYCHAIN_NOT_ANSWERING'
}

/** A locked keychain says *nothing there* to both, so that is not believed before a look. */
function foundSomething(wish: KeychainWish, { secret, changed }: Done): boolean {
  if (wish.verb === 'set') return true
  return wish.verb === 'get' ? secret !== undefined : changed === true
}

/** Where the system offers no look, its words must do: macOS says so when it may not ask the person. */
function codeOf(answer: HelperAnswer, state: KeyringState): keyof typeof sentences {
  if (state === 'absent') return 'KEYCHAIN_ABSENT'
  const words = answer.outcome === 'failed' ? answer.message : ''
  return /interaction is not allowed/i.test(words) ? 'KEYCHAIN_LOCKED' : 'KEYCHAIN_REFUSING'
}

function leftOf(time: CallTime): number {
  return time.until - performance.now()
}

/** Long enough for a busy machine, and never far beyond what is left. */
function lookingTime(time: CallTime): number {
  return Math.ceil(Math.max(100, Math.min(2_000, leftOf(time))))
}

async function orAfter<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const timer = new AbortController()
  try {
    return await Promise.race([work, setTimeout(ms, undefined, { signal: timer.signal })])
  } finally {
    timer.abort()
  }
}
