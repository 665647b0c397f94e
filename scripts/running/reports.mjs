/**
 * What the test runners reported, as one plain list of tests.
 * @module
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inProject } from '../set-up/project.mjs'

/**
 * `why`: the first lines of what a failed test said, or one that passed only at its second try.
 * @typedef {{ kind: string, name: string, status: 'passed' | 'failed' | 'skipped', why?: string }} TestResult
 */

/** An empty place for a report, so that an old one is never read for a new one. */
export function reportFile(name) {
  const folder = inProject('out', 'reports')
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, name), { force: true })
  return join(folder, name)
}

/**
 * @param {string} kind @param {string} file the JSON report of Vitest
 * @returns {TestResult[]}
 */
export function readVitestReport(kind, file) {
  const report = readJson(file)
  if (!report) return []
  return report.testResults.flatMap((suite) => {
    const tests = suite.assertionResults.map((test) => ({
      kind,
      name: test.title,
      status: { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped',
      ...because(test.failureMessages ?? []),
    }))
    const broken = suite.status === 'failed' && !tests.some((test) => test.status === 'failed')
    if (!broken) return tests
    const name = `${suite.name} loads`
    return [...tests, { kind, name, status: 'failed', ...because([suite.message]) }]
  })
}

/**
 * @param {string} kind @param {string} file the JSON report of Playwright
 * @returns {TestResult[]}
 */
export function readPlaywrightReport(kind, file) {
  const report = readJson(file)
  if (!report) return []
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const tests = report.suites.flatMap(specs).map((spec) => ({
    kind,
    name: spec.title,
    status: spec.tests.every((test) => test.status === 'skipped')
      ? 'skipped'
      : spec.ok
        ? 'passed'
        : 'failed',
    ...because(errorsOf(spec)),
  }))
  const broken = report.errors.map(({ message }) => ({
    kind,
    name: `${kind} loads`,
    status: 'failed',
    ...because([message]),
  }))
  return [...tests, ...broken]
}

/**
 * Each that failed or needed a second try, and under it what it said.
 * @param {readonly TestResult[]} results @returns {string}
 */
export function failures(results) {
  return results
    .filter(({ status, why }) => status === 'failed' || (status === 'passed' && why !== undefined))
    .map(({ kind, name, status, why = 'it said nothing' }) => {
      const what = status === 'failed' ? 'failed' : 'passed only at its second try'
      return `${what}: ${kind}: ${name}\n${why.replaceAll(/^/gm, '    ')}`
    })
    .join('\n')
}

/** @param {readonly TestResult[]} results @returns {string} the last line of a run */
export function lastLine(results) {
  const count = (status) => results.filter((result) => result.status === status).length
  const skipped = count('skipped')
  const tail = skipped > 0 ? `, ${skipped} skipped` : ''
  return `${count('passed')} passed, ${count('failed')} failed${tail}`
}

/** The errors of every try: one that passed at its second has those of its first. */
const errorsOf = (spec) =>
  spec.tests.flatMap(({ results = [] }) =>
    results.flatMap(({ errors = [] }) => errors.map(({ message }) => message)),
  )

/** Enough to know what broke; the step's own output has the rest. */
const shownLines = 20

/** @param {readonly (string | undefined)[]} messages with the colours of a terminal, or without */
function because(messages) {
  const text = stripVTControlCharacters(messages.filter(Boolean).join('\n'))
  return text === '' ? {} : { why: text.split('\n').slice(0, shownLines).join('\n') }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
