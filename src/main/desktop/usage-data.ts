/** Usage data: a few counters, kept only while the person wants them, on this computer only. @module */
import type { UsageDataState } from '#protocol/authenticator-state'
import { usageCounters, type UsageCounter } from '#protocol/usage-counters'
import type { Keeping } from './ports.ts'

export type UsageCounts = Readonly<Partial<Record<UsageCounter, number>>>

export class UsageData {
  readonly #keeping: Keeping<UsageCounts>
  readonly #isOn: () => boolean
  #counts: UsageCounts

  constructor(keeping: Keeping<UsageCounts>, isOn: () => boolean) {
    this.#keeping = keeping
    this.#isOn = isOn
    this.#counts = keeping.read() ?? {}
  }

  count(counter: UsageCounter): void {
    if (!this.#isOn()) return
    this.#keep({ ...this.#counts, [counter]: (this.#counts[counter] ?? 0) + 1 })
  }

  clear(): void {
    this.#keep({})
  }

  state(): UsageDataState {
    const held = usageCounters.map((name) => ({ name, count: this.#counts[name] ?? 0 }))
    return { on: this.#isOn(), held }
  }

  #keep(counts: UsageCounts): void {
    this.#counts = counts
    this.#keeping.write(counts)
  }
}
