/** The device's commands as real processes of their own. @module */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBuilt } from './relying-party-process.ts'

const product = join(resolve(import.meta.dirname, '../..'), 'out/main/device.mjs')

export interface DeviceWish {
  readonly data: string
  /** `file` unless said. */
  readonly vault?: 'keychain' | 'file'
  readonly env?: Readonly<Record<string, string>>
  /** Another program than the product's own. */
  readonly program?: string
  /** What goes to standard input. */
  readonly input?: string
}

export interface DeviceAnswer {
  readonly code: number | null
  /** The object on stdout; empty where there was none. */
  readonly json: Readonly<Record<string, unknown>>
  readonly out: string
  readonly errors: string
}

/** One command, to its end. */
export async function runDevice(
  wish: DeviceWish,
  ...args: readonly string[]
): Promise<DeviceAnswer> {
  const child = await spawnDevice(wish, args)
  child.stdin?.end(wish.input ?? '')
  const [out, errors] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ])
  const json = out.startsWith('{') ? (JSON.parse(out) as DeviceAnswer['json']) : {}
  return { code: child.exitCode, json, out, errors }
}

/** The code of the error that a command ended with. */
export function errorOf({ json }: DeviceAnswer): string | undefined {
  const { error } = json as { readonly error?: { readonly code: string } }
  return error?.code
}

export type WatchEvent = Readonly<Record<string, unknown>> & { readonly event: string }

export interface WatchProcess extends AsyncDisposable {
  readonly process: ChildProcess
  readonly events: readonly WatchEvent[]
  /** The first event from number `from` on that fits; waits for it. */
  until(fits: (event: WatchEvent) => boolean, from?: number): Promise<WatchEvent>
  stop(): Promise<{ readonly code: number | null; readonly milliseconds: number }>
}

/** `watch`, ready to be asked. */
export async function startWatch(
  wish: DeviceWish,
  ...args: readonly string[]
): Promise<WatchProcess> {
  const child = await spawnDevice(wish, ['watch', ...args])
  const events: WatchEvent[] = []
  const waiting = new Set<() => void>()
  const errors = textOf(child.stderr)
  const gone = once(child, 'exit')
  let over = false
  void gone.then(() => {
    over = true
    for (const look of waiting) look()
  })
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    events.push(JSON.parse(line) as WatchEvent)
    for (const look of waiting) look()
  })
  const watch: WatchProcess = {
    process: child,
    events,
    until: (fits, from = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = events.slice(from).find(fits)
          if (found === undefined && !over) return
          waiting.delete(look)
          if (found !== undefined) resolve(found)
          else {
            void errors.then((text) =>
              reject(new Error(`watch ended: ${JSON.stringify(events)}\n${text}`)),
            )
          }
        }
        waiting.add(look)
        look()
      }),
    async stop() {
      const begun = performance.now()
      child.kill('SIGTERM')
      await gone
      return { code: child.exitCode, milliseconds: performance.now() - begun }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await gone
    },
  }
  await watch.until(({ event }) => event === 'ready')
  return watch
}

async function spawnDevice(
  { data, vault = 'file', env, program = product }: DeviceWish,
  args: readonly string[],
): Promise<ChildProcess> {
  await ensureBuilt()
  const chosen = ['--data', data, ...(vault === 'file' ? ['--vault', 'file'] : [])]
  return spawn(process.execPath, [program, ...chosen, ...args], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
