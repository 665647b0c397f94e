/** Reading a tenant's file: checked whole, then put in whole, or not at all. @module */
import { readDocument } from '#protocol/mistakes'
import { type TenantFile, tenantFile } from '#protocol/tenant-file'
import type { Needs } from '../needs.ts'
import { sealSecret } from '../applications/registering.ts'
import type { SealedSecrets } from './file-applications.ts'
import { findFileMistake } from './file-mistakes.ts'
import type { ImportedTenant, ImportWish } from './import-decision.ts'

/** How many passwords are hashed at a time. */
const hashedAtOnce = 8

export async function importTenant(
  { store, passwords, clock, crypto }: Pick<Needs, 'store' | 'passwords' | 'clock' | 'crypto'>,
  value: unknown,
  { by, tenant, onProgress }: ImportWish,
): Promise<ImportedTenant> {
  const read = readDocument(value, tenantFile)
  if (read.outcome === 'mistaken') return { outcome: 'refused', mistake: read.mistake }
  const file = read.value
  if (tenant !== undefined && file.tenant.id !== tenant && file.tenant.domain !== tenant) {
    return { outcome: 'refused', mistake: { kind: 'other-tenant', path: ['tenant', 'id'] } }
  }
  const mistake = findFileMistake(file)
  if (mistake !== undefined) return { outcome: 'refused', mistake }
  const hashes = await hashAll(file, passwords, onProgress)
  const secrets = sealAll(file, crypto)
  const asked = { file: withoutSecrets(file), hashes, secrets, by, at: clock.now() }
  return store.decide('importTenant', asked)
}

/** By the application's id. */
function sealAll({ applications = [] }: TenantFile, crypto: Needs['crypto']): SealedSecrets {
  const given = applications.flatMap(({ id, secret }) =>
    secret === undefined ? [] : [[id, sealSecret(crypto, secret)] as const],
  )
  return new Map(given)
}

/** By the user's id. */
async function hashAll(
  { users }: TenantFile,
  passwords: Needs['passwords'],
  onProgress: ImportWish['onProgress'],
): Promise<ReadonlyMap<string, string>> {
  const given = users.flatMap(({ id, password }) =>
    password === undefined ? [] : [{ id, password }],
  )
  const hashes = new Map<string, string>()
  for (let at = 0; at < given.length; at += hashedAtOnce) {
    const some = given.slice(at, at + hashedAtOnce)
    await Promise.all(
      some.map(async ({ id, password }) => hashes.set(id, await passwords.hash(password))),
    )
    onProgress?.(hashes.size, given.length)
  }
  return hashes
}

/** What is decided upon may be told; passwords and secrets never are. */
function withoutSecrets(file: TenantFile): TenantFile {
  const users = file.users.map((user) => {
    const { password, ...rest } = user
    return password === undefined ? user : rest
  })
  const applications = file.applications?.map((application) => {
    const { secret, ...rest } = application
    return secret === undefined ? application : rest
  })
  return { ...file, users, ...(applications === undefined ? {} : { applications }) }
}
