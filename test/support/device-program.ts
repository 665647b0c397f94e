/**
 * The device's commands, killable at a point that COUNTERSIGN_KILLED_AT names, or that the parent tells.
 * Built for tests alone.
 * @module
 */
import { parseArguments } from '../../src/main/device/arguments.ts'
import { createPrinter } from '../../src/main/device/printer.ts'
import { run } from '../../src/main/device/run.ts'
import { version } from '../../src/main/device/version.ts'
import { killedAt, killedWhereTold } from './killed-at.ts'

const { asked, settings } = parseArguments(process.argv.slice(2), process.env)
if (asked.command === 'help') throw new TypeError('this program is for commands')
const alive = setInterval(() => undefined, 60_000)
const ended = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()))
const code = await run(asked, settings, {
  ...{ printer: createPrinter(), version, ended, keychainHelper: '' },
  crashPoints:
    process.send === undefined ? killedAt(process.env['COUNTERSIGN_KILLED_AT']) : killedWhereTold(),
})
clearInterval(alive)
process.exit(code)
