/**
 * The relying party as a process of its own beside the app: started, heard, stopped.
 * @module
 */
import { createInterface } from 'node:readline'
import { utilityProcess, type UtilityProcess } from 'electron'

/** What its first line on stdout says. */
export interface RelyingPartyReady {
  readonly origin: string
  /** The path of its authority's certificate. */
  readonly certificate: string
  readonly tenants: readonly { readonly domain: string }[]
}

export interface RelyingPartyProcess {
  readonly ready: RelyingPartyReady
  /** Resolves with the exit code when it ends, asked or not. */
  readonly ended: Promise<number>
  stop(): Promise<void>
}

export interface RelyingPartyWish {
  /** The built program. */
  readonly program: string
  readonly dataFolder: string
  readonly port: string | undefined
}

/** Throws with the program's own sentence when it ends before it is ready. */
export async function startRelyingParty(wish: RelyingPartyWish): Promise<RelyingPartyProcess> {
  const port = wish.port === undefined ? [] : ['--port', wish.port]
  const args = ['--data', wish.dataFolder, '--sample', ...port]
  const child = utilityProcess.fork(wish.program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    serviceName: 'Countersign relying party',
  })
  const ended = new Promise<number>((resolve) => child.once('exit', resolve))
  const gaveUp = relayLog(child).then((sentence) => {
    throw new Error(sentence)
  })
  const endedEarly = ended.then((code) => {
    throw new Error(`the relying party ended (${code}) before it was ready`)
  })
  const line = await Promise.race([firstLine(child), gaveUp, endedEarly]).catch(
    (error: unknown) => {
      child.kill() // a utility process does not end by having nothing left to do
      throw error
    },
  )
  return {
    ready: parseReady(line),
    ended,
    async stop() {
      child.kill()
      await ended
    },
  }
}

function firstLine(child: UtilityProcess): Promise<string> {
  if (child.stdout === null) return Promise.reject(new Error('the relying party has no stdout'))
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve) => lines.once('line', resolve))
}

/** Its log goes to our stderr; resolves with the sentence with which it gives up, if it does. */
function relayLog(child: UtilityProcess): Promise<string> {
  return new Promise((resolve) => {
    if (child.stderr === null) return
    createInterface({ input: child.stderr }).on('line', (line) => {
      process.stderr.write(`${line}\n`)
      const sentence = sentenceOf(line)
      if (sentence !== undefined) resolve(sentence)
    })
  })
}

/** `{"event":"not-started","facts":{"sentence":"…"}}` */
export function sentenceOf(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const { event, facts } = JSON.parse(line) as { event?: unknown; facts?: { sentence?: unknown } }
    const sentence = event === 'not-started' ? facts?.sentence : undefined
    return typeof sentence === 'string' ? sentence : undefined
  } catch {
    return undefined
  }
}

/** Its admin token stays out of what is kept here: no window needs it yet. */
export function parseReady(line: string): RelyingPartyReady {
  const said: unknown = JSON.parse(line)
  if (isReady(said)) {
    const { origin, certificate, tenants } = said
    return { origin, certificate, tenants }
  }
  throw new Error('the relying party’s first line is not the one it promised')
}

function isReady(said: unknown): said is RelyingPartyReady {
  return (
    typeof said === 'object' &&
    said !== null &&
    'event' in said &&
    said.event === 'ready' &&
    'origin' in said &&
    typeof said.origin === 'string' &&
    'certificate' in said &&
    typeof said.certificate === 'string' &&
    'tenants' in said &&
    Array.isArray(said.tenants)
  )
}
