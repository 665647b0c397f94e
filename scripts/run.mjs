/**
 * Runs one of the built programs in this very process, so that a signal to it reaches the program;
 * `node scripts/run.mjs serve --port 0` is `out/main/serve.mjs --port 0`.
 * @module
 */
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './set-up/build.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { inProject } from './set-up/project.mjs'
import { say, SetUpError } from './set-up/say.mjs'

const programs = ['serve', 'device']
const [name, ...args] = process.argv.slice(2)

try {
  if (!programs.includes(name)) throw new SetUpError(`no program is named ${name}`)
  await ensureNpmPackages()
  await ensureBuild()
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  say(error.message)
  process.exit(1)
}
const program = inProject('out', 'main', `${name}.mjs`)
process.argv = [process.execPath, program, ...args]
await import(pathToFileURL(program).href)
