/** Whose hello is answered when: few unproved sockets of one address at once, the others in order of arrival. @module */

/** Answering costs a signature; an unproved socket holds its turn until it is proved or gone. */
const maxAtOnce = 50
const maxWaiting = 1_000

interface Line {
  /** Unproved sockets, with a turn or not. */
  here: number
  answered: number
  readonly waiting: (() => void)[]
}

export class Turns {
  readonly #lines = new Map<string, Line>()

  /** A place for one unproved socket of the address; undefined when there are too many already. */
  enter(address: string): Turn | undefined {
    const line = this.#lines.get(address) ?? { here: 0, answered: 0, waiting: [] }
    if (line.here >= maxAtOnce + maxWaiting) return undefined
    line.here++
    this.#lines.set(address, line)
    return new Turn(this, address, line)
  }

  /** Of `Turn` alone. */
  left(address: string, line: Line): void {
    if (--line.here === 0) this.#lines.delete(address)
  }
}

export class Turn {
  readonly #turns: Turns
  readonly #address: string
  readonly #line: Line
  #state: 'idle' | 'waiting' | 'answered' | 'left' = 'idle'
  #wake: (() => void) | undefined

  constructor(turns: Turns, address: string, line: Line) {
    this.#turns = turns
    this.#address = address
    this.#line = line
  }

  /** Resolves when it is this socket's turn, or when it left. */
  async come(): Promise<void> {
    if (this.#state !== 'idle') return
    if (this.#line.answered < maxAtOnce) {
      this.#line.answered++
      this.#state = 'answered'
      return
    }
    this.#state = 'waiting'
    await new Promise<void>((resolve) => {
      this.#wake = () => {
        this.#state = 'answered'
        resolve()
      }
      this.#line.waiting.push(this.#wake)
    })
  }

  get waiting(): boolean {
    return this.#state === 'waiting'
  }

  /** Proved or gone: the next one's turn. */
  leave(): void {
    const was = this.#state
    if (was === 'left') return
    if (was === 'waiting') {
      const at = this.#line.waiting.findIndex((wake) => wake === this.#wake)
      this.#line.waiting.splice(at, 1)
      this.#wake?.()
    }
    this.#state = 'left'
    if (was === 'answered') {
      const next = this.#line.waiting.shift()
      if (next === undefined) this.#line.answered--
      else next()
    }
    this.#turns.left(this.#address, this.#line)
  }
}
