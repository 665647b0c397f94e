/** One timer for all that expires: it turns only while there is something on it. @module */
import type { Clock } from './ports.ts'

export const wheelTickMs = 250

export interface ExpiryWheel<T> {
  /** Calls `due` with `item` within a tick after `at`, or after `inMs`, should the clock be set back meanwhile. */
  add(item: T, at: number, inMs?: number): void
  stop(): void
}

interface Slot<T> {
  readonly tick: number
  readonly elapsedTick: number
  readonly items: T[]
}

export function createExpiryWheel<T>(
  clock: Pick<Clock, 'now' | 'monotonic' | 'every'>,
  due: (items: readonly T[]) => void,
): ExpiryWheel<T> {
  /** By the tick of each clock at which they are due. */
  const slots = new Map<string, Slot<T>>()
  let end: (() => void) | undefined
  let isStopped = false

  function turn(): void {
    const now = clock.now()
    const elapsed = clock.monotonic()
    const ripe: T[] = []
    for (const [key, slot] of slots) {
      if (slot.tick * wheelTickMs > now && slot.elapsedTick * wheelTickMs > elapsed) continue
      slots.delete(key)
      ripe.push(...slot.items)
    }
    if (slots.size === 0) rest()
    if (ripe.length > 0) due(ripe)
  }

  function rest(): void {
    end?.()
    end = undefined
  }

  return {
    add(item, at, inMs = at - clock.now()) {
      if (isStopped) return
      const tick = Math.ceil(at / wheelTickMs)
      const elapsedTick = Math.ceil((clock.monotonic() + inMs) / wheelTickMs)
      const key = `${String(tick)}/${String(elapsedTick)}`
      const slot = slots.get(key)
      if (slot === undefined) slots.set(key, { tick, elapsedTick, items: [item] })
      else slot.items.push(item)
      end ??= clock.every(wheelTickMs, turn)
    },
    stop() {
      isStopped = true
      slots.clear()
      rest()
    },
  }
}
