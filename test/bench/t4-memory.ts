/** T4: memory of the idle relying party, against Node with the same libraries open. @module */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Ratio } from './figures.ts'
import { startProcess } from './load.ts'

const settleMs = 5000

/** Resident memory in MB after five idle seconds, both processes by the same Node. */
export async function measureMemory(quick: boolean): Promise<readonly Ratio[]> {
  const rounds: { product: number; floor: number }[] = []
  for (let i = 0; i < (quick ? 1 : 5); i++) {
    // Beside each other: neither does anything, and what one holds is not the other's.
    const [floor, product] = await Promise.all([floorMegabytes(), productMegabytes()])
    rounds.push({ floor, product })
  }
  return [
    {
      id: 'T4',
      what: 'idle relying party with its samples, resident memory',
      unit: 'MB',
      rounds,
      target: { kind: 'at most', ratio: 1.35 },
    },
  ]
}

async function floorMegabytes(): Promise<number> {
  const file = fileURLToPath(new URL('./memory-floor.mjs', import.meta.url))
  const { child } = await startProcess(file, [])
  return await settledMegabytes(child)
}

async function productMegabytes(): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  const main = fileURLToPath(new URL('../../../out/main/serve.mjs', import.meta.url))
  const child = spawn(process.execPath, [main, '--data', data, '--port', '0', '--sample'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  try {
    return await settledMegabytes(child)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function settledMegabytes(child: ChildProcess): Promise<number> {
  await wait(settleMs)
  const status = readFileSync(`/proc/${child.pid ?? 'self'}/status`, 'utf8')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
