/** T8: whole ceremonies a second, the relying party durable, against an ideal one that stores nothing. @module */
import { median, round, type Ratio } from './figures.ts'
import type { ThroughputResult } from './load.ts'
import { pairRounds, type Round } from './pair.ts'

/** One ratio for 1, 16 and 256 devices at once. */
export async function measureThroughput(quick: boolean): Promise<readonly Ratio[]> {
  const ratios: Ratio[] = []
  for (const devices of quick ? [16] : [1, 16, 256]) {
    const rounds = await pairRounds<ThroughputResult>(quick ? 1 : 5, devices, {
      kind: 'throughput',
      warmUp: quick ? 100 : 3000,
      milliseconds: quick ? 300 : 4000,
    })
    ratios.push({
      id: 'T8',
      what: `whole ceremonies a second, ${devices} at once`,
      unit: '/s',
      rounds: rounds.map(({ product, floor }) => ({
        product: product.result.perSecond,
        floor: floor.result.perSecond,
      })),
      beside: besideOf(rounds),
      target: { kind: 'at least', ratio: 0.6 },
    })
  }
  return ratios
}

type Kind = keyof Round<ThroughputResult>

/** The second floor, and processor time, which other programs on the machine change least. */
function besideOf(rounds: readonly Round<ThroughputResult>[]): string {
  const medianOf = (figure: (round: Round<ThroughputResult>) => number) =>
    median(rounds.map(figure))
  const toSigned = medianOf((of) => of.product.result.perSecond / of.signed.result.perSecond)
  const signed = medianOf((of) => of.signed.result.perSecond)
  const micros = (kind: Kind) =>
    [
      medianOf((of) => of[kind].serverMicros / of[kind].result.count),
      medianOf((of) => of[kind].devicesMicros / of[kind].result.count),
    ]
      .map(round)
      .join(' + ')
  return [
    `${toSigned.toFixed(2)}× an ideal ceremony that signs and stores as ours must`,
    `(${round(signed)} /s); processor time of a ceremony, relying party + devices:`,
    `${micros('product')} µs, floor ${micros('floor')}, signed ${micros('signed')}`,
  ].join(' ')
}
