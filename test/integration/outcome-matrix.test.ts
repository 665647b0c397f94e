/** Every end of a request, on both sides: what is read, what is logged, what changes; docs/outcomes.md is printed from it. @module */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outcomeCases } from '../support/outcomes/cases.ts'
import { printOutcomes } from '../support/outcomes/print-outcomes.ts'
import { recordOutcome, type OutcomeRecord } from '../support/outcomes/record.ts'

const document = join(import.meta.dirname, '../../docs/outcomes.md')
const records = new Map<string, OutcomeRecord>()

const named = outcomeCases.map((outcome) => [outcome.title, outcome] as const)

test.for(named)('R18 the end “%s” on both sides', async ([, outcome]) => {
  const record = await recordOutcome(outcome)
  records.set(outcome.title, record)
  const { page, prompt, watch } = record
  for (const language of ['en', 'nl'] as const) {
    expect(page[language].title).not.toBe('')
    if (prompt === undefined) continue
    expect(prompt[language].text).not.toBe('')
    expect(watch?.[language].startsWith(`${prompt[language].title}.`)).toBe(true)
    // Who left the request is on the way to another, and whoever is in is in: the page says that instead.
    const goneOn = /^(?:Approved|Withdrawn in)/.test(outcome.title)
    if (!goneOn) expect(page[language].title).toBe(prompt[language].title)
  }
})

test('R18 the outcome matrix is printed from what was seen', async () => {
  const seen = outcomeCases.flatMap(({ title }) => records.get(title) ?? [])
  expect(seen).toHaveLength(outcomeCases.length)
  await expect(printOutcomes(seen)).toMatchFileSnapshot(document)
  console.log(`FIGURE R18 ${seen.length} ends on both sides, in two languages`)
})
