/**
 * `npm run e2e -- [file …]`: the end-to-end tests alone, over a build of what is here now.
 * @module
 */
import { ensureBuild } from './set-up/build.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { runScript } from './set-up/say.mjs'
import { ensureSystemPackages } from './set-up/system-packages.mjs'

await runScript(async () => {
  ensureSystemPackages('test')
  await ensureNpmPackages()
  await ensureBuild()
  const { runEndToEnd } = await import('./running/end-to-end.mjs')
  const { status } = await runEndToEnd(process.argv.slice(2))
  return status
})
