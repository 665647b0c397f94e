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
const tickMs = pingMs / slots
const deadlineCheckMs = 250

/**
 * A timer for each socket would cost more than the socket; here are two, and none while nobody is there.
 * Slots come round one a tick. Where a slot is empty nothing wakes for it: one idle socket is one wake in 15 s.
 */
export class Wheel {
  readonly #slots = Array.from({ length: slots }, () => new Set<Watched>())
  readonly #unproved = new Set<Watched>()
  #size = 0
  #next = 0
  /** The slot whose turn came last, and when that was. */
  #at = -1
  #turnedAt = 0
  /** In how many ticks from then the timer goes off. */
  #distance = 0
  #pings: NodeJS.Timeout | undefined
  #deadlines: NodeJS.Timeout | undefined

  add(socket: Watched): void {
    // In turn, so that the pings of many sockets that came together spread over the period.
    const index = this.#next++ % slots
    this.#slots[index]?.add(socket)
    this.#size++
    this.#unproved.add(socket)
    this.#includeSlot(index)
    this.#deadlines ??= setInterval(() => this.#expire(), deadlineCheckMs).unref()
  }

  remove(socket: Watched): void {
    this.proved(socket)
    // To look through the slots costs less than to keep for each socket which one is its own.
    if (this.#slots.some((slot) => slot.delete(socket)) && --this.#size === 0) {
      clearTimeout(this.#pings)
      this.#pings = undefined
    }
  }

  proved(socket: Watched): void {
    this.#unproved.delete(socket)
    if (this.#unproved.size > 0) return
    clearInterval(this.#deadlines)
    this.#deadlines = undefined
  }

  #includeSlot(index: number): void {
    if (this.#pings === undefined) this.#turnedAt = performance.now()
    else this.#passEmptySlots()
    const distance = distanceBetween(this.#at, index)
    if (this.#pings === undefined || distance < this.#distance) this.#wakeIn(distance)
  }

  /** Their turns came and went without anybody waking. */
  #passEmptySlots(): void {
    const elapsed = Math.floor((performance.now() - this.#turnedAt) / tickMs)
    const passed = Math.min(elapsed, this.#distance - 1)
    this.#at = (this.#at + passed) % slots
    this.#turnedAt += passed * tickMs
    this.#distance -= passed
  }

  #wakeIn(distance: number): void {
    clearTimeout(this.#pings)
    this.#distance = distance
    const elapsed = performance.now() - this.#turnedAt
    this.#pings = setTimeout(() => this.#turn(), distance * tickMs - elapsed).unref()
  }

  #turn(): void {
    this.#at = (this.#at + this.#distance) % slots
    this.#turnedAt = performance.now()
    for (const socket of this.#slots[this.#at] ?? []) {
      if (!socket.ping()) socket.drop()
    }
    if (this.#size > 0) this.#wakeIn(this.#distanceToNext())
  }

  #distanceToNext(): number {
    let distance = 1
    while (distance < slots && this.#slots[(this.#at + distance) % slots]?.size === 0) distance++
    return distance
  }

  #expire(): void {
    const now = performance.now()
    for (const socket of this.#unproved) {
      if (socket.proveBy !== undefined && socket.proveBy <= now) socket.expire()
    }
  }
}

/** Ticks from one slot's turn to the next one of another, or of the same. */
function distanceBetween(from: number, to: number): number {
  return ((to - from - 1 + 2 * slots) % slots) + 1
}
