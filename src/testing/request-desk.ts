/** The requests that came to a virtual authenticator, and the acts that wait for one. @module */
import type { ChallengeEnd, PendingChallenge } from '../main/authenticator/challenge-inbox.ts'
import type { ShownRequest } from './api.ts'

export interface DeskRequest {
  readonly pending: PendingChallenge
  readonly shown: ShownRequest
  /** On the monotonic clock. */
  readonly cameAt: number
  /** By which act it was taken. */
  answeredBy: string | undefined
  end: ChallengeEnd | undefined
}

interface Waiter {
  readonly takes: boolean
  give(request: DeskRequest): void
  fail(reason: string): void
}

export class RequestDesk {
  readonly #of: string
  readonly #requests: DeskRequest[] = []
  readonly #unseen: DeskRequest[] = []
  readonly #waiters = new Set<Waiter>()
  /** Told of each request that no act waits for. */
  onUntaken: (() => void) | undefined

  /** `of`: whose it is, in sentences. */
  constructor(of: string) {
    this.#of = of
  }

  came(request: DeskRequest): void {
    this.#requests.push(request)
    this.#unseen.push(request)
    const waiting = [...this.#waiters]
    const [taker] = waiting.filter(({ takes }) => takes)
    const [looker] = waiting.filter(({ takes }) => !takes)
    looker?.give(request)
    taker?.give(request)
    if (taker === undefined) this.onUntaken?.()
  }

  ended(id: string, end: ChallengeEnd): void {
    const request = this.#requests.find(({ pending }) => pending.id === id)
    if (request !== undefined) request.end = end
  }

  /** The oldest that waits, now; it is answered by nobody else. */
  takeNow(act: string): DeskRequest | undefined {
    const found = this.#requests.find(
      ({ answeredBy, end }) => answeredBy === undefined && end === undefined,
    )
    if (found !== undefined) found.answeredBy = act
    return found
  }

  /** The oldest that waits, or else the next one. */
  async take(act: string, timeoutMs: number): Promise<DeskRequest> {
    const request = this.takeNow(act) ?? (await this.#next(act, { takes: true, timeoutMs }))
    request.answeredBy = act
    return request
  }

  /** Each once, in the order in which they came. */
  async see(act: string, timeoutMs: number): Promise<DeskRequest> {
    const request = this.#unseen[0] ?? (await this.#next(act, { takes: false, timeoutMs }))
    this.#unseen.splice(this.#unseen.indexOf(request), 1)
    return request
  }

  /** Whatever still waits fails. */
  close(): void {
    for (const waiter of this.#waiters) waiter.fail('the authenticator was closed')
  }

  /** What came so far, for a sentence about what did not. */
  story(): string {
    if (this.#requests.length === 0) return `No request came to ${this.#of} at all.`
    const lines = this.#requests.map(({ shown, answeredBy, end }, at) => {
      const by = answeredBy === undefined ? 'answered by nothing' : `taken by ${answeredBy}`
      return `  ${at + 1}. ${shown.purpose} to ${shown.application}, ${by}, ${end?.outcome ?? 'still waiting'}`
    })
    return `What came to ${this.#of}:\n${lines.join('\n')}`
  }

  #next(
    act: string,
    { takes, timeoutMs }: { readonly takes: boolean; readonly timeoutMs: number },
  ): Promise<DeskRequest> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
      }
      const waiter: Waiter = {
        takes,
        give(request) {
          leave()
          resolve(request)
        },
        fail: (reason) => {
          leave()
          reject(new Error(`${act} waited for a request, and ${reason}. ${this.story()}`))
        },
      }
      const timer = setTimeout(
        () => waiter.fail(`none came within ${timeoutMs / 1000} s`),
        timeoutMs,
      )
      this.#waiters.add(waiter)
    })
  }
}
