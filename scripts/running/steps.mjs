/**
 * The steps of `npm test`, in their order, and what each one counts.
 * @module
 */
import { ensureBuild } from '../set-up/build.mjs'
import { inProject, root } from '../set-up/project.mjs'
import { SetUpError } from '../set-up/say.mjs'
import { runCommand } from './command.mjs'
import { runEndToEnd } from './end-to-end.mjs'
import { readVitestReport, reportFile } from './reports.mjs'

/**
 * @typedef {import('./reports.mjs').TestResult} TestResult
 * @typedef {import('./command.mjs').Figure} Figure
 * @typedef {{ results: TestResult[], figures: Figure[] }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 */

/** The build stands before the tests that start built programs. @type {readonly Step[]} */
export const steps = [
  { name: 'format', run: () => whole('format', 'prettier', ['--check', '.']) },
  { name: 'lint', run: () => whole('lint', 'eslint', ['.']) },
  { name: 'types', run: () => whole('types', 'tsc', ['-b']) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'build', run: build },
  { name: 'integration', run: () => vitest('integration') },
  { name: 'fuzz', run: () => vitest('fuzz') },
  { name: 'e2e', run: () => runEndToEnd([]) },
]

/** A tool that as a whole passes or fails. */
async function whole(name, tool, args) {
  const { status, figures } = await runCommand([bin(tool), ...args], { cwd: root })
  return { results: [verdict(name, name, status)], figures }
}

async function vitest(kind) {
  const file = reportFile(`${kind}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = [bin('vitest'), 'run', '--project', kind, '--passWithNoTests', ...reporters]
  const { status, figures } = await runCommand(command, { cwd: root })
  const results = readVitestReport(kind, file)
  const told = results.some((result) => result.status === 'failed')
  if (status !== 0 && !told) results.push(verdict(kind, `${kind} runs to its end`, status))
  return { results, figures }
}

async function build() {
  try {
    await ensureBuild()
    return { results: [verdict('build', 'build', 0)], figures: [] }
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error
    process.stderr.write(`${error.message}\n`)
    return { results: [verdict('build', 'build', 1)], figures: [] }
  }
}

/** @returns {TestResult} */
function verdict(kind, name, status) {
  return { kind, name, status: status === 0 ? 'passed' : 'failed' }
}

function bin(tool) {
  return inProject('node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool)
}
