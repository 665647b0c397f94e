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
const sources = [
  ...['src', 'resources', 'electron.vite.config.ts', 'vite.testing.config.ts'],
  ...['package.json', 'package-lock.json'],
]
/** The programs with their pages, and what other people's tests import. */
const builds = [
  ['electron-vite', 'bin/electron-vite.js', 'build'],
  ['vite', 'bin/vite.js', 'build', '--config', 'vite.testing.config.ts'],
]

/** Builds, unless out/ was made from these very sources. */
export async function ensureBuild() {
  const wanted = hashOf(sources)
  if (readStamp(stamp) === wanted) return
  await holding(inProject('out', '.building'), () => {
    if (readStamp(stamp) === wanted) return
    say('building')
    for (const [name, program, ...args] of builds) {
      const script = inProject('node_modules', name, program)
      const { status } = spawnSync(process.execPath, [script, ...args, '--logLevel', 'warn'], {
        cwd: root,
        stdio: ['ignore', process.stderr, process.stderr],
      })
      if (status !== 0) throw new SetUpError('the build failed; its reason stands above')
    }
    writeFileSync(stamp, `${wanted}\n`)
  })
}
