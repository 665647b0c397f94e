/** A secret that no log, message or error can print, and that can be erased. @module */
import type { Bytes } from '#protocol/bytes'

const shown = '[redacted]'

/** Owns its bytes: whoever hands them over keeps no copy. Erased when disposed of. */
export class Secret {
  #bytes: Bytes | undefined

  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }

  /** The bytes themselves, never to be kept. A caller's mistake once they are erased. */
  expose(): Bytes {
    if (this.#bytes === undefined) throw new TypeError('this secret was erased')
    return this.#bytes
  }

  /** A second secret of the same bytes, to be erased by itself. */
  copy(): Secret {
    return new Secret(Uint8Array.from(this.expose()))
  }

  erase(): void {
    this.#bytes?.fill(0)
    this.#bytes = undefined
  }

  [Symbol.dispose](): void {
    this.erase()
  }

  toJSON(): string {
    return shown
  }

  toString(): string {
    return shown
  }

  /** What Node's `console` and `util.inspect` print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}
