/** Runs a load on the product and on each of its floors, round after round. @module */
import { ask, startProcess, type Order, type ServerReady } from './load.ts'
import { built, end, microsOf } from './processes.ts'

const kinds = ['floor', 'signed', 'product'] as const
type Kind = (typeof kinds)[number]
const programs = { product: 'product', floor: 'ideal', signed: 'signed' } as const satisfies Record<
  Kind,
  string
>

/** What a run gave, and what it took: processor time in microseconds, the whole of each process. */
export interface Run<Result> {
  readonly result: Result
  readonly serverMicros: number
  readonly devicesMicros: number
}

/** `floor` is the ideal ceremony; `signed` is the ideal one that signs and stores as the protocol asks. */
export type Round<Result> = Readonly<Record<Kind, Run<Result>>>

/** What each of `rounds` rounds of `order` over `devices` devices gave. Processes are new in each round. */
export async function pairRounds<Result>(
  rounds: number,
  devices: number,
  order: Order & { readonly warmUp: number },
): Promise<readonly Round<Result>[]> {
  const results: Round<Result>[] = []
  for (let i = 0; i < rounds; i++) {
    const round = new Map<Kind, Run<Result>>()
    // Each kind goes first in turn.
    for (let j = 0; j < kinds.length; j++) {
      const kind = kinds[(i + j) % kinds.length] ?? 'floor'
      round.set(kind, await run<Result>(kind, devices, order))
    }
    results.push(Object.fromEntries(round) as Round<Result>)
  }
  return results
}

async function run<Result>(
  kind: Kind,
  devices: number,
  { warmUp, ...order }: Order & { readonly warmUp: number },
): Promise<Run<Result>> {
  const server = await startProcess(built(`${programs[kind]}-server`), [String(devices)])
  const ready = server.first as ServerReady
  const load = await startProcess(built(`${programs[kind]}-devices`), [], ready)
  await ask(server.child, { kind: 'warm-up', ceremonies: warmUp })
  const before = [microsOf(server.child), microsOf(load.child)] as const
  const result = (await ask(server.child, order)) as Result
  const after = [microsOf(server.child), microsOf(load.child)] as const
  await end(load.child)
  await end(server.child)
  return { result, serverMicros: after[0] - before[0], devicesMicros: after[1] - before[1] }
}
