/** docs/parity.md is what the table prints, and each test that it names is there. @module */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { switchValues } from '#protocol/tenant-settings'
import {
  decisionRows,
  printParity,
  switchRows,
} from '../../../src/main/relying-party/policy/parity'

const root = new URL('../../../', import.meta.url).pathname
const rows = [...Object.values(switchRows), ...decisionRows]

test('R8 the parity page is printed from its table', async () => {
  await expect(printParity()).toMatchFileSnapshot(join(root, 'docs', 'parity.md'))
})

test('R8 every switch has its row, and every value its words', () => {
  expect(Object.keys(switchRows).sort()).toEqual(Object.keys(switchValues).sort())
  for (const [name, values] of Object.entries(switchValues)) {
    const row = switchRows[name as keyof typeof switchRows]
    expect(Object.keys(row.here).sort(), name).toEqual([...values].sort())
  }
  expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length)
})

test('R8 each test that the parity page names is there', () => {
  const sources = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, 'test', name), 'utf8'))
  const named = rows.flatMap(({ tests }) => tests)
  expect(named.length).toBeGreaterThan(10)
  const missing = named.filter(
    (title) => !sources.some((text) => text.includes(`'${title}`) || text.includes(`"${title}`)),
  )
  expect(missing).toEqual([])
})
