/** T8: whole ceremonies a second, the relying party durable, against an ideal one that stores nothing. @module */
import type { Ratio } from './figures.ts'
import type { ThroughputResult } from './load.ts'
import { pairRounds } from './pair.ts'

/** One ratio for 1, 16 and 256 devices at once. */
export async function measureThroughput(quick: boolean): Promise<readonly Ratio[]> {
  const ratios: Ratio[] = []
  for (const devices of quick ? [16] : [1, 16, 256]) {
    const rounds = await pairRounds<ThroughputResult>(quick ? 1 : 5, devices, {
      kind: 'throughput',
      milliseconds: quick ? 500 : 4000,
    })
    ratios.push({
      id: 'T8',
      what: `whole ceremonies a second, ${devices} at once`,
      unit: '/s',
      rounds: rounds.map(({ product, floor }) => ({
        product: product.perSecond,
        floor: floor.perSecond,
      })),
      target: { kind: 'at least', ratio: 0.6 },
    })
  }
  return ratios
}
