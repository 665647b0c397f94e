/** What is built: the processes of main, the preloads, and the pages. @module */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { windowNames } from './src/protocol/bridge.ts'
import { catalogues, languages } from './src/renderer/text/language.ts'

const page = (name: string): string => resolve('src/renderer', name, 'index.html')

/** Only what exists yet, so that each part can be built as soon as it stands. */
const standing = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)))

/** What the relying party serves. */
const served = ['sign-in', 'identity-provider', 'phone-sign-in', 'security-info', 'console']

/** With the app's own windows. */
const pages = standing(
  Object.fromEntries([...served, ...windowNames].map((name) => [name, page(name)])),
)

/** Pages are served at any depth, so their files are named from the root, whatever electron-vite prefers. */
const fromTheRoot = {
  name: 'countersign:from-the-root',
  enforce: 'post' as const,
  config: () => ({ base: '/' }),
}

/** The one sentence for who has no script; all others the page takes from its catalogue itself. */
const needsScript = {
  name: 'countersign:needs-script',
  transformIndexHtml: (html: string) =>
    html.replace(
      '<!-- needs-script -->',
      languages
        .map((language) => `<p lang="${language}">${catalogues[language].page.needsScript}</p>`)
        .join(''),
    ),
}

/** The mark goes into the documents that are served: a request of its own would weigh more than it does. */
const markInDocument = {
  name: 'countersign:mark-in-document',
  transformIndexHtml: {
    order: 'pre' as const,
    handler: (html: string, { filename }: { readonly filename: string }) => {
      if (!served.some((name) => filename.endsWith(`/${name}/index.html`))) return html
      const mark = readFileSync(resolve('src/renderer/ui/mark.svg'), 'utf8').trim()
      // Only what an address cannot hold is written another way: encoded whole, it would weigh half as much again.
      const short = mark.replaceAll('"', "'").replaceAll(/[%#<>]/g, encodeURIComponent)
      return html.replace('../ui/mark.svg', `data:image/svg+xml,${short}`)
    },
  },
}

/** What each page stands on is in its document, so that it is painted while the program is still on its way. */
const groundFirst = {
  name: 'countersign:ground-first',
  transformIndexHtml: (html: string) => {
    const ground = readFileSync(resolve('src/renderer/page/page-ground.html'), 'utf8')
    return html.replace(
      '<!-- page-ground -->',
      ground
        .trim()
        .replaceAll(/\s*\n\s*/g, ' ')
        .replaceAll('> <', '><'),
    )
  },
}

/** The tray's icons go beside the program, where it finds them in every place that it runs from. */
const trayIcons = {
  name: 'countersign:tray-icons',
  generateBundle(this: {
    emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => unknown
  }) {
    const folder = resolve('resources/tray')
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.png')))
      this.emitFile({
        type: 'asset',
        fileName: `tray/${name}`,
        source: readFileSync(resolve(folder, name)),
      })
  },
}

/**
 * V8 keeps a source of one byte a character where no character needs two, and reads it faster; one dash makes the
 * whole file twice as large in each process. No template of ours is read raw, where an escape would show.
 */
const asciiOnly = {
  name: 'countersign:ascii-only',
  generateBundle(_: unknown, bundle: Readonly<Record<string, { code?: string }>>) {
    for (const file of Object.values(bundle)) {
      if (file.code === undefined) continue
      file.code = file.code.replaceAll(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    }
  },
}

interface LockedPackage {
  readonly version: string
  readonly license?: string
  readonly dev?: true
  readonly devOptional?: true
  readonly os?: readonly string[]
}

/** Name, version and licence of what is shipped; parts for one platform go with the package that brings them. */
function shippedPackages() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>
  }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([, each]) => (each.dev ?? each.devOptional ?? each.os) === undefined)
    .map(([path, { version, license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: license ?? '',
    }))
}

/** What is served is also written compressed, as well as can be: once, for every start and every load. */
const compressed = {
  name: 'countersign:compressed',
  writeBundle({ dir = '' }: { readonly dir?: string }, bundle: Readonly<Record<string, object>>) {
    const isServed = (file: string): boolean =>
      [...served, 'page-words'].some((name) => file.includes(name))
    const files = Object.keys(bundle).filter((file) => isServed(file) || file.endsWith('.svg'))
    for (const name of files) {
      const bytes = readFileSync(resolve(dir, name))
      const small = brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      })
      if (small.length < bytes.length) writeFileSync(resolve(dir, `${name}.br`), small)
    }
  },
}

const renderer = {
  plugins: [react(), fromTheRoot, markInDocument, needsScript, groundFirst, compressed],
  define: { __SHIPPED_PACKAGES__: JSON.stringify(shippedPackages()) },
  build: {
    minify: true,
    // One script each: left alone, what pages and windows share falls into dozens, one for each way to share it.
    isolatedEntries: true,
    // The pages' policy allows neither script in the document nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages },
  },
}

export default defineConfig({
  main: {
    plugins: [trayIcons, asciiOnly],
    build: {
      // Read from one file each at start, rather than from hundreds, and without what nobody calls.
      externalizeDeps: { exclude: ['@noble/curves', '@noble/hashes', 'kysely', 'ws', 'zod'] },
      // The oldest Node that runs it, headless or in Electron: `using` and what is newer is written out.
      target: 'node20',
      rolldownOptions: {
        // Comes with the package for Windows alone.
        external: ['passport-desktop'],
        input: standing({
          index: resolve('src/main/index.ts'),
          serve: resolve('src/main/serve.ts'),
          device: resolve('src/main/device.ts'),
          keychain: resolve('src/main/keychain.ts'),
        }),
        output: {
          format: 'es',
          // Names stay, for the log; what only readers need would lie in the memory of each process.
          minify: { compress: true, mangle: false, codegen: true },
          entryFileNames: '[name].mjs',
          // Beside the entries: what finds its files from where it lies finds them from any chunk.
          chunkFileNames: '[name]-[hash].mjs',
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: Object.fromEntries(
          windowNames.map((name) => [name, resolve('src/preload', `${name}.ts`)]),
        ),
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
