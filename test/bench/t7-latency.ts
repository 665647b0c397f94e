/** T7: from a challenge's issue to its verdict at 500 a second, against an ideal ceremony at the same load. @module */
import { median, round, type Ratio } from './figures.ts'
import type { LatencyResult } from './load.ts'
import { pairRounds } from './pair.ts'

/** The ratios of the median and of the 99th percentile. */
export async function measureLatency(quick: boolean): Promise<readonly Ratio[]> {
  const rounds = await pairRounds<LatencyResult>(quick ? 1 : 5, quick ? 32 : 256, {
    kind: 'latency',
    warmUp: quick ? 100 : 3000,
    milliseconds: quick ? 300 : 4000,
    perSecond: 500,
  })
  const of = (kind: keyof (typeof rounds)[number], figure: keyof LatencyResult) =>
    rounds.map((results) => results[kind].result[figure])
  const ratio = (quantile: 'p50' | 'p99', most: number): Ratio => {
    const products = of('product', quantile)
    const floors = of('floor', quantile)
    const toSigned = of('signed', quantile).map((signed, i) => (products[i] ?? NaN) / signed)
    const sent = median(of('product', `${quantile}AfterIssue`))
    return {
      id: 'T7',
      what: `ceremony due to verdict sent at 500 a second, ${quantile}`,
      unit: 'ms',
      rounds: products.map((product, i) => ({ product, floor: floors[i] ?? NaN })),
      beside: [
        `${median(toSigned).toFixed(2)}× an ideal ceremony that signs and stores as ours must`,
        `(${round(median(of('signed', quantile)))} ms);`,
        `${round(sent)} ms of it after the challenge was sent`,
      ].join(' '),
      target: { kind: 'at most', ratio: most },
    }
  }
  return [ratio('p50', 2), ratio('p99', 2.5)]
}
