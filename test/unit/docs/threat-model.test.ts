/** docs/threat-model.md names tests that exist and limits that are set. @module */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as limits from '../../../src/main/relying-party/limits.ts'
import { cellsOf, codeIn, sectionOf } from '../../support/documents'

const root = new URL('../../../', import.meta.url).pathname
const document = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8')

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, 'test', name), 'utf8'))
  .join('\n')

test('K2 every invariant is held by tests that exist', () => {
  const rows = cellsOf(sectionOf(document, 'Invariants'), 0)
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, i) => i + 1))
  for (const [number, , held = ''] of rows) {
    const names = codeIn(held)
    expect(names.length, number).toBeGreaterThan(0)
    for (const name of names) expect(tests.includes(name), name).toBe(true)
  }
})

test('K2 every limit is explained, and none that there is not', () => {
  const told = cellsOf(sectionOf(document, 'Limits'), 0).flatMap(([names = '']) => codeIn(names))
  const set = Object.keys({ ...limits, ...limits.limits })
  const notLimits = ['limits', 'hourMs']
  expect([...told].sort()).toEqual(set.filter((name) => !notLimits.includes(name)).sort())
})

test('K2 the weakness of one computer is said plainly', () => {
  const weak = sectionOf(document, 'What Countersign does not promise')
  expect(weak).toContain('is not a second device')
  expect(weak).toContain('does not resist phishing')
})
