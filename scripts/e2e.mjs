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
  const { endToEndPlace } = await import('./running/end-to-end.mjs')
  const place = endToEndPlace()
  try {
    return (await place.run('e2e', process.argv.slice(2))).status
  } finally {
    await place.close()
  }
})
