/**
 * A copy of the tree in which defects are planted and tests run, so that the tree itself stays whole.
 * @module
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idsOf } from '../rows.mjs'
import { inProject, root } from '../set-up/project.mjs'
import { readVitestReport } from '../running/reports.mjs'
import { SetUpError } from '../set-up/say.mjs'

/** @typedef {import('./all.mjs').Bar} Bar */

const leftBehind = ['.git', 'node_modules', 'out', 'coverage', 'test-results']

/** As the copy's own set-up does it. */
function build(folder) {
  const script = "import('./scripts/set-up/build.mjs').then(({ ensureBuild }) => ensureBuild())"
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new SetUpError('the copy could not be built')
}

export function openCopy() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bars-'))
  for (const name of readdirSync(root).filter((entry) => !leftBehind.includes(entry))) {
    cpSync(inProject(name), join(folder, name), { recursive: true })
  }
  symlinkSync(inProject('node_modules'), join(folder, 'node_modules'))

  return {
    /** Replaces the text, which must stand there once; the result puts it back. @param {Bar} bar */
    plant({ row, file, find, replace }) {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      const found = text.split(find).length - 1
      if (found !== 1) {
        throw new SetUpError(
          `${row}: ${file} holds ${JSON.stringify(find)} ${found} times, not once`,
        )
      }
      writeFileSync(
        path,
        text.replace(find, () => replace),
      )
      return () => writeFileSync(path, text)
    },

    /** Runs the tests of the bars' rows. @param {readonly Bar[]} bars */
    run(bars) {
      const files = [...new Set(bars.flatMap(({ tests }) => tests))]
      const rows = [...new Set(bars.map(({ row }) => row))]
      const report = join(folder, 'report.json')
      rmSync(report, { force: true })
      if (bars.some(({ builds }) => builds)) build(folder)
      const { status, signal } = spawnSync(
        process.execPath,
        [
          ...[join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...files],
          ...['--testNamePattern', `(^| )(${rows.join('|')}) `],
          ...['--reporter=json', `--outputFile=${report}`],
        ],
        { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] },
      )
      if (status === null) throw new SetUpError(`the tests were ended by ${String(signal)}`)
      const results = readVitestReport('bars', report)
      const ofRow = (row) =>
        results.filter(({ name, status: how }) => how !== 'skipped' && idsOf(name).includes(row))
      return {
        /** Every test of the row ran and passed. @param {Bar} bar */
        held: ({ row }) =>
          ofRow(row).length > 0 && ofRow(row).every((test) => test.status === 'passed'),
        /** A test of the row failed, and not just everything. @param {Bar} bar */
        fell: ({ row }) => ofRow(row).some((test) => test.status === 'failed'),
      }
    },

    remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
