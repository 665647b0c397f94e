/** The built pages, read once and kept as small as the build made them: documents by name, assets by their hashed file names. @module */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

export const documentNames = [
  ...(['sign-in', 'identity-provider', 'phone-sign-in'] as const),
  ...(['security-info', 'console'] as const),
] as const
export type DocumentName = (typeof documentNames)[number]

export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** By Brotli, where the build found that smaller: the plain bytes, four times as many, are not kept beside them. */
  readonly isCompressed: boolean
}

export interface PageAssets {
  document(name: DocumentName): Asset
  /** Undefined for every name that is not that of a built file: no path is ever made of it. */
  find(name: string): Asset | undefined
}

/** The pages were not built. */
export class PagesMissing extends Error {
  override readonly name = 'PagesMissing'
  readonly folder: string
  constructor(folder: string, options?: ErrorOptions) {
    super('PAGES_MISSING', options)
    this.folder = folder
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const decompress = promisify(brotliDecompress)

/** For the few who cannot read what is compressed. */
export async function plainBytes({ bytes, isCompressed }: Asset): Promise<Uint8Array> {
  return isCompressed ? decompress(bytes) : bytes
}

/** Reads `folder` (the built renderer). Throws `PagesMissing`. */
export async function loadPageAssets(folder: string): Promise<PageAssets> {
  try {
    const documents = new Map<DocumentName, Asset>()
    const assets = new Map<string, Asset>()
    // Beside them lie those of the app's own windows, which are nobody's to ask for.
    const take = async (name: string): Promise<void> => {
      if (assets.has(name)) return
      const { asset, plain } = await load(join(folder, 'assets', name))
      assets.set(name, asset)
      if (name.endsWith('.js')) for (const other of importedBy(plain)) await take(other)
    }
    for (const name of documentNames) {
      const { asset, plain } = await load(join(folder, name, 'index.html'))
      documents.set(name, asset)
      for (const other of namedIn(plain)) await take(other)
    }
    return {
      document(name) {
        const found = documents.get(name)
        if (found === undefined) throw new TypeError('no such document')
        return found
      },
      find: (name) => assets.get(name),
    }
  } catch (cause) {
    throw new PagesMissing(folder, { cause })
  }
}

/** The files that a document names. */
function namedIn(document: Buffer): readonly string[] {
  const text = document.toString('utf8')
  return [...text.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name = '']) => name)
}

/** The scripts that a script fetches when it needs them. */
function importedBy(script: Buffer): readonly string[] {
  const text = script.toString('utf8')
  return [...text.matchAll(/\bimport\(\s*[`'"]\.\/([\w.-]+\.js)[`'"]\s*\)/g)].map(
    ([, name = '']) => name,
  )
}

async function load(path: string): Promise<{ readonly asset: Asset; readonly plain: Buffer }> {
  const plain = await readFile(path)
  const compressed = await readCompressed(path)
  const type = types[extname(path)] ?? 'application/octet-stream'
  const isCompressed = compressed !== undefined
  return { asset: { type, bytes: compressed ?? plain, isCompressed }, plain }
}

/** Compressing well takes longer than a start may, so it is the build that does. */
async function readCompressed(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(`${path}.br`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
