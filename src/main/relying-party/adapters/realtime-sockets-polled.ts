/** A device's connection without sockets: frames in the bodies of requests on one TLS connection. @module */
import type { TLSSocket } from 'node:tls'
import { holdMs, takeBatch } from '#protocol/polling'
import { Link, type LinkNeeds, maxUnsentBytes } from './realtime-sockets-link.ts'

/** What one request is answered with. */
export interface Polled {
  readonly frames: readonly string[]
  /** The connection ends with this answer. */
  readonly isLast: boolean
}

export class PolledLink extends Link {
  readonly #tls: TLSSocket
  readonly #unsent: string[] = []
  #unsentBytes = 0
  /** The request that waits for its answer. */
  #held: ((polled: Polled) => void) | undefined
  /** Its frames are still coming in. */
  #isTaking = false
  #hasWaited = false
  #isEnding = false

  constructor(tls: TLSSocket, needs: LinkNeeds) {
    super(needs)
    this.#tls = tls
    tls.once('close', () => {
      this.#isEnding = true
      this.#answer()
      this.gone()
    })
  }

  /** Takes the frames in; answers once they were dealt with and there is something to say, or after a while. */
  poll(frames: readonly string[]): Promise<Polled> {
    this.alive()
    // One request at a time: whoever sends the next one before the answer does not wait for what we say.
    if (this.#held !== undefined) this.close(1008)
    if (!this.isOpen) return Promise.resolve({ frames: [], isLast: true })
    const polled = this.#hold()
    this.#take(frames)
    this.#answer()
    return polled
  }

  drop(): void {
    this.#tls.destroy()
  }

  protected get isOpen(): boolean {
    return !this.#isEnding
  }

  protected transmit(text: string): void {
    this.#unsent.push(text)
    this.#unsentBytes += text.length
    if (this.#unsentBytes > maxUnsentBytes) this.drop()
    // What is said in the same turn leaves together.
    else if (this.#held !== undefined) setImmediate(() => this.#answer())
  }

  protected hangUp(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    if (this.#held === undefined) this.drop()
    else this.#answer()
  }

  /** Each request is one. */
  protected probe(): void {
    return
  }

  /** The next request comes after the answer to this one, which comes when all of it was dealt with. */
  protected pause(): void {
    return
  }

  protected settled(): void {
    this.#answer()
  }

  #take(frames: readonly string[]): void {
    this.#isTaking = true
    for (const text of frames) {
      if (this.isOpen && this.fits(text.length)) this.arrived(text)
    }
    this.#isTaking = false
  }

  #hold(): Promise<Polled> {
    return new Promise((resolve) => {
      this.#hasWaited = false
      const timer = setTimeout(() => {
        this.#hasWaited = true
        this.#answer()
      }, holdMs)
      this.#held = (polled) => {
        clearTimeout(timer)
        resolve(polled)
      }
    })
  }

  #answer(): void {
    const held = this.#held
    if (held === undefined || this.#isTaking) return
    const hasWords = this.#unsent.length > 0 || this.#hasWaited
    if (!this.#isEnding && (this.isWorking || !hasWords)) return
    this.#held = undefined
    const frames = takeBatch(this.#unsent)
    for (const text of frames) this.#unsentBytes -= text.length
    held({ frames, isLast: this.#isEnding })
  }
}
