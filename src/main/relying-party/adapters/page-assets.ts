/** The built pages, read once: documents by name, assets by their hashed file names. @module */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

export type DocumentName = 'sign-in' | 'security-info'

export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** Brotli, where that is smaller. */
  readonly compressed: Uint8Array | undefined
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
const compressible = new Set(['.html', '.js', '.css', '.svg'])
const compress = promisify(brotliCompress)

/** Reads `folder` (the built renderer). Throws `PagesMissing`. */
export async function loadPageAssets(folder: string): Promise<PageAssets> {
  try {
    const signIn = await load(join(folder, 'sign-in', 'index.html'))
    const securityInfo = await load(join(folder, 'security-info', 'index.html'))
    const assets = new Map<string, Asset>()
    for (const name of await readdir(join(folder, 'assets'))) {
      if (types[extname(name)] !== undefined) {
        assets.set(name, await load(join(folder, 'assets', name)))
      }
    }
    return {
      document: (name) => (name === 'sign-in' ? signIn : securityInfo),
      find: (name) => assets.get(name),
    }
  } catch (cause) {
    throw new PagesMissing(folder, { cause })
  }
}

async function load(path: string): Promise<Asset> {
  const bytes = await readFile(path)
  const extension = extname(path)
  const type = types[extension] ?? 'application/octet-stream'
  if (!compressible.has(extension)) return { type, bytes, compressed: undefined }
  const compressed = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
  return { type, bytes, compressed: compressed.length < bytes.length ? compressed : undefined }
}
