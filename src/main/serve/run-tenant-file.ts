/** Writes a tenant to a file, or puts one in from a file, while no server runs on the folder. @module */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { jsonPointer } from '#protocol/mistakes'
import { maxTenantFileBytes } from '#protocol/tenant-file'
import type { TenantFiles } from '../relying-party/doors.ts'
import { actAtRest, type Around } from './at-rest.ts'

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

const progressEvery = 100

/** Answers with the exit code; throws what `toStop` explains. */
export function runTenantFile(wish: TenantFileWish, around: Around): Promise<number> {
  return actAtRest(wish.data, around, ({ built }) => {
    const { tenantFiles } = built.relyingParty
    return wish.act === 'export'
      ? exportTo(wish, tenantFiles, around)
      : importFrom(wish.file, tenantFiles, around)
  })
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
