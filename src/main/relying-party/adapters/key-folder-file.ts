/** Small files that are either whole or not there, for their owner alone. @module */
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { KeyFolderError, toKeyFolderError } from './key-folder-errors.ts'

/** Nothing in the folder but the database is longer. */
const maxFileBytes = 65_536

/** The file's text, or undefined where there is none. */
export async function readWhole(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path)
    if (size > maxFileBytes) throw new KeyFolderError('KEYS_DAMAGED', { file: path })
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (isAbsent(cause)) return undefined
    throw toKeyFolderError(cause, path)
  }
}

/** Replaces the file at once: after a crash it holds the old text or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.new`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(temporary, { force: true })
    throw toKeyFolderError(cause, path)
  }
}

/** Makes a rename in the folder outlive a loss of power. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and needs no such thing.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
