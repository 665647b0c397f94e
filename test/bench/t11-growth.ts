/** T11: ceremonies a second in a tenant of many people with a long log, against the same with few and none. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ratio } from './figures.ts'
import { fillStore, type Crowd } from './fill-store.ts'
import { ask, type ServerReady, startProcess, type ThroughputResult } from './load.ts'
import { built, end } from './processes.ts'

/** Those who sign in, at once; the others only lie in the store. */
const devices = 10

/** Both by the product itself, so that all but the size of the store is the same. */
export async function measureGrowth(quick: boolean): Promise<readonly Ratio[]> {
  const crowd = quick ? { people: 2_000, signIns: 10_000 } : { people: 100_000, signIns: 1_000_000 }
  const folders = { small: aFolder(), large: aFolder() }
  try {
    await begin(folders.small)
    await begin(folders.large, crowd)
    const rounds: Ratio['rounds'][number][] = []
    for (let i = 0; i < (quick ? 1 : 7); i++) {
      // Each goes first in turn.
      const first = i % 2 === 0 ? undefined : await perSecond(folders.small, quick)
      const product = await perSecond(folders.large, quick)
      rounds.push({ product, floor: first ?? (await perSecond(folders.small, quick)) })
    }
    return [
      {
        id: 'T11',
        what: `ceremonies a second with ${crowd.people} people and ${crowd.signIns} rows of the sign-in log, and with ${devices} and none`,
        unit: '/s',
        rounds,
        target: { kind: 'at least', ratio: 0.85 },
      },
    ]
  } finally {
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
  }
}

const aFolder = () => mkdtempSync(join(tmpdir(), 'countersign-bench-'))

/** A first run makes the folder and those who sign in; the crowd comes while it rests. */
async function begin(folder: string, crowd?: Crowd): Promise<void> {
  const { child } = await start(folder)
  await end(child)
  if (crowd !== undefined) await fillStore(folder, crowd)
}

const start = (folder: string) => startProcess(built('product-server'), [String(devices), folder])

async function perSecond(folder: string, quick: boolean): Promise<number> {
  const server = await start(folder)
  const load = await startProcess(built('product-devices'), [], server.first as ServerReady)
  await ask(server.child, { kind: 'warm-up', ceremonies: quick ? 100 : 2_000 })
  const order = { kind: 'throughput', milliseconds: quick ? 300 : 4_000 } as const
  const { perSecond } = (await ask(server.child, order)) as ThroughputResult
  await end(load.child)
  await end(server.child)
  return perSecond
}
