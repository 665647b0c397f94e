/** One timer for all that expires: it turns only while there is something on it. @module */
import type { Clock } from './ports.ts'

export const wheelTickMs = 250

export interface ExpiryWheel<T> {
  /** Calls `due` with `item` within a tick after `at`. */
  add(item: T, at: number): void
  stop(): void
}

export function createExpiryWheel<T>(
  clock: Pick<Clock, 'now' | 'every'>,
  due: (items: readonly T[]) => void,
): ExpiryWheel<T> {
  const slots = new Map<number, T[]>()
  let end: (() => void) | undefined
  let isStopped = false

  function turn(): void {
    const now = clock.now()
    const ripe: T[] = []
    for (const [slot, items] of slots) {
      if (slot * wheelTickMs > now) continue
      slots.delete(slot)
      ripe.push(...items)
    }
    if (slots.size === 0) rest()
    if (ripe.length > 0) due(ripe)
  }

  function rest(): void {
    end?.()
    end = undefined
  }

  return {
    add(item, at) {
      if (isStopped) return
      const slot = Math.ceil(at / wheelTickMs)
      const items = slots.get(slot)
      if (items === undefined) slots.set(slot, [item])
      else items.push(item)
      end ??= clock.every(wheelTickMs, turn)
    },
    stop() {
      isStopped = true
      slots.clear()
      rest()
    },
  }
}
