/**
 * `npm run package [-- --development] [--out DIR]`: the program as people get it, as a directory in out/package.
 * @module
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild } from './set-up/build.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { inProject } from './set-up/project.mjs'
import { runScript, say } from './set-up/say.mjs'
import { ensureSystemPackages } from './set-up/system-packages.mjs'

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      development: { type: 'boolean', default: false },
      out: { type: 'string', default: inProject('out', 'package') },
    },
  })
  ensureSystemPackages('package')
  await ensureNpmPackages()
  const { ensureElectron } = await import('./electron/runtime.mjs')
  const { nameOfPackage } = await import('./packaging/release.mjs')
  const runtime = await ensureElectron()
  const name = nameOfPackage(runtime, values)
  await ensureBuild()
  const { makeDirectory } = await import('./packaging/directory.mjs')
  const made = await makeDirectory(runtime, { name, out: values.out })
  say(`${values.development ? 'for development only' : 'made'}: ${join(made)}`)
  console.log(made)
})
