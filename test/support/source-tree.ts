/**
 * The project's own files, as path and text.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Paths from the project's folder, with slashes. */
export type SourceTree = ReadonlyMap<string, string>

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['src', 'scripts', 'test', '.ci']

/** Code, style sheets, pages and settings; no documents, no pictures, nothing that is made. */
const readable = /(\.(ts|tsx|mts|mjs|cjs|js|css|html|json|yml|yaml|sh)|^\.ci\/run|^\.npmrc)$/
const leftOut = ['package-lock.json']

export function readSourceTree(): SourceTree {
  const inFolders = folders.flatMap((folder) => filesUnder(join(root, folder)))
  const atTop = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(root, entry.name))
  const paths = [...inFolders, ...atTop]
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => readable.test(path) && !leftOut.includes(path))
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
