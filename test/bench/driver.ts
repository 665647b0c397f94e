/** Drives ceremonies at a given load, whatever a ceremony is. @module */
import { performance } from 'node:perf_hooks'
import { quantile, type LatencyResult, type Order, type ThroughputResult } from './load.ts'

/** Runs one whole ceremony with device number `device`; settles when its verdict was sent. */
export type Ceremony = (device: number) => Promise<void>

/** Answers the parent's orders by driving `ceremony` over `devices` devices. */
export function obeyOrders(ceremony: Ceremony, devices: number): void {
  process.on('message', (order: Order) => {
    const run =
      order.kind === 'throughput'
        ? throughput(ceremony, devices, order.milliseconds)
        : latency(ceremony, devices, order)
    void run.then((result) => process.send?.(result))
  })
}

async function throughput(
  ceremony: Ceremony,
  devices: number,
  milliseconds: number,
): Promise<ThroughputResult> {
  let done = 0
  const start = performance.now()
  const end = start + milliseconds
  const loop = async (device: number): Promise<void> => {
    while (performance.now() < end) {
      await ceremony(device)
      done++
    }
  }
  await Promise.all(Array.from({ length: devices }, (_, device) => loop(device)))
  return { perSecond: (done * 1000) / (performance.now() - start) }
}

async function latency(
  ceremony: Ceremony,
  devices: number,
  order: { readonly milliseconds: number; readonly perSecond: number },
): Promise<LatencyResult> {
  const taken: number[] = []
  const running = new Set<Promise<void>>()
  const busy = new Set<number>()
  let late = 0
  const start = performance.now()
  const total = Math.floor((order.milliseconds * order.perSecond) / 1000)
  for (let i = 0; i < total; i++) {
    const due = start + (i * 1000) / order.perSecond
    while (performance.now() < due) await new Promise((resolve) => setImmediate(resolve))
    const device = i % devices
    if (busy.has(device)) {
      late++
      continue
    }
    busy.add(device)
    const run = ceremony(device).then(() => {
      // From when it was due, not from when it was begun: a stalled server delays what comes after.
      taken.push(performance.now() - due)
      busy.delete(device)
      running.delete(run)
    })
    running.add(run)
  }
  await Promise.all(running)
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), count: taken.length, late }
}
