/**
 * What a test run counts, keeps and writes down.
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

interface TestResult {
  readonly kind: string
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped'
}

interface Scripts {
  readonly failures: (results: readonly TestResult[]) => string
  readonly lastLine: (results: readonly TestResult[]) => string
  readonly readVitestReport: (kind: string, file: string) => TestResult[]
  readonly readPlaywrightReport: (kind: string, file: string) => TestResult[]
  readonly runCommand: (
    command: readonly string[],
    options: object,
    told: { readonly silenceMs: number },
  ) => Promise<{ status: number }>
  readonly figureOf: (line: string) => { row: string; figure: string } | undefined
  readonly idsOf: (name: string) => string[]
  readonly toDocument: (seen: {
    tests: readonly TestResult[]
    figures: readonly { row: string; figure: string }[]
    promises: Readonly<Record<string, string>>
    notYet: Readonly<Record<string, string>>
  }) => string
}

const load = async (path: string) =>
  (await import(new URL(`../../../scripts/${path}`, import.meta.url).href)) as Scripts
const { failures, lastLine, readPlaywrightReport, readVitestReport } =
  await load('running/reports.mjs')
const { figureOf, runCommand } = await load('running/command.mjs')
const { idsOf, toDocument } = await load('rows.mjs')

const folder = mkdtempSync(join(tmpdir(), 'countersign-reports-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const reportOf = (value: unknown) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}
const passed = (name: string): TestResult => ({ kind: 'unit', name, status: 'passed' })
const failed = (name: string): TestResult => ({ kind: 'unit', name, status: 'failed' })
const skipped = (name: string): TestResult => ({ kind: 'unit', name, status: 'skipped' })

test('K1 the last line counts what passed, failed, and was skipped if any was', () => {
  expect(lastLine([])).toBe('0 passed, 0 failed')
  expect(lastLine([passed('a'), failed('b'), passed('c')])).toBe('2 passed, 1 failed')
  expect(lastLine([passed('a'), skipped('b')])).toBe('1 passed, 0 failed, 1 skipped')
})

test('K1 a test file that does not load counts as failed', () => {
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'passed',
        assertionResults: [
          { title: 'K1 one', status: 'passed' },
          { title: 'two', status: 'pending' },
        ],
      },
    ],
  }
  expect(readVitestReport('unit', reportOf(report))).toEqual([
    failed('a.test.ts loads'),
    passed('K1 one'),
    skipped('two'),
  ])
  expect(readVitestReport('unit', join(folder, 'none.json'))).toEqual([])
})

test('K1 tests of Playwright count at every depth, and so do its own errors', () => {
  const spec = (title: string, ok: boolean, status: string) => ({ title, ok, tests: [{ status }] })
  const report = {
    errors: [{ message: 'no browser' }],
    suites: [
      {
        specs: [spec('K1 one', true, 'expected')],
        suites: [{ specs: [spec('two', false, 'unexpected'), spec('three', true, 'skipped')] }],
      },
    ],
  }
  const statuses = readPlaywrightReport('e2e', reportOf(report)).map(({ status }) => status)
  expect(statuses).toEqual(['passed', 'failed', 'skipped', 'failed'])
})

test('K1 what a failed test said is read from either runner, without colours, and shown under its name', () => {
  const vitest = reportOf({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          {
            title: 'one',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat a'],
          },
          { title: 'two', status: 'passed', failureMessages: [] },
        ],
      },
    ],
  })
  const results = readVitestReport('unit', vitest)
  expect(results[1]).toEqual(passed('two'))
  const spec = (title: string, ok: boolean) => {
    const results = [{ errors: [{ message: `${title} said` }] }]
    return { title, ok, tests: [{ results: ok ? [...results, { errors: [] }] : results }] }
  }
  const playwright = reportOf({
    errors: [{ message: 'no browser' }],
    suites: [{ specs: [spec('K1 three', false), spec('four', true)] }],
  })
  expect(failures([...results, ...readPlaywrightReport('e2e', playwright), failed('five')])).toBe(
    [
      'failed: unit: one',
      '    expected 1',
      '    at a',
      'failed: e2e: K1 three',
      '    K1 three said',
      'passed only at its second try: e2e: four',
      '    four said',
      'failed: e2e: e2e loads',
      '    no browser',
      'failed: unit: five',
      '    it said nothing',
    ].join('\n'),
  )
  expect(failures([passed('six')])).toBe('')
})

test('K2 a figure is found in a line, coloured or not, and nowhere else', () => {
  const figure = { row: 'A1', figure: '100000 mutants, 0 accepted, seed 42' }
  expect(figureOf('FIGURE A1 100000 mutants, 0 accepted, seed 42')).toEqual(figure)
  expect(figureOf('\u001b[32mFIGURE A1 100000 mutants, 0 accepted, seed 42\u001b[39m')).toEqual(
    figure,
  )
  expect(figureOf('the FIGURE A1 is')).toBeUndefined()
  expect(figureOf('FIGURE a1 x')).toBeUndefined()
})

test('K2 ids are read from the start of a name only', () => {
  expect(idsOf('K2 no file is long')).toEqual(['K2'])
  expect(idsOf('K2 K10 no flag')).toEqual(['K2', 'K10'])
  expect(idsOf('A4/C1, X3 no flag')).toEqual(['A4', 'C1', 'X3'])
  expect(idsOf('the row K2')).toEqual([])
  expect(idsOf('K2nd try')).toEqual([])
})

test('K2 a row is held only by tests that all passed and that no reason speaks against', () => {
  const lines = toDocument({
    tests: [passed('K1 a'), passed('K2 b'), failed('K2 c'), skipped('K3 d'), passed('K5 e | f')],
    figures: [{ row: 'K1', figure: '5 runs' }],
    promises: { K1: 'one', K2: 'two', K3: 'three', K4: 'four' },
    notYet: {},
  }).split('\n')
  expect(lines).toContain('| id | held | figure | test |')
  expect(lines).toContain('| K1 | held | 5 runs | K1 a |')
  expect(lines).toContain('| K2 | not held | – | K2 b; K2 c (failed) |')
  expect(lines).toContain('| K3 | not held | – | K3 d (skipped) |')
  expect(lines).toContain('| K4 | not held | – | – |')
  expect(lines).toContain(String.raw`| K5 | held | – | K5 e \| f |`)
  const notYet = { K1: 'only by halves' }
  const held = { tests: [passed('K1 a')], figures: [], promises: { K1: 'one' } }
  expect(toDocument({ ...held, notYet })).toContain('| K1 | not held | only by halves | K1 a |')
})

test('K1 a step that is slow but speaks goes on, and one that falls silent is ended', async () => {
  const program = (body: string) => [process.execPath, '-e', body]
  const speaks = `let n = 0; const t = setInterval(() => { console.log(++n); if (n === 12) clearInterval(t) }, 200)`
  const slow = await runCommand(program(speaks), {}, { silenceMs: 1_500 }) // longer in all than the silence allowed
  expect(slow.status).toBe(0)
  const silent = await runCommand(program('setInterval(() => {}, 1000)'), {}, { silenceMs: 300 })
  expect(silent.status).not.toBe(0)
})
