/** Whether anybody can be before the screen: not while the machine sleeps, nor while the screen is locked. @module */

export type Absence = 'asleep' | 'locked'

export class Presence {
  readonly #away = new Set<Absence>()

  isAway(): boolean {
    return this.#away.size > 0
  }

  away(why: Absence): void {
    this.#away.add(why)
  }

  /** True where nothing is left that keeps the person away. */
  back(why: Absence): boolean {
    this.#away.delete(why)
    return this.#away.size === 0
  }
}
