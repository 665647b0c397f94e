/**
 * `npm run bench`: builds the benches and their floors, then runs them.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { inProject } from './set-up/project.mjs'
import { runScript } from './set-up/say.mjs'

const entries = [
  'bench',
  'ideal-server',
  'ideal-devices',
  'signed-server',
  'signed-devices',
  'product-server',
  'product-devices',
  'memory-floor',
]

await runScript(async () => {
  await ensureNpmPackages()
  const { ensureBuild } = await import('./set-up/build.mjs')
  await ensureBuild()
  const outDir = inProject('node_modules/.cache/bench')
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(
          entries.map((name) => [name, inProject(`test/bench/${name}.ts`)]),
        ),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  const run = spawnSync(process.execPath, [join(outDir, 'bench.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  return run.status ?? 1
})
