/** The planted defects fit the tree: each can still be planted, and the tests that must fall are there. @module */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Bar {
  readonly row: string
  readonly says: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly tests: readonly string[]
}

const root = new URL('../../../', import.meta.url).pathname
const { bars } = (await import(join(root, 'scripts', 'bars', 'all.mjs'))) as {
  readonly bars: readonly Bar[]
}

test.for(bars)('K2 a defect of $row can be planted: $says', (bar) => {
  const text = readFileSync(join(root, bar.file), 'utf8')
  expect(text.split(bar.find).length - 1, bar.find).toBe(1)
  expect(bar.replace).not.toBe(bar.find)
  for (const file of bar.tests) {
    expect(existsSync(join(root, file)), file).toBe(true)
    expect(readFileSync(join(root, file), 'utf8'), file).toMatch(new RegExp(`['"\`\\s]${bar.row} `))
  }
})

test('K2 no defect is told twice', () => {
  const all = bars.map(({ row, says }) => `${row} ${says}`)
  expect(new Set(all).size).toBe(all.length)
})
