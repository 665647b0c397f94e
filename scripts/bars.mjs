/**
 * `npm run bars [-- --break A4,B1]`: plants the named defects in a copy of the tree, one after the other. A row whose
 * tests do not fall proves nothing.
 * @module
 */
import { bars } from './bars/all.mjs'
import { openCopy } from './bars/copy.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { runScript, SetUpError } from './set-up/say.mjs'

/** @typedef {import('./bars/all.mjs').Bar} Bar */

await runScript(async () => {
  const chosen = choose(process.argv.slice(2))
  await ensureNpmPackages()
  const copy = openCopy()
  try {
    const whole = copy.run(chosen)
    let proved = 0
    for (const bar of chosen) {
      const verdict = judge(bar, whole, copy)
      if (verdict === 'falls') proved++
      console.log(`${bar.row} ${verdict}: ${bar.says}`)
    }
    console.log(`${proved} of ${chosen.length} planted defects make their row fall`)
    return proved === chosen.length ? 0 : 1
  } finally {
    copy.remove()
  }
})

/** @param {readonly string[]} args @returns {readonly Bar[]} */
function choose(args) {
  const at = args.indexOf('--break')
  if (at < 0 && args.length === 0) return bars
  const rows = (args[at + 1] ?? '').split(',').filter((row) => row !== '')
  const unknown = rows.filter((row) => !bars.some((bar) => bar.row === row))
  if (at < 0 || rows.length === 0) throw new SetUpError('npm run bars [-- --break A4,B1]')
  if (unknown.length > 0) throw new SetUpError(`no defect is known for ${unknown.join(', ')}`)
  return bars.filter((bar) => rows.includes(bar.row))
}

/** @param {Bar} bar */
function judge(bar, whole, copy) {
  if (!whole.held(bar)) return 'FAILS WITHOUT A DEFECT'
  const mend = copy.plant(bar)
  try {
    const broken = copy.run([bar])
    if (broken.fell(bar)) return 'falls'
    return broken.held(bar) ? 'STANDS (proves nothing)' : 'STANDS (its tests did not even start)'
  } finally {
    mend()
  }
}
