/** One process a data folder: a lock that the operating system takes back when its holder dies. @module */
import { readFile, stat } from 'node:fs/promises'
import Database from 'libsql'
import { KeyFolderError, toKeyFolderError } from './key-folder-errors.ts'

export interface FolderLock {
  release(): void
}

/** Takes the lock file at `path`, or throws `FOLDER_TAKEN` at once. */
export async function takeFolderLock(path: string): Promise<FolderLock> {
  let database: Database.Database | undefined
  try {
    // Node has no flock: SQLite's exclusive lock is one, and holds as long as its transaction.
    database = new Database(path, { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    const held = database
    return { release: () => held.close() }
  } catch (cause) {
    database?.close()
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY')) {
      throw toKeyFolderError(cause, path)
    }
    const holder = await findHolder(path)
    throw new KeyFolderError('FOLDER_TAKEN', holder === undefined ? {} : { holder }, { cause })
  }
}

/** Which process holds it, where the system tells (Linux). */
async function findHolder(path: string): Promise<number | undefined> {
  try {
    const { ino } = await stat(path)
    const locks = await readFile('/proc/locks', 'utf8')
    const fields = locks.split('\n').map((line) => line.trim().split(/\s+/))
    const held = fields.find((field) => field[5]?.endsWith(`:${ino}`))
    const holder = Number(held?.[4])
    return holder > 0 ? holder : undefined
  } catch {
    return undefined // Not Linux, or /proc is closed: the sentence does without.
  }
}
