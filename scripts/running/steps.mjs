/**
 * The steps of `npm test`, and what each one counts.
 * @module
 */
import { ensureBuild } from '../set-up/build.mjs'
import { inProject, root } from '../set-up/project.mjs'
import { SetUpError } from '../set-up/say.mjs'
import { runCommand } from './command.mjs'
import { endToEndPlace } from './end-to-end.mjs'
import { readVitestReport, reportFile } from './reports.mjs'

/**
 * @typedef {import('./reports.mjs').TestResult} TestResult
 * @typedef {import('./command.mjs').Figure} Figure
 * @typedef {import('./turns.mjs').Turn} Turn
 * @typedef {{ results: TestResult[], figures: Figure[] }} Outcome
 * @typedef {import('./side-by-side.mjs').Ordered & { run: (turn: Turn) => Promise<Outcome> }} Step
 */

const place = endToEndPlace()
const after = 'build'

/**
 * One phase after the other, each with so many steps at a time. Many steps wait more than they work, so at first there
 * is one more of them than processors on the smallest machine, long ones first. What measures time comes later.
 * @type {readonly import('./side-by-side.mjs').Phase<Step>[]}
 */
export const phases = [
  {
    lanes: 3,
    steps: [
      { name: 'build', run: build },
      { name: 'types', run: (turn) => types(turn) },
      { name: 'integration', after, run: (turn) => vitest('integration', 'integration', turn) },
      { name: 'e2e-pages', after, run: (turn) => endToEnd('pages', turn, '--workers=2') },
      { name: 'e2e-app', after, run: (turn) => endToEnd('app', turn) },
      { name: 'fuzz', run: (turn) => vitest('fuzz', 'fuzz', turn) },
      { name: 'lint', run: (turn) => whole('lint', [bin('eslint'), '.'], turn) },
      { name: 'unit', run: (turn) => vitest('unit', 'unit', turn) },
      { name: 'format', run: (turn) => whole('format', [bin('prettier'), '--check', '.'], turn) },
    ],
  },
  {
    lanes: 2,
    steps: [
      { name: 'e2e-timed', run: (turn) => endToEnd('timed', turn) },
      {
        name: 'integration-timed',
        run: (turn) => vitest('integration', 'integration-timed', turn),
      },
    ],
  },
  {
    lanes: 1,
    steps: [
      {
        name: 'integration-bench',
        run: (turn) => vitest('integration', 'integration-bench', turn),
      },
    ],
  },
]

/** Once no step runs any more. */
export const cleanUp = () => place.close()

function endToEnd(project, turn, ...args) {
  return place.run(`e2e-${project}`, [`--project=${project}`, ...args], turn)
}

/** By its own path: two packages bring a `tsc`. */
function types(turn) {
  const compiler = inProject('node_modules', 'typescript7', 'bin', 'tsc')
  return whole('types', [process.execPath, compiler, '-b'], turn)
}

/** A tool that as a whole passes or fails. */
async function whole(name, command, turn) {
  const { status, figures } = await runCommand(command, { cwd: root }, { turn })
  return { results: [verdict(name, name, status)], figures }
}

async function vitest(kind, project, turn) {
  const file = reportFile(`${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = [bin('vitest'), 'run', '--project', project, '--passWithNoTests', ...reporters]
  const { status, figures } = await runCommand(command, { cwd: root }, { turn })
  const results = readVitestReport(kind, file)
  const told = results.some((result) => result.status === 'failed')
  if (status !== 0 && !told) results.push(verdict(kind, `${project} runs to its end`, status))
  return { results, figures }
}

async function build(turn) {
  try {
    await ensureBuild()
    process.env['COUNTERSIGN_IS_BUILT'] = 'yes' // so that no test file looks once more
    return { results: [verdict('build', 'build', 0)], figures: [] }
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error
    turn.sayError(error.message)
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
