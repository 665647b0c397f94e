/** The relying party, as the product runs it, but killed where its parent says. Arguments as for `relying-party`. @module */
import { fileURLToPath } from 'node:url'
import { parseCommand } from '../../src/main/config'
import { createLog } from '../../src/main/log'
import { startServer } from '../../src/main/serve/run-server'
import { killedWhereTold } from './killed-at'

process.umask(0o077)
const command = parseCommand(process.argv.slice(2), process.env)
if (command.name !== 'serve') throw new TypeError('nothing to kill')
const asked = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve())
})
// This program stands in a folder of its own below the one of everything that is built.
const pages = fileURLToPath(new URL('../../renderer', import.meta.url))
const log = createLog((line) => void process.stderr.write(line))
const server = await startServer({ ...command, pages, crashPoints: killedWhereTold() }, log)
process.stdout.write(`${JSON.stringify(server.ready)}\n`)
await asked
await server.stop()
process.exit(0)
