/** Runs a load once on the product and once on its floor, round after round. @module */
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ask, startProcess, type Order, type ServerReady } from './load.ts'

const kinds = {
  product: { server: 'product-server', devices: 'product-devices' },
  floor: { server: 'ideal-server', devices: 'ideal-devices' },
} as const

/** What each of `rounds` rounds of `order` over `devices` devices gave. Processes are new in each round. */
export async function pairRounds<Result>(
  rounds: number,
  devices: number,
  order: Order,
): Promise<readonly { readonly product: Result; readonly floor: Result }[]> {
  const results: { product: Result; floor: Result }[] = []
  for (let i = 0; i < rounds; i++) {
    // Each kind goes first in turn.
    if (i % 2 === 0) {
      const floor = await run<Result>('floor', devices, order)
      results.push({ floor, product: await run<Result>('product', devices, order) })
    } else {
      const product = await run<Result>('product', devices, order)
      results.push({ product, floor: await run<Result>('floor', devices, order) })
    }
  }
  return results
}

async function run<Result>(
  kind: keyof typeof kinds,
  devices: number,
  order: Order,
): Promise<Result> {
  const server = await startProcess(built(kinds[kind].server), [String(devices)])
  const load = await startProcess(built(kinds[kind].devices), [], server.first as ServerReady)
  // Warm code, warm caches, on both.
  await ask(server.child, { ...order, milliseconds: order.milliseconds / 4 })
  const result = (await ask(server.child, order)) as Result
  end(load.child)
  end(server.child)
  return result
}

function end(child: ChildProcess): void {
  child.disconnect()
  child.kill('SIGKILL')
}

function built(name: string): string {
  return fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
}
