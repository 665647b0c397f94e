/** One owner a folder: a lock that the operating system takes back when its holder dies. @module */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'libsql'
import { DeviceProblem } from './problem.ts'

const lookAgainMs = 50

/** Waits up to `patienceMs` for the folder; what it answers with gives it back. Throws `FOLDER_BUSY`. */
export async function takeFolder(folder: string, patienceMs: number): Promise<() => void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new DeviceProblem('FOLDER_UNUSABLE', { folder }, { cause })
  }
  const until = performance.now() + patienceMs
  for (;;) {
    const release = tryToTake(folder)
    if (release !== undefined) return release
    if (performance.now() >= until) throw new DeviceProblem('FOLDER_BUSY', { folder })
    await setTimeout(lookAgainMs)
  }
}

function tryToTake(folder: string): (() => void) | undefined {
  let database: Database.Database | undefined
  try {
    // Node has no flock: SQLite's exclusive lock is one, and lasts as long as its transaction.
    database = new Database(join(folder, 'device.lock'), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    const held = database
    return () => held.close()
  } catch (cause) {
    database?.close()
    if (cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY') return undefined
    throw new DeviceProblem('FOLDER_UNUSABLE', { folder }, { cause })
  }
}
