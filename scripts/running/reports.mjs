/**
 * What the test runners reported, as one plain list of tests.
 * @module
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../set-up/project.mjs'

/**
 * @typedef {{ kind: string, name: string, status: 'passed' | 'failed' | 'skipped' }} TestResult
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
    }))
    const broken = suite.status === 'failed' && !tests.some((test) => test.status === 'failed')
    return broken ? [...tests, { kind, name: `${suite.name} loads`, status: 'failed' }] : tests
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
  }))
  const broken = report.errors.map(() => ({ kind, name: `${kind} loads`, status: 'failed' }))
  return [...tests, ...broken]
}

/** @param {readonly TestResult[]} results @returns {string} the last line of a run */
export function lastLine(results) {
  const count = (status) => results.filter((result) => result.status === status).length
  const skipped = count('skipped')
  const tail = skipped > 0 ? `, ${skipped} skipped` : ''
  return `${count('passed')} passed, ${count('failed')} failed${tail}`
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
