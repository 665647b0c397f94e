/**
 * Programs built for a test alone: those of the product, and those that can be killed at a named point.
 * @module
 */
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** Builds the program of `entry`, a path in the project, and gives its file. */
export async function buildProgram(entry: string): Promise<string> {
  const name = basename(entry, '.ts')
  // Test files build at the same time: each in its own folder, inside the project for its packages.
  const outDir = join(root, 'out', 'test-programs', `${String(process.pid)}-${name}`)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // As the product is built: read from one file at each start, rather than from hundreds.
    ssr: { noExternal: ['@noble/curves', '@noble/hashes', 'kysely', 'ws', 'zod'] },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs', format: 'es' } },
    },
  })
  return join(outDir, `${name}.mjs`)
}
