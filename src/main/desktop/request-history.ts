/** The requests of late and how each ended, kept beside the vault: no secret, no number. @module */
import type { RecentRequest } from '#protocol/authenticator-state'
import type { Keeping } from './ports.ts'

const maxKept = 50

export class RequestHistory {
  readonly #keeping: Keeping<readonly RecentRequest[]>
  #entries: readonly RecentRequest[]

  constructor(keeping: Keeping<readonly RecentRequest[]>) {
    this.#keeping = keeping
    this.#entries = keeping.read() ?? []
  }

  /** Newest first; those that still wait are not among them. */
  list(waiting: ReadonlySet<string>): readonly RecentRequest[] {
    return this.#entries.filter(({ id }) => !waiting.has(id))
  }

  /** Kept as missed until its end is known, so that a stop in between does not lose it. */
  came(request: Omit<RecentRequest, 'end'>): void {
    this.#put({ ...request, end: { outcome: 'missed' } })
  }

  ended(id: string, end: RecentRequest['end']): void {
    const known = this.#entries.find((entry) => entry.id === id)
    if (known !== undefined) this.#put({ ...known, end })
  }

  clear(): void {
    this.#keep([])
  }

  #put(request: RecentRequest): void {
    const others = this.#entries.filter(({ id }) => id !== request.id)
    this.#keep([request, ...others].sort((a, b) => b.at - a.at).slice(0, maxKept))
  }

  #keep(entries: readonly RecentRequest[]): void {
    this.#entries = entries
    this.#keeping.write(entries)
  }
}
