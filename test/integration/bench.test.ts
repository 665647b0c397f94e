/** The benches run, in a size that a commit can afford; only what no busy machine can change is held to its target. @module */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

async function bench(...ids: readonly string[]): Promise<readonly string[]> {
  const args = [resolve(root, 'scripts/bench.mjs'), '--quick', ...ids]
  const { stdout } = await run(process.execPath, args, { cwd: root })
  const lines = stdout.split('\n').filter((line) => line.startsWith('FIGURE '))
  for (const line of lines) console.log(line)
  return lines
}

const ratioOf = (line: string | undefined): number => Number(/ ([0-9.]+)× /.exec(line ?? '')?.[1])

test('T4 the idle relying party takes at most 1.35 times the memory of its floor', async () => {
  const [line] = await bench('T4')
  expect(ratioOf(line)).toBeLessThanOrEqual(1.35)
}, 120_000)

test('T7 T8 the benches of latency and throughput run whole ceremonies and print their ratios', async () => {
  const lines = await bench('T7', 'T8')
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['T7', 'T7', 'T8'])
  for (const line of lines) expect(ratioOf(line)).toBeGreaterThan(0)
}, 240_000)

test('T1 T2 the benches of starting print how long the first paint and readiness take', async () => {
  const lines = await bench('T1', 'T2')
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['T1', 'T2'])
  for (const line of lines) expect(ratioOf(line)).toBeGreaterThan(0)
}, 180_000)

test('T3 T5 the benches of idling print what memory, processor and wake-ups the tray takes', async () => {
  const lines = await bench('T3', 'T5')
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['T3', 'T3', 'T5', 'T5'])
  for (const line of lines) expect(ratioOf(line)).toBeGreaterThan(0)
}, 180_000)

test('T6 the bench of the prompt prints how soon a request is painted', async () => {
  const lines = await bench('T6')
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['T6', 'T6'])
  for (const line of lines) expect(ratioOf(line)).toBeGreaterThan(0)
}, 180_000)
