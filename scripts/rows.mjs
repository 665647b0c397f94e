/**
 * `npm run rows`: writes docs/rows.md from what the last whole `npm test` saw.
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inProject } from './set-up/project.mjs'
import { runScript, SetUpError } from './set-up/say.mjs'
import { rows } from './rows-list.mjs'

const testsShown = 3

/**
 * @typedef {import('./running/reports.mjs').TestResult} TestResult
 * @typedef {import('./running/command.mjs').Figure} Figure
 */

/** `K2 K10 no flag …` bears two ids: `['K2', 'K10']`. @param {string} name */
export function idsOf(name) {
  const head = /^(?:[A-Z]\d{1,2}(?:[\s,/]+|$))+/.exec(name)?.[0] ?? ''
  return head.split(/[\s,/]+/).filter((id) => id !== '')
}

/**
 * @param {{ tests: readonly TestResult[], figures: readonly Figure[],
 *   promises: Readonly<Record<string, string>>, notYet: Readonly<Record<string, string>> }} seen
 */
export function toDocument({ tests, figures, promises, notYet }) {
  const borne = tests.flatMap((test) => idsOf(test.name))
  const others = [...new Set(borne)].filter((id) => !(id in promises)).sort(byLetterAndNumber)
  const ids = [...Object.keys(promises), ...others]
  const lines = ids.map((id) => {
    const own = tests.filter((test) => idsOf(test.name).includes(id))
    const holds = own.length > 0 && own.every((test) => test.status === 'passed')
    const reason = notYet[id]
    const figure = reason ?? figuresOf(id, figures)
    const held = holds && reason === undefined ? 'held' : 'not held'
    return `| ${id} | ${held} | ${cell(figure)} | ${cell(namesOf(own))} |`
  })
  const held = lines.filter((line) => line.includes('| held |')).length
  return [
    '# Rows',
    '',
    `What the last whole run of \`npm test\` held: ${held} of ${lines.length} rows. Written by \`npm run rows\`.`,
    '',
    '| id | held | figure | test |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
    '## What each row promises',
    '',
    ...Object.entries(promises).map(([id, promise]) => `- ${id}: ${promise}`),
    '',
  ].join('\n')
}

function figuresOf(id, figures) {
  const own = figures.filter((figure) => figure.row === id).map((figure) => figure.figure)
  return [...new Set(clientsTogether(own))].join('; ')
}

const ofClient = /^(.+): (\d+) flows passed, (\d+) approvals, (\d+) approvals reused$/

/** What each real client came to (`test/support/clients/client-figure.ts`) in one figure, before all others. */
function clientsTogether(figures) {
  const clients = figures.flatMap((figure) => {
    const [, name, ...counts] = ofClient.exec(figure) ?? []
    return name === undefined ? [] : [{ name, counts: counts.map(Number) }]
  })
  if (clients.length === 0) return figures
  const [flows, approvals, reused] = [0, 1, 2].map((at) =>
    clients.reduce((sum, { counts }) => sum + counts[at], 0),
  )
  const names = [...new Set(clients.map(({ name }) => name))].join(', ')
  return [
    `all clients, unmodified: ${flows} flows passed, ${approvals} approvals, ${reused} approvals reused (${names})`,
    ...figures.filter((figure) => !ofClient.test(figure)),
  ]
}

/** The first few tests by name; the others are a number. @param {readonly TestResult[]} tests */
function namesOf(tests) {
  const shown = tests
    .slice(0, testsShown)
    .map(({ name, status }) => (status === 'passed' ? name : `${name} (${status})`))
  const more = tests.length - shown.length
  return more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; ')
}

/** What a table's cell can show: one line, no bar, no mark-up of its own. */
function cell(text) {
  if (text === '') return '–'
  return text.replace(/\s+/g, ' ').replace(/[\\|*_<>`[\]]/g, String.raw`\$&`)
}

function byLetterAndNumber(a, b) {
  return a[0].localeCompare(b[0]) || Number(a.slice(1)) - Number(b.slice(1))
}

function readJson(path, whenMissing) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new SetUpError(whenMissing)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(() => {
    const needed = 'run `npm test` first: it keeps what `npm run rows` writes down'
    const target = inProject('docs', 'rows.md')
    const document = toDocument({
      tests: readJson(inProject('out', 'test-results.json'), needed),
      figures: readJson(inProject('out', 'figures.json'), needed),
      promises: rows,
      notYet: readJson(inProject('scripts', 'rows-not-yet.json'), 'rows-not-yet.json is not JSON'),
    })
    mkdirSync(inProject('docs'), { recursive: true })
    writeFileSync(target, document)
  })
}
