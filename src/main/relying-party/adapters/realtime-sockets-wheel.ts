/** One clock for all sockets: who must be proved by when, and who still answers. @module */

export interface Watched {
  /** By the monotonic clock; undefined while its hello waits for its turn through no fault of its own. */
  readonly proveBy: number | undefined
  /** Too late with its proof. */
  expire(): void
  /** Asks for a sign of life; false where the last two were not answered. */
  ping(): boolean
  /** Gone without a word. */
  drop(): void
}

const pingMs = 15_000
const slots = 15
const deadlineCheckMs = 250

/** A timer for each socket would cost more than the socket; here are two, and none while nobody is there. */
export class Wheel {
  readonly #slots = Array.from({ length: slots }, () => new Set<Watched>())
  readonly #unproved = new Set<Watched>()
  #size = 0
  #next = 0
  #pings: NodeJS.Timeout | undefined
  #deadlines: NodeJS.Timeout | undefined

  add(socket: Watched): () => void {
    // In turn, so that the pings of many sockets that came together spread over the period.
    const slot = this.#slots[this.#next++ % slots]
    slot?.add(socket)
    this.#size++
    this.#unproved.add(socket)
    this.#pings ??= this.#startPings()
    this.#deadlines ??= setInterval(() => this.#expire(), deadlineCheckMs).unref()
    return () => {
      this.proved(socket)
      if (slot?.delete(socket) === true && --this.#size === 0) {
        clearInterval(this.#pings)
        this.#pings = undefined
      }
    }
  }

  proved(socket: Watched): void {
    this.#unproved.delete(socket)
    if (this.#unproved.size > 0) return
    clearInterval(this.#deadlines)
    this.#deadlines = undefined
  }

  #startPings(): NodeJS.Timeout {
    let tick = 0
    const turn = (): void => {
      for (const socket of this.#slots[tick++ % slots] ?? []) {
        if (!socket.ping()) socket.drop()
      }
    }
    return setInterval(turn, pingMs / slots).unref()
  }

  #expire(): void {
    const now = performance.now()
    for (const socket of this.#unproved) {
      if (socket.proveBy !== undefined && socket.proveBy <= now) socket.expire()
    }
  }
}
