/** docs/decisions: numbered without a gap, each with its date, context, choice and consequences. @module */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sectionOf } from '../../support/documents'

const folder = new URL('../../../docs/decisions/', import.meta.url)
const files = readdirSync(folder).sort()

test('K2 decisions are numbered one after the other', () => {
  expect(files.length).toBeGreaterThan(4)
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, i) => i + 1))
  for (const name of files) expect(name).toMatch(/^[0-9]{4}-[a-z0-9-]+\.md$/)
})

test.for(files)('K2 %s says when, why, what and what follows', (name) => {
  const document = readFileSync(new URL(name, folder), 'utf8')
  expect(document).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `))
  expect(document).toMatch(/^Date: [0-9]{4}-[0-9]{2}-[0-9]{2}$/m)
  for (const title of ['Context', 'Choice', 'Consequences']) {
    expect(sectionOf(document, title).trim().length, title).toBeGreaterThan(60)
  }
})
