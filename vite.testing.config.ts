/** Builds `countersign/testing`, for the tests of applications: beside the programs, and in none of them. @module */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { defineConfig } from 'vite'

const outDir = resolve('out/testing')
const source = (name: string): string => resolve('src/testing', name)

/** What people write against: the entries, and the types that they speak of. */
const typed = ['index.ts', 'playwright.ts', 'api.ts', 'tenant-wish.ts']
/** What `countersign/testing` says the types of, though other files hold them. */
const spoken = ['./api.js', './tenant-wish.js']

/** One file of types for each of sources, so that none of them leads to a source. */
const types = {
  name: 'countersign:testing-types',
  writeBundle() {
    for (const name of typed) {
      const text = readFileSync(source(name), 'utf8')
      const { outputText } = ts.transpileDeclaration(text, { fileName: name })
      const passedOn =
        name === 'index.ts' ? spoken.map((file) => `export type * from '${file}'\n`) : []
      const declared = outputText.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'")
      writeFileSync(resolve(outDir, name.replace(/\.ts$/, '.d.ts')), declared + passedOn.join(''))
    }
  },
}

export default defineConfig({
  plugins: [types],
  // Read from one file each at start, as in the programs; the others are installed with the package.
  ssr: {
    noExternal: [
      ...['@noble/curves', '@noble/hashes', 'kysely', 'ws', 'zod'],
      // What makes certificates: a hundred small files, at each first start.
      ...[/^@peculiar\/asn1-/, /^@peculiar\/utils/, 'asn1js', 'pvtsutils', 'pvutils', 'tslib'],
    ],
  },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { index: source('index.ts'), playwright: source('playwright.ts') },
      output: {
        format: 'es',
        minify: { compress: true, mangle: false, codegen: true },
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name]-[hash].mjs',
      },
    },
  },
})
