/**
 * The npm packages, installed from the lockfile only when it changed.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { holding } from './lock.mjs'
import { hashOf, inProject, readStamp, root } from './project.mjs'
import { say, SetUpError } from './say.mjs'

const stamp = inProject('node_modules', '.countersign-installed')

/** Installs what the lockfile names, unless that is what node_modules already holds. */
export async function ensureNpmPackages() {
  const wanted = hashOf(['package-lock.json'], [process.platform, process.arch])
  if (readStamp(stamp) === wanted) return
  await holding(inProject('out', '.installing'), () => {
    if (readStamp(stamp) === wanted) return
    say('installing the npm packages')
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new SetUpError('`npm ci` failed; its reason stands above')
    writeFileSync(stamp, `${wanted}\n`)
  })
}
