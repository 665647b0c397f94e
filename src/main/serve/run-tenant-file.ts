/** Writes a tenant to a file, or puts one in from a file, while no server runs on the folder. @module */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { jsonPointer } from '#protocol/mistakes'
import { maxTenantFileBytes } from '#protocol/tenant-file'
import type { Log } from '../log.ts'
import { openCertificates } from '../relying-party/adapters/key-folder-certificates.ts'
import { readWhole } from '../relying-party/adapters/key-folder-file.ts'
import { folderPaths, openKeyFolder } from '../relying-party/adapters/key-folder.ts'
import { noCrashPoints } from '../relying-party/adapters/no-crash-points.ts'
import type { TenantFiles } from '../relying-party/doors.ts'
import { buildRelyingParty } from './build-relying-party.ts'
import { Closing } from './closing.ts'
import type { Words } from './words.ts'

export type TenantFileWish =
  | {
      readonly act: 'export'
      readonly data: string
      /** By id or domain. */
      readonly tenant: string
      /** Undefined: to standard output. */
      readonly file: string | undefined
    }
  | { readonly act: 'import'; readonly data: string; readonly file: string }

interface Around {
  readonly words: Words
  readonly log: Log
  readonly say: (text: string) => void
}

const progressEvery = 100

/** Answers with the exit code; throws what `toStop` explains. */
export async function runTenantFile(wish: TenantFileWish, around: Around): Promise<number> {
  const { words, log, say } = around
  const { data } = wish
  if ((await readWhole(folderPaths(data).settings)) === undefined) {
    say(words.nothingHere(data))
    return 1
  }
  const closing = new Closing()
  try {
    const folder = await openKeyFolder(data)
    closing.add(() => folder.release())
    const { instance } = folder.identity
    const facts = { instance, firstRun: folder.firstRun, now: Date.now() }
    const { authorityHash: certificateHash } = await openCertificates(folder.paths, facts)
    const { relyingParty } = await buildRelyingParty({
      ...{ folder, port: folder.port ?? 0, certificateHash, log },
      crashPoints: noCrashPoints,
    })
    closing.add(() => relyingParty.stop())
    const { tenantFiles } = relyingParty
    return await (wish.act === 'export'
      ? exportTo(wish, tenantFiles, around)
      : importFrom(wish.file, tenantFiles, around))
  } finally {
    await closing.close()
  }
}

async function exportTo(
  { tenant, file }: Extract<TenantFileWish, { act: 'export' }>,
  files: TenantFiles,
  { words, say }: Around,
): Promise<number> {
  const text = await files.exportTenant(tenant)
  if (text === undefined) {
    say(words.tenantUnknown(tenant))
    return 1
  }
  if (file === undefined) {
    say(text.trimEnd())
    return 0
  }
  try {
    await writeFile(file, text, { mode: 0o600 })
  } catch {
    say(words.tenantFile.notWritten(file))
    return 1
  }
  say(words.tenantFile.exported(tenant, file))
  return 0
}

async function importFrom(
  file: string,
  files: TenantFiles,
  { words, say }: Around,
): Promise<number> {
  const { tenantFile } = words
  const value = await readJsonFile(file)
  if (value === undefined) {
    say(tenantFile.notRead(file))
    return 1
  }
  const imported = await files.importTenant(value, {
    by: 'command',
    tenant: undefined,
    onProgress(done, of) {
      if (of > progressEvery && (done % progressEvery === 0 || done === of)) {
        say(tenantFile.progress(String(done), String(of)))
      }
    },
  })
  if (imported.outcome === 'refused') {
    const { kind, path } = imported.mistake
    say(tenantFile.refused(file, jsonPointer(path) || '/', tenantFile.mistakes[kind]))
    return 1
  }
  const { tenant, users, disabled } = imported
  say(tenantFile.imported(tenant.name, String(users)))
  if (disabled > 0) say(tenantFile.disabled(String(disabled)))
  return 0
}

/** Undefined where it is not there, too long, or no JSON. */
async function readJsonFile(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > maxTenantFileBytes) return undefined
    return JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch {
    return undefined
  }
}
