/**
 * `npm test`: sets up all that is missing, runs every step, and ends with one line of counts.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { failures, lastLine } from './running/reports.mjs'
import { runSideBySide } from './running/side-by-side.mjs'
import { createTurns } from './running/turns.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { inProject } from './set-up/project.mjs'
import { runScript, SetUpError } from './set-up/say.mjs'
import { ensureSystemPackages } from './set-up/system-packages.mjs'

await runScript(async () => {
  try {
    ensureSystemPackages('test')
    await ensureNpmPackages()
  } catch (error) {
    if (error instanceof SetUpError) process.on('exit', () => console.log('0 passed, 1 failed'))
    throw error
  }
  const { phases, cleanUp } = await import('./running/steps.mjs')
  const chosen = phases.map((phase) => ({ ...phase, steps: phase.steps.filter(isChosen) }))
  const turns = createTurns()
  const run = (step) => inTurn(step, turns.take())
  const outcomes = await runSideBySide(chosen, run).finally(cleanUp)
  const results = outcomes.flatMap((outcome) => outcome.results)
  const figures = outcomes.flatMap((outcome) => outcome.figures)
  // A run of some steps says nothing about the rows that the others hold.
  if (phases.every(({ steps }) => steps.every(isChosen))) keep({ results, figures })
  const told = failures(results)
  if (told !== '') console.log(`\n${told}`)
  console.log('')
  console.log(lastLine(results))
  return results.some((result) => result.status === 'failed') ? 1 : 0
})

/** One step, from its name to its count. */
async function inTurn({ name, run }, turn) {
  try {
    const startedAt = Date.now()
    turn.say(`\n== ${name}`)
    const outcome = await run(turn)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    turn.say(`== ${name}: ${lastLine(outcome.results)} (${seconds} s)`)
    return outcome
  } finally {
    turn.end()
  }
}

/** `npm test -- unit e2e` runs only these steps, and all parts of each. */
function isChosen({ name }) {
  const names = process.argv.slice(2)
  return names.length === 0 || names.some((each) => name === each || name.startsWith(`${each}-`))
}

/** What `npm run rows` reads. */
function keep({ results, figures }) {
  mkdirSync(inProject('out'), { recursive: true })
  const write = (name, value) =>
    writeFileSync(inProject('out', name), `${JSON.stringify(value, undefined, 2)}\n`)
  write('test-results.json', results)
  write('figures.json', figures)
}
