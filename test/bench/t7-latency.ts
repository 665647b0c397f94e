/** T7: from a challenge's issue to its verdict at 500 a second, against an ideal ceremony at the same load. @module */
import type { Ratio } from './figures.ts'
import type { LatencyResult } from './load.ts'
import { pairRounds } from './pair.ts'

/** The ratios of the median and of the 99th percentile. */
export async function measureLatency(quick: boolean): Promise<readonly Ratio[]> {
  const rounds = await pairRounds<LatencyResult>(quick ? 1 : 5, quick ? 32 : 256, {
    kind: 'latency',
    milliseconds: quick ? 500 : 4000,
    perSecond: 500,
  })
  const ratio = (quantile: 'p50' | 'p99', most: number): Ratio => ({
    id: 'T7',
    what: `challenge issued to verdict at 500 a second, ${quantile}`,
    unit: 'ms',
    rounds: rounds.map(({ product, floor }) => ({
      product: product[quantile],
      floor: floor[quantile],
    })),
    target: { kind: 'at most', ratio: most },
  })
  return [ratio('p50', 2), ratio('p99', 2.5)]
}
