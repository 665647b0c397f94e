/** What of a PIN can be told without asking anybody: whether something is there, long enough, and typed alike twice. @module */

/** In characters as a person counts them; the vault has the last word. */
export const leastLength = 6
export const mostLength = 128

export type EntryFault = 'empty' | 'too-short' | 'differs'

export interface Entry {
  readonly pin: string
  /** The second time, where a new one is chosen. */
  readonly again?: string
}

export function findFault({ pin, again }: Entry): EntryFault | undefined {
  if (pin === '') return 'empty'
  // An existing one is as long as it is; only a wrong try says that it is another.
  if (again === undefined) return undefined
  if (Array.from(pin.normalize('NFKC')).length < leastLength) return 'too-short'
  return pin === again ? undefined : 'differs'
}
