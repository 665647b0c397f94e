/** What a chart of columns is drawn from: heights and a scale that reads well. @module */

export interface Counted {
  readonly at: number
  readonly outcome: 'success' | 'failure' | 'interrupted'
  readonly count: number
}

export interface ChartColumn {
  readonly at: number
  readonly success: number
  readonly failure: number
  readonly interrupted: number
  readonly total: number
}

/** One column for each step, also where nothing happened. */
export function columnsOf(
  counts: readonly Counted[],
  {
    since,
    until,
    stepMs,
  }: { readonly since: number; readonly until: number; readonly stepMs: number },
): readonly ChartColumn[] {
  const length = Math.round((until - since) / stepMs)
  return Array.from({ length }, (_, i) => {
    const at = since + i * stepMs
    const here = (outcome: Counted['outcome']) =>
      counts.find((one) => one.at === at && one.outcome === outcome)?.count ?? 0
    const [success, failure, interrupted] = [here('success'), here('failure'), here('interrupted')]
    return { at, success, failure, interrupted, total: success + failure + interrupted }
  })
}

/** The least of 1, 2, 5, 10, 20, 50 … that is not below `most`: where the scale ends. */
export function scaleEnd(most: number): number {
  if (most <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  const factor = [1, 2, 5, 10].find((one) => one * power >= most) ?? 10
  return factor * power
}
