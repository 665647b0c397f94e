/** What the processes of a load bench say to each other: parent to server, parent to devices. @module */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What the server needs to know of the load, and what it tells once it listens. */
export interface ServerReady {
  readonly ready: true
  /** Where the devices connect, and what they trust. */
  readonly url: string
  readonly ca: string
  /** What each device needs beside that: the server made the accounts. */
  readonly devices: readonly unknown[]
}

/** Closed loop, until so many ceremonies are done. */
export interface WarmUpOrder {
  readonly kind: 'warm-up'
  readonly ceremonies: number
}
/** Closed loop: as many ceremonies under way as there are devices, for a time. */
export interface ThroughputOrder {
  readonly kind: 'throughput'
  readonly milliseconds: number
}
/** Open loop: so many ceremonies begun a second, whatever became of the earlier ones. */
export interface LatencyOrder {
  readonly kind: 'latency'
  readonly milliseconds: number
  readonly perSecond: number
}
/** What the process holds, once it has let go of all that it can. */
export interface UsageOrder {
  readonly kind: 'usage'
}
export type Order = WarmUpOrder | ThroughputOrder | LatencyOrder | UsageOrder

export interface Usage {
  readonly residentBytes: number
}

export interface ThroughputResult {
  readonly perSecond: number
  readonly count: number
}
/** Milliseconds until the verdict was sent: from when the ceremony was due, and from when its challenge was sent. */
export interface LatencyResult {
  readonly p50: number
  readonly p99: number
  readonly p50AfterIssue: number
  readonly p99AfterIssue: number
  readonly count: number
  /** Ceremonies that could not be begun in their turn, since the device still had one. */
  readonly late: number
}

/** Starts a bench process of `file` and waits for its first message. */
export async function startProcess(
  file: string,
  args: readonly string[],
  message?: object,
): Promise<{ readonly child: ChildProcess; readonly first: unknown }> {
  const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.once('exit', (code) => {
    if (code === 0 || code === null) return
    console.error(`A process of the bench ended by itself: ${file}`)
    process.exit(1)
  })
  if (message !== undefined) child.send(message)
  return { child, first: await nextMessage(child) }
}

/** Sends an order to a process and waits for its answer. */
export async function ask(child: ChildProcess, message: object): Promise<unknown> {
  child.send(message)
  return await nextMessage(child)
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as [unknown]
  return message
}

/** The value below which a share `q` of `values` lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
