/** The authenticator without a desktop: one command, its answer as JSON, and how it ended. @module */
import { fileURLToPath } from 'node:url'
import { ArgumentError } from './device/argument-error.ts'
import { languageOf, parseArguments } from './device/arguments.ts'
import { catalogues } from './device/catalogues.ts'
import { createPrinter } from './device/printer.ts'
import { run } from './device/run.ts'
import { version } from './device/version.ts'
import { forbidTraces } from './process-limits.ts'

/** The caller was promised two seconds. */
const stopWithinMs = 1800

forbidTraces()
const printer = createPrinter()
// A command in hand keeps the process alive; the timers of what it waits for do not.
const alive = setInterval(() => undefined, 60_000)
const code = await main(process.argv.slice(2))
clearInterval(alive)
process.exit(code)

async function main(args: readonly string[]): Promise<number> {
  try {
    const { asked, settings } = parseArguments(args, process.env)
    if (asked.command === 'help') {
      await printer.printText(catalogues[settings.language].usage.trimEnd())
      return 0
    }
    const ended = new Promise<void>((resolve) => {
      if (asked.command !== 'watch') return
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
        process.once(signal, () => {
          setTimeout(() => process.exit(0), stopWithinMs).unref()
          resolve()
        })
      }
    })
    const crashPoints = { reached: () => undefined }
    return await run(asked, settings, {
      ...{ printer, version, crashPoints, ended },
      keychainHelper: fileURLToPath(new URL('keychain.mjs', import.meta.url)),
    })
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    const words = catalogues[languageOf(undefined, process.env)]
    printer.say(`${words.mistakes[error.mistake](error.argument)}\n\n${words.usage}`)
    return 2
  }
}
