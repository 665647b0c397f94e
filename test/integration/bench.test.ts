/** The benches run, in a size that a commit can afford; only what no busy machine can change is held to its target. @module */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

let lines: readonly string[] = []

/** All in one run, as they are built anew for each. */
beforeAll(async () => {
  const args = [resolve(root, 'scripts/bench.mjs'), '--quick']
  const { stdout } = await run(process.execPath, args, { cwd: root })
  lines = stdout.split('\n').filter((line) => line.startsWith('FIGURE '))
  for (const line of lines) console.log(line)
}, 600_000)

const linesOf = (id: string) => lines.filter((line) => line.startsWith(`FIGURE ${id} `))
const ratiosOf = (id: string) => linesOf(id).map((line) => Number(/ ([0-9.]+)× /.exec(line)?.[1]))

test('T4 the idle relying party takes at most 1.35 times the memory of its floor', () => {
  const [ratio, ...others] = ratiosOf('T4')
  expect(ratio).toBeGreaterThan(0)
  expect(ratio).toBeLessThanOrEqual(1.35)
  expect(others).toEqual([])
})

/** Held to a little more than the target: a run this quick takes it before the start's own litter is collected. */
test('T3 the app idle in the tray takes not much more memory than its floor', () => {
  const [anonymous, proportional] = ratiosOf('T3')
  expect(anonymous).toBeLessThanOrEqual(1.35)
  expect(proportional).toBeLessThanOrEqual(1.25)
})

/** Each id's figures: the median alone, or beside what few ever see; memory in two ways, work in two. */
for (const [id, what, count] of [
  ['T7', 'the bench of latency runs whole ceremonies and prints its ratios', 2],
  ['T8', 'the bench of throughput runs whole ceremonies and prints its ratio', 1],
  ['T9', 'the bench of connections prints what an idle device holds', 1],
  ['T10', 'the bench of connections prints what coming back takes', 1],
  ['T11', 'the bench of growth prints how little a crowd and its log cost', 1],
  ['T15', 'the bench of the testing entry prints how soon it is ready and a sign-in done', 2],
  ['T14', 'the bench of the OpenID provider prints what it does a second', 3],
  ['T13', 'the bench of the sign-in page prints its weight and its first paint', 2],
  ['T1', 'the bench of starting prints how long the first paint takes', 1],
  ['T2', 'the bench of starting prints how long readiness takes', 1],
  ['T3', 'the bench of idling prints what memory the tray takes', 2],
  ['T5', 'the bench of idling prints what processor and wake-ups the tray takes', 2],
  ['T6', 'the bench of the prompt prints how soon a request is painted', 2],
] as const)
  test(`${id} ${what}`, () => {
    const ratios = ratiosOf(id)
    expect(ratios).toHaveLength(count)
    for (const ratio of ratios) expect(ratio).toBeGreaterThan(0)
  })
