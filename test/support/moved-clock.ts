/**
 * A clock that stands still until a test moves it.
 * @module
 */
import type { Clock } from '../../src/main/authenticator/ports'

export class MovedClock implements Clock {
  #now = 1_790_000_000_000
  #monotonic = 0
  readonly #waiting = new Set<{ readonly at: number; readonly act: () => void }>()

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#monotonic
  }

  after(ms: number, act: () => void): () => void {
    const wait = { at: this.#monotonic + ms, act }
    this.#waiting.add(wait)
    return () => void this.#waiting.delete(wait)
  }

  /** Time passes, by both clocks. */
  pass(ms: number): void {
    this.#now += ms
    this.#monotonic += ms
    for (const wait of [...this.#waiting].sort((a, b) => a.at - b.at)) {
      if (wait.at > this.#monotonic || !this.#waiting.delete(wait)) continue
      wait.act()
    }
  }

  /** Somebody sets the machine's clock. */
  set(ms: number): void {
    this.#now = ms
  }
}
