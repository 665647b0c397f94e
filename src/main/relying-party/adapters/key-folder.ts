/** The relying party's data folder: whose it is, its keys, and where they are. @module */
import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { identifier } from '#protocol/fields'
import { createIdentityKeys, type IdentityKeys, readIdentityKeys } from './key-folder-identity.ts'
import { KeyFolderError, toKeyFolderError } from './key-folder-errors.ts'
import { readWhole, writeWhole } from './key-folder-file.ts'
import { type FolderLock, takeFolderLock } from './key-folder-lock.ts'

/** Where each thing lies in the folder. */
export interface FolderPaths {
  readonly database: string
  readonly settings: string
  readonly lock: string
  /** The CA certificate, PEM: what a browser or device is to trust. */
  readonly certificate: string
  readonly authorityKey: string
  /** The leaf with its key, PEM. */
  readonly leaf: string
  readonly lastStop: string
  readonly identityKey: string
  readonly instance: string
  readonly sealingKey: string
}

/** Settled at the first run: the issuer bears the port, so the port never moves. */
const settingsSchema = z.strictObject({
  v: z.literal(1),
  port: z.int().min(1).max(65_535),
  instance: identifier,
  /** Whether the first run came to its end: from then on everything must be there. */
  begun: z.boolean(),
})
type Settings = z.infer<typeof settingsSchema>

export interface KeyFolder {
  readonly paths: FolderPaths
  readonly identity: IdentityKeys
  /** The port of the issuer; undefined until the first run settled one. */
  readonly port: number | undefined
  /** Until it is over, what is missing may still be made. */
  readonly firstRun: boolean
  /** Before the database is made: an issuer goes into it. */
  settlePort(port: number): Promise<void>
  /** Once everything is there. */
  endFirstRun(): Promise<void>
  release(): void
}

export function folderPaths(folder: string): FolderPaths {
  const key = (name: string): string => join(folder, 'keys', name)
  return {
    database: join(folder, 'store.db'),
    settings: join(folder, 'settings.json'),
    lock: join(folder, 'lock'),
    certificate: key('authority.pem'),
    authorityKey: key('authority-key.pem'),
    leaf: key('localhost.pem'),
    lastStop: key('last-stop'),
    identityKey: key('relying-party.pem'),
    instance: key('instance'),
    sealingKey: key('sealing'),
  }
}

/**
 * Takes the folder for this process and reads its keys, or makes both at the first run.
 * Throws `KeyFolderError`. Nothing that is missing later is ever made anew: a relying party with other keys would be
 * another one.
 */
export async function openKeyFolder(folder: string): Promise<KeyFolder> {
  const paths = folderPaths(folder)
  await makeFolders(folder)
  const lock = await takeFolderLock(paths.lock)
  try {
    return await readFolder(paths, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function readFolder(paths: FolderPaths, lock: FolderLock): Promise<KeyFolder> {
  await tightenFiles(paths)
  let settings = await readSettings(paths.settings)
  const firstRun = settings?.begun !== true
  const hasDatabase = await exists(paths.database)
  if (!firstRun && !hasDatabase) throw new KeyFolderError('KEYS_DAMAGED', { file: paths.database })
  if (settings === undefined && hasDatabase) {
    throw new KeyFolderError('KEYS_DAMAGED', { file: paths.settings })
  }
  const identity = firstRun ? await createIdentityKeys(paths) : await readIdentityKeys(paths)
  const { instance } = identity
  if (settings !== undefined && settings.instance !== instance) {
    throw new KeyFolderError('KEYS_DAMAGED', { file: paths.instance })
  }
  const store = async (port: number, begun: boolean): Promise<void> => {
    if (settings?.port === port && settings.begun === begun) return
    settings = { v: 1, port, instance, begun }
    await writeWhole(paths.settings, `${JSON.stringify(settings)}\n`)
  }
  return {
    paths,
    identity,
    firstRun,
    get port() {
      return settings?.port
    },
    settlePort: (port) => store(port, settings?.begun ?? false),
    async endFirstRun() {
      if (settings !== undefined) await store(settings.port, true)
    },
    release: () => lock.release(),
  }
}

async function makeFolders(folder: string): Promise<void> {
  for (const path of [folder, join(folder, 'keys')]) {
    try {
      await mkdir(path, { recursive: true, mode: 0o700 })
      const { uid } = await stat(path)
      if (process.getuid !== undefined && uid !== process.getuid()) {
        throw new KeyFolderError('FOLDER_FOREIGN', { file: path })
      }
      await chmod(path, 0o700)
    } catch (cause) {
      throw toKeyFolderError(cause, path)
    }
  }
}

/** Files that somebody copied here with wider rights are narrowed before anything is read. */
async function tightenFiles(paths: FolderPaths): Promise<void> {
  for (const folder of [join(paths.settings, '..'), join(paths.instance, '..')]) {
    try {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isFile()) await chmod(join(folder, entry.name), 0o600)
      }
    } catch (cause) {
      throw toKeyFolderError(cause, folder)
    }
  }
}

async function readSettings(path: string): Promise<Settings | undefined> {
  const text = await readWhole(path)
  if (text === undefined) return undefined
  try {
    return settingsSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new KeyFolderError('KEYS_DAMAGED', { file: path }, { cause })
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
