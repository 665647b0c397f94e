/** The relying party as a process of its own: what it was asked, done, and said on stdout and stderr. @module */
import { fileURLToPath } from 'node:url'
import { type Command, ConfigError, parseCommand } from './config.ts'
import { createLog, type Log } from './log.ts'
import { coreLimitOf, forbidCoreDumps, keepFilesPrivate } from './process-limits.ts'
import { noCrashPoints } from './relying-party/adapters/no-crash-points.ts'
import { wordsFor } from './serve/catalogues.ts'
import { findParent } from './serve/parent.ts'
import { runLegacyPolicy } from './serve/run-legacy-policy.ts'
import { runResetSamples } from './serve/run-reset-samples.ts'
import { startServer } from './serve/run-server.ts'
import { runTenantFile } from './serve/run-tenant-file.ts'
import { runTrust } from './serve/run-trust.ts'
import { toStop } from './serve/stops.ts'

/** The caller was promised two seconds. */
const stopWithinMs = 1_800
/** How long the app may take to hear why the program gives up. */
const hearWithinMs = 1_000

const words = wordsFor(process.env)
const log = createLog((line) => void process.stderr.write(line))
// Whoever read our output may have gone; that ends nothing.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)
keepFilesPrivate()

try {
  await run(parseCommand(process.argv.slice(2), process.env))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${toStop(error, '', words).sentence}\n\n${words.usage}`)
  process.exitCode = 2
}

async function run(command: Command): Promise<void> {
  switch (command.name) {
    case 'help':
      process.stdout.write(words.usage)
      return
    case 'serve':
      await serve(command, log)
      return
    case 'reset-samples':
      await endWith(command.data, () =>
        runResetSamples(command.data, { words, log, say: (text) => print(text) }),
      )
      return
    case 'legacy-policy':
      await endWith(command.data, () =>
        runLegacyPolicy(command, { words, log, say: (text) => print(text) }),
      )
      return
    case 'tenant':
      await endWith(command.data, () =>
        runTenantFile(command, { words, log, say: (text) => print(text) }),
      )
      return
    case 'trust':
      await endWith(command.data, () => runTrust(command, words, (text) => print(text)))
      return
    default: {
      const unknown: never = command
      throw new TypeError(`no such command: ${String(unknown)}`)
    }
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** A command that does one thing and ends, with a sentence where it cannot. */
async function endWith(data: string, act: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await act()
  } catch (error) {
    const { code, sentence } = toStop(error, data, words)
    if (code === 'INTERNAL') log.error('fault', error)
    process.stderr.write(`${sentence}\n`)
    process.exitCode = 1
  }
}

async function serve(command: Extract<Command, { name: 'serve' }>, log: Log): Promise<void> {
  process.on('uncaughtException', (error) => {
    log.error('crashed', error)
    process.exit(1)
  })
  forbidCoreDumps(process.pid)
  log.write('info', 'core-limit', { bytes: coreLimitOf(process.pid) })
  const pages = fileURLToPath(new URL('../renderer', import.meta.url))
  const parent = findParent()
  try {
    const stopping = new Promise<string>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve)
      void parent?.asksToStop.then(({ event }) => {
        resolve(event)
      })
    })
    const server = await startServer({ ...command, pages, crashPoints: noCrashPoints }, log)
    if (parent === undefined) process.stdout.write(`${JSON.stringify(server.ready)}\n`)
    else {
      parent.onConsole(({ asked, tenant }) => {
        server.consoleLink(tenant).then(
          (url) => {
            parent.tell({ event: 'console-link', asked, ...(url === undefined ? {} : { url }) })
          },
          (error: unknown) => {
            log.error('fault', error)
          },
        )
      })
      parent.tell(server.readyForApp)
    }
    log.write('info', 'started', { origin: server.ready.origin })
    const by = await stopping
    log.write('info', 'stopping', { by })
    setTimeout(() => {
      log.write('error', 'stopped-late')
      process.exit(1)
    }, stopWithinMs).unref()
    await server.stop()
    log.write('info', 'stopped')
    process.exit(0)
  } catch (error) {
    const stop = toStop(error, command.data, words)
    const { code, sentence } = stop
    if (code === 'INTERNAL') log.error('fault', error)
    log.write('error', 'not-started', { code, sentence })
    if (parent !== undefined) {
      parent.tell({ event: 'not-started', ...stop })
      setTimeout(() => process.exit(1), hearWithinMs)
      await parent.asksToStop // a message may not outlive the process that sent it
    }
    // Inside the app nothing ends by having nothing left to do.
    process.stderr.write('', () => process.exit(1))
  }
}
