/** T9 and T10: devices that come back after a restart and then idle, against a bare WebSocket over the same TLS. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ratio } from './figures.ts'
import { ask, type ServerReady, startProcess, type Usage } from './load.ts'
import { built, end, microsOf } from './processes.ts'
import { readAccounts } from './product-folder.ts'

/** What one device cost the server. */
interface Cost {
  readonly kilobytes: number
  readonly micros: number
}

interface Size {
  readonly devices: number
  /** Connected first, so that neither the code nor what it made once is counted. */
  readonly warm: number
}

/** What an idle device holds, and what its coming back took. A device that is lost ends the bench. */
export async function measureConnections(quick: boolean): Promise<readonly Ratio[]> {
  const size = quick ? { devices: 500, warm: 200 } : { devices: 10_000, warm: 500 }
  const rounds: { readonly product: Cost; readonly floor: Cost }[] = []
  for (let i = 0; i < (quick ? 1 : 3); i++) {
    // Each goes first in turn.
    const first = i % 2 === 0 ? undefined : await floorCost(size)
    const product = await productCost(size)
    rounds.push({ product, floor: first ?? (await floorCost(size)) })
  }
  const of = (figure: keyof Cost) =>
    rounds.map(({ product, floor }) => ({ product: product[figure], floor: floor[figure] }))
  return [
    {
      id: 'T9',
      what: `memory of each of ${size.devices} idle devices`,
      unit: 'kB',
      rounds: of('kilobytes'),
      target: { kind: 'at most', ratio: 1.2 },
    },
    {
      id: 'T10',
      what: `processor time of each of ${size.devices} devices that are back after a restart, proved, none lost`,
      unit: 'µs',
      rounds: of('micros'),
      target: { kind: 'at most', ratio: 1.25 },
    },
  ]
}

async function productCost(size: Size): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
  try {
    const program = built('product-server')
    const args = [String(size.devices + size.warm), folder, 'idle']
    const earlier = await startProcess(program, args)
    await end(earlier.child)
    const server = await startProcess(program, args)
    return await cost(server, {
      ...size,
      program: 'product-devices',
      devices: readAccounts(folder),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function floorCost(size: Size): Promise<Cost> {
  const server = await startProcess(built('connection-server'), [String(size.devices + size.warm)])
  const { devices } = server.first as ServerReady
  return await cost(server, { ...size, program: 'connection-devices', devices })
}

interface Load extends Pick<Size, 'warm'> {
  readonly program: 'product-devices' | 'connection-devices'
  readonly devices: readonly unknown[]
}

async function cost(
  server: Awaited<ReturnType<typeof startProcess>>,
  { program, devices, warm }: Load,
): Promise<Cost> {
  const ready = server.first as ServerReady
  const connect = (some: readonly unknown[]) =>
    startProcess(built(program), [], { ...ready, devices: some })
  const first = await connect(devices.slice(0, warm))
  const before = (await ask(server.child, { kind: 'usage' })) as Usage
  const others = devices.slice(warm)
  const start = microsOf(server.child)
  const rest = await connect(others)
  const micros = microsOf(server.child) - start
  const after = (await ask(server.child, { kind: 'usage' })) as Usage
  for (const { child } of [first, rest, server]) await end(child)
  return {
    kilobytes: (after.residentBytes - before.residentBytes) / 1_000 / others.length,
    micros: micros / others.length,
  }
}
