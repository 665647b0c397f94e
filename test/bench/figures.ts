/** What a bench found, as ratios to its floor, and how it is printed. @module */

export interface Ratio {
  readonly id: string
  readonly what: string
  readonly unit: string
  /** One figure a round, product and floor of the same round beside each other. */
  readonly rounds: readonly { readonly product: number; readonly floor: number }[]
  /** More to say after the target: what the figure is made of. */
  readonly beside?: string
  readonly target:
    | { readonly kind: 'at least' | 'at most'; readonly ratio: number }
    /** Whatever the floor took. */
    | { readonly kind: 'no more than'; readonly figure: number }
}

/** One line: medians, the ratio of each round from least to greatest, the target, and whether the median keeps it. */
export function describe({ id, what, unit, rounds, beside, target }: Ratio): string {
  const ratios = rounds.map(({ product, floor }) => product / floor).sort((a, b) => a - b)
  const ratio = median(ratios)
  const { kept, bound } = judge(target, ratio, median(rounds.map(({ product }) => product)), unit)
  return [
    `FIGURE ${id} ${what}:`,
    `${round(median(rounds.map(({ product }) => product)))} ${unit}`,
    `against a floor of ${round(median(rounds.map(({ floor }) => floor)))} ${unit},`,
    `${ratio.toFixed(2)}× (${(ratios[0] ?? ratio).toFixed(2)} to ${(ratios.at(-1) ?? ratio).toFixed(2)}`,
    `in ${rounds.length} rounds), target ${bound}: ${kept ? 'kept' : 'missed'}${beside === undefined ? '' : `; ${beside}`}`,
  ].join(' ')
}

function judge(target: Ratio['target'], ratio: number, figure: number, unit: string) {
  switch (target.kind) {
    case 'at least':
      return { kept: ratio >= target.ratio, bound: `≥ ${target.ratio}×` }
    case 'at most':
      return { kept: ratio <= target.ratio, bound: `≤ ${target.ratio}×` }
    case 'no more than':
      return { kept: figure <= target.figure, bound: `≤ ${target.figure} ${unit}` }
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
