/** The built relying party as a real process of its own, for tests that need one. @module */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from './plain-requests'

export interface Ready {
  readonly event: 'ready'
  readonly origin: string
  /** Path of the CA certificate, PEM. */
  readonly certificate: string
  readonly adminToken: string
  readonly tenants: readonly {
    readonly id: string
    readonly name: string
    readonly domain: string
  }[]
}

export interface RelyingPartyProcess extends AsyncDisposable {
  readonly ready: Ready
  readonly data: string
  readonly process: ChildProcess
  /** What it wrote to stderr until now, line by line; complete after `stop` or `kill`. */
  readonly log: readonly string[]
  /** SIGTERM; the exit code and how long it took. */
  stop(): Promise<{ readonly code: number | null; readonly milliseconds: number }>
  /** SIGKILL. */
  kill(): Promise<void>
}

export interface RelyingPartyWish {
  /** Kept afterwards; without it a folder is made and taken away again. */
  readonly data?: string
  /** Free at the first run, then the folder's own. */
  readonly port?: number
  /** The sample tenants; there unless `false`. */
  readonly sample?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** It ended before it was ready. */
export class NotStarted extends Error {
  readonly code: number | null
  readonly log: readonly string[]
  constructor(code: number | null, log: readonly string[]) {
    super(`the relying party ended with ${String(code)}:\n${log.join('\n')}`)
    this.code = code
    this.log = log
  }
}

const root = resolve(import.meta.dirname, '../..')
const program = join(root, 'out/main/serve.mjs')
let built: Promise<void> | undefined

/** Throws `NotStarted`. */
export async function startRelyingParty(wish: RelyingPartyWish = {}): Promise<RelyingPartyProcess> {
  await ensureBuilt()
  const data = wish.data ?? (await mkdtemp(join(tmpdir(), 'countersign-relying-party-')))
  const asked = ['--data', data, '--port', String(wish.port ?? 0)]
  const child = spawnProgram([...asked, ...(wish.sample === false ? [] : ['--sample'])], wish.env)
  const log: string[] = []
  const logEnded = once(
    createInterface({ input: child.stderr }).on('line', (line) => log.push(line)),
    'close',
  )
  const gone = once(child, 'exit')
  const whole = Promise.all([gone, logEnded])
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    await whole
    return child.exitCode
  }
  const cleanUp = async (): Promise<void> => {
    await end('SIGKILL')
    if (wish.data === undefined) await rm(data, { recursive: true, force: true })
  }
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    whole.then(() => undefined),
  ])
  if (first === undefined) {
    await cleanUp()
    throw new NotStarted(child.exitCode, log)
  }
  return {
    ready: JSON.parse(first) as Ready,
    data,
    process: child,
    log,
    async stop() {
      const begun = performance.now()
      return { code: await end('SIGTERM'), milliseconds: performance.now() - begun }
    },
    async kill() {
      await end('SIGKILL')
    },
    [Symbol.asyncDispose]: cleanUp,
  }
}

/** Where it listens, and the certificate that vouches for it. */
export async function targetOf(ready: Ready): Promise<Target> {
  return {
    port: Number(new URL(ready.origin).port),
    ca: await readFile(ready.certificate, 'utf8'),
  }
}

/** Runs the program with any arguments to its end. */
export async function runRelyingPartyProgram(
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }> {
  await ensureBuilt()
  const child = spawnProgram(args, env)
  const [out, errors] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ])
  return { code: child.exitCode, out, errors }
}

/** Builds what is stale, once for each of several test processes at a time; `npm test` has done so before. */
export function ensureBuilt(): Promise<void> {
  if (process.env['COUNTERSIGN_IS_BUILT'] === 'yes') return Promise.resolve()
  built ??= (async () => {
    const args = [join(root, 'scripts/run.mjs'), 'serve', '--help']
    const build = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const [code] = (await once(build, 'exit')) as [number | null]
    if (code !== 0) throw new Error('the relying party could not be built')
  })()
  return built
}

function spawnProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  // It ends with whoever started it, even when a test run is killed.
  const command = ['--pdeathsig', 'TERM', process.execPath, program, ...args]
  return spawn('setpriv', command, {
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
