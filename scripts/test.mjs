/**
 * `npm test`: sets up all that is missing, runs every step, and ends with one line of counts.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { lastLine } from './running/reports.mjs'
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
  const { steps } = await import('./running/steps.mjs')
  const chosen = steps.filter((step) => isChosen(step.name))
  const results = []
  const figures = []
  for (const step of chosen) {
    const startedAt = Date.now()
    console.log(`\n== ${step.name}`)
    const outcome = await step.run()
    results.push(...outcome.results)
    figures.push(...outcome.figures)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    console.log(`== ${step.name}: ${lastLine(outcome.results)} (${seconds} s)`)
  }
  // A run of some steps says nothing about the rows that the others hold.
  if (chosen.length === steps.length) keep({ results, figures })
  sumUp(results)
  console.log(lastLine(results))
  return results.some((result) => result.status === 'failed') ? 1 : 0
})

/** `npm test -- unit e2e` runs only these steps. */
function isChosen(name) {
  const names = process.argv.slice(2)
  return names.length === 0 || names.includes(name)
}

/** What `npm run rows` reads. */
function keep({ results, figures }) {
  mkdirSync(inProject('out'), { recursive: true })
  const write = (name, value) =>
    writeFileSync(inProject('out', name), `${JSON.stringify(value, undefined, 2)}\n`)
  write('test-results.json', results)
  write('figures.json', figures)
}

function sumUp(results) {
  const failed = results.filter((result) => result.status === 'failed')
  console.log('')
  for (const { kind, name } of failed) console.log(`failed: ${kind}: ${name}`)
}
