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
