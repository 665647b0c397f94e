/** A file that is replaced whole and durably, or not at all. @module */
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Moments of a replacement: the new text written, on the disk, in its place. */
export type ReplacingMoment = 'written' | 'synced' | 'renamed'

/** Makes `folder` where it is not there, and closes it to everybody else. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/**
 * Replaces `path` by `content`, readable by its owner only. Back when a power cut would no longer
 * bring the old one back; the one temporary name is the next replacement's, so none is left over.
 */
export async function replaceFile(
  path: string,
  content: string,
  reached: (moment: ReplacingMoment) => void = () => undefined,
): Promise<void> {
  const temporary = `${path}.new`
  try {
    await rm(temporary, { force: true })
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      reached('written')
      await file.sync()
      reached('synced')
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  reached('renamed')
  await syncFolder(dirname(path))
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there, and renaming is journalled
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
