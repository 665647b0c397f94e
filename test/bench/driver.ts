/** Drives ceremonies at a given load, whatever a ceremony is. @module */
import { performance } from 'node:perf_hooks'
import {
  quantile,
  type LatencyOrder,
  type LatencyResult,
  type Order,
  type ThroughputResult,
  type WarmUpOrder,
} from './load.ts'
import { tellUsage } from './usage.ts'

/** Runs one whole ceremony with device number `device`; settles when its verdict was sent. */
export interface Ceremonies {
  run(device: number): Promise<void>
  /** When the last challenge to `device` was sent, by `performance.now()`. */
  issuedAt(device: number): number
}

/** Answers the parent's orders by driving ceremonies over `devices` devices. */
export function obeyOrders(ceremonies: Ceremonies, devices: number): void {
  process.on('message', (order: Order) => {
    void obey(order).then((result) => process.send?.(result))
  })

  async function obey(order: Order): Promise<object> {
    if (order.kind === 'usage') return await tellUsage()
    if (order.kind === 'warm-up') return await warmUp(ceremonies, devices, order)
    if (order.kind === 'latency') return await latency(ceremonies, devices, order)
    return await throughput(ceremonies, devices, order.milliseconds)
  }
}

/** As many ceremonies on each kind, so that a slow one is measured as warm as a fast one. */
async function warmUp(
  ceremonies: Ceremonies,
  devices: number,
  order: WarmUpOrder,
): Promise<object> {
  let left = order.ceremonies
  const loop = async (device: number): Promise<void> => {
    while (left-- > 0) await ceremonies.run(device)
  }
  await Promise.all(Array.from({ length: devices }, (_, device) => loop(device)))
  return {}
}

async function throughput(
  ceremonies: Ceremonies,
  devices: number,
  milliseconds: number,
): Promise<ThroughputResult> {
  let count = 0
  const start = performance.now()
  const end = start + milliseconds
  const loop = async (device: number): Promise<void> => {
    while (performance.now() < end) {
      await ceremonies.run(device)
      count++
    }
  }
  await Promise.all(Array.from({ length: devices }, (_, device) => loop(device)))
  return { perSecond: (count * 1000) / (performance.now() - start), count }
}

async function latency(
  ceremonies: Ceremonies,
  devices: number,
  order: LatencyOrder,
): Promise<LatencyResult> {
  const taken: number[] = []
  const afterIssue: number[] = []
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
    const run = ceremonies.run(device).then(() => {
      const end = performance.now()
      // From when it was due, not from when it was begun: a stalled server delays what comes after.
      taken.push(end - due)
      afterIssue.push(end - ceremonies.issuedAt(device))
      busy.delete(device)
      running.delete(run)
    })
    running.add(run)
  }
  await Promise.all(running)
  return {
    p50: quantile(taken, 0.5),
    p99: quantile(taken, 0.99),
    p50AfterIssue: quantile(afterIssue, 0.5),
    p99AfterIssue: quantile(afterIssue, 0.99),
    count: taken.length,
    late,
  }
}
