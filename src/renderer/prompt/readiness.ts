/** When keys begin to count: after the request was in sight for a while, and nobody types something else. @module */

/** A person who writes a sentence elsewhere, when this window takes the focus, types on without such a pause. */
export const quietMs = 500

/** Times are of the monotonic clock. */
export interface Readiness {
  readonly ready: boolean
  /** Keys came that do not count, and the person is told so. */
  readonly disturbed: boolean
  readonly guardEndsAt: number
  /** Since when no key came that was not meant for this window. */
  readonly quietSince: number
}

export type ReadinessChange =
  /** The app says how long the request cannot yet be approved. */
  | { readonly kind: 'guarded'; readonly guardEndsAt: number; readonly now: number }
  /** A key came before keys count. */
  | { readonly kind: 'typed'; readonly now: number }
  /** A key came that nobody types into a number: it was meant for another window. */
  | { readonly kind: 'strayed'; readonly now: number }
  /** The window has just got the focus, perhaps in the middle of somebody's sentence. */
  | { readonly kind: 'focused'; readonly now: number }
  /** The person points into the window: they mean it. */
  | { readonly kind: 'pointed'; readonly now: number }
  | { readonly kind: 'waited'; readonly now: number }

export function begin(guardEndsAt: number, now: number): Readiness {
  return { ready: false, disturbed: false, guardEndsAt, quietSince: now }
}

/** When keys count, if no key comes until then. */
export function readyAt({ guardEndsAt, quietSince }: Readiness): number {
  return Math.max(guardEndsAt, quietSince + quietMs)
}

export function reduceReadiness(current: Readiness, change: ReadinessChange): Readiness {
  const { now } = change
  switch (change.kind) {
    case 'guarded': {
      const { guardEndsAt } = change
      // What is told again and again jitters a little; only a new guard counts.
      const isNew = guardEndsAt > now && guardEndsAt > current.guardEndsAt + quietMs / 2
      if (isNew) return { ...current, guardEndsAt, ready: false }
      // The app goes by the later one, and would refuse what was typed between the two.
      const later = Math.max(current.guardEndsAt, guardEndsAt)
      return current.ready ? current : { ...current, guardEndsAt: later }
    }
    case 'typed':
      return current.ready ? current : { ...current, disturbed: true, quietSince: now }
    case 'strayed':
      return { ...current, ready: false, disturbed: true, quietSince: now }
    case 'focused':
      return { ...current, ready: false, disturbed: false, quietSince: now }
    case 'pointed':
      return waited({ ...current, quietSince: now - quietMs }, now)
    case 'waited':
      return waited(current, now)
    default: {
      const never: never = change
      return never
    }
  }
}

function waited(current: Readiness, now: number): Readiness {
  return current.ready || now < readyAt(current)
    ? current
    : { ...current, ready: true, disturbed: false }
}

/** What of a key event decides. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

const modifier = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock)$/
const mayRepeat = /^(Backspace|Delete|ArrowLeft|ArrowRight|Tab)$/

/** Switching windows is not typing. */
export function isTyping({ key }: KeyPress): boolean {
  return !modifier.test(key)
}

/** A key that is held down since before says nothing about this window. */
export function isHeldDown({ key, repeat }: KeyPress): boolean {
  return repeat && !mayRepeat.test(key)
}

/** A character that is no digit; on a button the space bar presses it. */
export function isStray({ key, ctrlKey, altKey, metaKey }: KeyPress, onButton: boolean): boolean {
  if (ctrlKey || altKey || metaKey || (onButton && key === ' ')) return false
  return Array.from(key).length === 1 && !/[0-9]/.test(key)
}
