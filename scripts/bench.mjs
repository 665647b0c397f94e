/**
 * `npm run bench`: builds the benches and their floors, then runs them.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { inProject } from './set-up/project.mjs'
import { runScript } from './set-up/say.mjs'

/** Of those that run in Electron, or beside it. */
const desktopEntries = ['floor-app', 'floor-server', 'floor-keychain']

const entries = [
  'bench',
  'ideal-server',
  'ideal-devices',
  'signed-server',
  'signed-devices',
  'product-server',
  'product-devices',
  'connection-server',
  'connection-devices',
  'memory-floor',
  'openid-floor',
]

await runScript(async () => {
  await ensureNpmPackages()
  const { ensureElectron } = await import('./electron/runtime.mjs')
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
          [...entries, ...desktopEntries.map((name) => `desktop/${name}`)].map((name) => [
            basename(name),
            inProject(`test/bench/${name}.ts`),
          ]),
        ),
        external: ['electron'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
  const common = { configFile: false, logLevel: 'warn' }
  // What Electron loads before a program is CommonJS.
  await build({
    ...common,
    build: {
      ssr: inProject('test/bench/desktop/probe.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'probe.cjs' },
      },
    },
  })
  await build({
    ...common,
    root: inProject('test/bench/floor-page'),
    base: './',
    build: { outDir: join(outDir, 'floor-page'), emptyOutDir: true, modulePreload: false },
  })
  const { dist } = await ensureElectron()
  const run = spawnSync(process.execPath, [join(outDir, 'bench.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist },
  })
  return run.status ?? 1
})
