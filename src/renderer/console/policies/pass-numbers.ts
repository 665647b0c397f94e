/** Which of a pass's numbers cannot be: each has its range, and the lifetimes have an order. @module */
import type { PassNumbers } from './draft.ts'

export type PassNumber = keyof PassNumbers
export type PassMistake = 'range' | 'order'

const lifetime = [10, 43_200] as const
export const passRanges: Readonly<Record<PassNumber, readonly [least: number, most: number]>> = {
  minimumLifetimeInMinutes: lifetime,
  maximumLifetimeInMinutes: lifetime,
  defaultLifetimeInMinutes: lifetime,
  defaultLength: [8, 48],
}

/** In the order in which they are shown. */
export const passNumbers = [
  'minimumLifetimeInMinutes',
  'maximumLifetimeInMinutes',
  'defaultLifetimeInMinutes',
  'defaultLength',
] as const satisfies readonly PassNumber[]

/** The first thing wrong with each number; empty where all is well. */
export function passMistakes(numbers: PassNumbers): ReadonlyMap<PassNumber, PassMistake> {
  const wrong = passNumbers.filter((name) => !isWithin(numbers[name], passRanges[name]))
  if (wrong.length > 0) return new Map(wrong.map((name) => [name, 'range']))
  const [least, most, usual] = passNumbers.map((name) => Number(numbers[name]))
  if ((least ?? 0) > (most ?? 0)) return new Map([['minimumLifetimeInMinutes', 'order']])
  const isBetween = (least ?? 0) <= (usual ?? 0) && (usual ?? 0) <= (most ?? 0)
  return isBetween ? new Map() : new Map([['defaultLifetimeInMinutes', 'order']])
}

const isWithin = (typed: string, [least, most]: readonly [number, number]): boolean =>
  /^[0-9]{1,5}$/.test(typed) && Number(typed) >= least && Number(typed) <= most

/** How long so many minutes are, in the largest part of time that divides them. */
export function toSpan(minutes: number): ['minutes' | 'hours' | 'days', number] {
  if (minutes % 1440 === 0) return ['days', minutes / 1440]
  return minutes % 60 === 0 ? ['hours', minutes / 60] : ['minutes', minutes]
}
