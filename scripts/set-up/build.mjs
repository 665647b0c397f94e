/**
 * The built program in out/, made anew only when what it is made of changed.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { holding } from './lock.mjs'
import { hashOf, inProject, readStamp, root } from './project.mjs'
import { say, SetUpError } from './say.mjs'

const stamp = inProject('out', '.built')
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/** Builds, unless out/ was made from these very sources. */
export async function ensureBuild() {
  const wanted = hashOf(sources)
  if (readStamp(stamp) === wanted) return
  await holding(inProject('out', '.building'), () => {
    if (readStamp(stamp) === wanted) return
    say('building')
    const vite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    if (status !== 0) throw new SetUpError('the build failed; its reason stands above')
    writeFileSync(stamp, `${wanted}\n`)
  })
}
