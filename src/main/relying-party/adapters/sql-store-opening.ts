/** Opening the database file: ours, whole, not newer than the program, and up to date; or not at all. @module */
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, fsyncSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { RelyingPartyError } from '../errors.ts'
import { migrations } from './migrations/migrations.ts'

/** In the header of each of our databases (SQLite file format, section 1.3.18): "CSgn". */
const applicationId = 0x4353676e
const busyMs = 5000
/** Folding the write-ahead log into the file holds everything up: seldom, then, and not before 16 MB of it. */
const checkpointPages = 4000
/** At most so much of the file is kept in memory, and only what was read. */
const cacheKilobytes = 16_000

/** The connection to the database at `path`, which is made where there is no file. Throws `RelyingPartyError`. */
export function openDatabase(path: string): Libsql.Database {
  if (!existsSync(path)) createDatabase(path)
  checkHeader(path)
  let connection: Libsql.Database | undefined
  try {
    connection = connect(path)
    checkVersion(connection, path)
    checkIntegrity(connection, path)
    migrate(connection)
    return connection
  } catch (error) {
    connection?.close()
    throw toOpeningFault(error, path)
  }
}

/** Under another name until it is whole, so that a file of ours is never empty or half made. */
function createDatabase(path: string): void {
  const fresh = `${path}.new`
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(fresh + end, { force: true })
  try {
    // SQLite gives the files beside it the rights of this one.
    closeSync(openSync(fresh, 'wx', 0o600))
    const connection = connect(fresh)
    connection.exec(`pragma application_id = ${applicationId}`)
    migrate(connection)
    connection.exec('pragma wal_checkpoint(truncate)')
    connection.close()
    for (const end of ['-wal', '-shm']) rmSync(fresh + end, { force: true })
    renameSync(fresh, path)
    const folder = openSync(dirname(path), 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch (error) {
    throw toOpeningFault(error, fresh)
  }
}

function connect(path: string): Libsql.Database {
  const connection = new Libsql(path)
  const settings = [
    `busy_timeout = ${busyMs}`,
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    `wal_autocheckpoint = ${checkpointPages}`,
    `cache_size = -${cacheKilobytes}`,
  ]
  try {
    for (const setting of settings) connection.exec(`pragma ${setting}`)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Before SQLite touches the file: what is no database, or not ours, is not opened. */
function checkHeader(path: string): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  let length: number
  try {
    length = readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  const isDatabase = header.toString('latin1', 0, 16) === 'SQLite format 3\0'
  if (length < header.length || !isDatabase) {
    throw new RelyingPartyError('DATABASE_DAMAGED', `${path} is not a whole database`, {
      file: path,
    })
  }
  if (header.readUInt32BE(68) !== applicationId) throw foreign(path)
}

function foreign(path: string): RelyingPartyError {
  const message = `${path} belongs to another program`
  return new RelyingPartyError('DATABASE_FOREIGN', message, { file: path })
}

/** Both may be newer in the write-ahead log than in the header. */
function checkVersion(connection: Libsql.Database, path: string): void {
  if (readPragma(connection, 'application_id') !== applicationId) throw foreign(path)
  if (readPragma(connection, 'user_version') <= migrations.length) return
  throw new RelyingPartyError('DATABASE_NEWER', `${path} was written by a later version`, {
    file: path,
  })
}

function checkIntegrity(connection: Libsql.Database, path: string): void {
  const found = connection.prepare('pragma integrity_check(1)').raw(true).all() as unknown[][]
  const orphans = connection.prepare('pragma foreign_key_check').raw(true).all()
  if (found[0]?.[0] === 'ok' && orphans.length === 0) return
  throw new RelyingPartyError('DATABASE_DAMAGED', `${path} is damaged`, { file: path })
}

/** All that is missing in one transaction, the version with it. */
function migrate(connection: Libsql.Database): void {
  const version = readPragma(connection, 'user_version')
  if (version === migrations.length) return
  connection.exec('begin immediate')
  try {
    for (const statement of migrations.slice(version).flat()) connection.exec(statement)
    connection.exec(`pragma user_version = ${migrations.length}`)
    connection.exec('commit')
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback')
    throw error
  }
}

function readPragma(connection: Libsql.Database, name: string): number {
  const row = connection.prepare(`pragma ${name}`).raw(true).get() as number[] | undefined
  return row?.[0] ?? 0
}

function toOpeningFault(error: unknown, path: string): unknown {
  if (error instanceof RelyingPartyError || !(error instanceof Libsql.SqliteError)) return error
  const options = { cause: error, file: path }
  if (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED') {
    return new RelyingPartyError('DATABASE_BUSY', `another process holds ${path}`, options)
  }
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.code)) {
    return new RelyingPartyError('NOT_STORED', `${path} cannot be written`, options)
  }
  return new RelyingPartyError('DATABASE_DAMAGED', `${path} cannot be read`, options)
}
