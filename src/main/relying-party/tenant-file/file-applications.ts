/** The applications of a tenant's file: written, judged, and put in. @module */
import { dayMs, maxSecretDays, redirectKinds } from '#protocol/application'
import { type AddressMistake, findAddressMistake } from '#protocol/application-addresses'
import type { TenantFileApplication } from '#protocol/tenant-file'
import { plainApplication } from '../applications/plain-application.ts'
import type { ApplicationRecord, ApplicationSecret, OfTenant } from '../directory-records.ts'
import type { Tables } from '../tables.ts'
import type { FileMistake } from './file-mistake.ts'

/** What is kept of the secrets that a file gave, by the application's id. */
export type SealedSecrets = ReadonlyMap<string, Pick<ApplicationSecret, 'hash' | 'hint'>>

/** Secrets stay where they are; what is as usual is left out. */
export function toFileApplication(application: ApplicationRecord): TenantFileApplication {
  const { id, clientId, displayName, redirectUris, signInAudience, permissions } = application
  const { logoutUrl, backChannelLogoutUri, postLogoutRedirectUris } = application
  const kinds = redirectKinds.filter((kind) => redirectUris[kind].length > 0)
  return {
    ...{ id, clientId, displayName },
    ...(signInAudience === plainApplication.signInAudience ? {} : { signInAudience }),
    ...(kinds.length === 0
      ? {}
      : { redirectUris: Object.fromEntries(kinds.map((kind) => [kind, [...redirectUris[kind]]])) }),
    ...(application.isFallbackPublicClient ? { isFallbackPublicClient: true } : {}),
    ...(logoutUrl === '' ? {} : { logoutUrl }),
    ...(backChannelLogoutUri === '' ? {} : { backChannelLogoutUri }),
    ...(postLogoutRedirectUris.length === 0
      ? {}
      : { postLogoutRedirectUris: [...postLogoutRedirectUris] }),
    ...(permissions.length === 0 ? {} : { permissions: [...permissions] }),
  }
}

/** The first address that cannot be, and the first name or id that stands there twice. */
export function findApplicationMistake(
  applications: readonly TenantFileApplication[],
): FileMistake | undefined {
  const seen = new Set<string>()
  for (const [at, application] of applications.entries()) {
    for (const name of ['id', 'clientId'] as const) {
      const value = `${name} ${application[name]}`
      if (seen.has(value)) return { kind: 'duplicate', path: ['applications', at, name] }
      seen.add(value)
    }
    const mistake = findAddressMistake(toRecord({ tenant: '' }, application, 0))
    if (mistake !== undefined) {
      const kind = mistake.why === 'duplicate' ? 'duplicate' : 'invalid'
      return { kind, path: ['applications', at, ...pathOf(mistake)] }
    }
  }
  return undefined
}

/** The first that another tenant has, by the id that clients call themselves by. */
export function findTakenApplication(
  tables: Tables,
  { tenant }: OfTenant,
  applications: readonly TenantFileApplication[],
): FileMistake | undefined {
  const own = new Set(everyApplication(tables, tenant).map(({ clientId }) => clientId))
  const at = applications.findIndex(
    ({ clientId }) => !own.has(clientId) && tables.clientIdExists(clientId),
  )
  return at < 0 ? undefined : { kind: 'taken', path: ['applications', at, 'clientId'] }
}

/** All of them, as the file says: one that is not in it is deleted; secrets are kept, and the file's own is put beside them. */
export function putApplications(
  tables: Tables,
  of: OfTenant,
  applications: readonly TenantFileApplication[],
  { sealed, at }: { readonly sealed: SealedSecrets; readonly at: number },
): void {
  const before = new Map(everyApplication(tables, of.tenant).map((one) => [one.id, one]))
  // Client ids may change places: each is free before anybody takes it.
  for (const id of before.keys()) tables.deleteApplication(of.tenant, id)
  for (const application of applications) {
    const old = before.get(application.id)
    const secret = sealed.get(application.id)
    const kept = (old?.secrets ?? []).filter(
      ({ keyId }) => secret === undefined || keyId !== application.id,
    )
    tables.putApplication({
      ...toRecord(of, application, old?.createdAt ?? at),
      secrets: secret === undefined ? kept : [...kept, fileSecret(application.id, secret, at)],
    })
  }
}

/** One a file: the next file's takes its place. */
function fileSecret(
  application: string,
  sealed: Pick<ApplicationSecret, 'hash' | 'hint'>,
  at: number,
): ApplicationSecret {
  const life = { startsAt: at, endsAt: at + maxSecretDays * dayMs }
  return { keyId: application, displayName: 'tenant file', ...sealed, ...life }
}

function toRecord(
  of: OfTenant,
  application: TenantFileApplication,
  createdAt: number,
): ApplicationRecord {
  const { id, clientId, displayName, redirectUris } = application
  return {
    ...plainApplication,
    ...{ ...of, id, clientId, displayName, createdAt },
    signInAudience: application.signInAudience ?? plainApplication.signInAudience,
    isFallbackPublicClient: application.isFallbackPublicClient ?? false,
    logoutUrl: application.logoutUrl ?? '',
    backChannelLogoutUri: application.backChannelLogoutUri ?? '',
    postLogoutRedirectUris: application.postLogoutRedirectUris ?? [],
    permissions: application.permissions ?? [],
    redirectUris: {
      spa: redirectUris?.spa ?? [],
      web: redirectUris?.web ?? [],
      publicClient: redirectUris?.publicClient ?? [],
    },
  }
}

function pathOf({ place, at }: AddressMistake): readonly (string | number)[] {
  switch (place) {
    case 'spa':
    case 'web':
    case 'publicClient':
      return ['redirectUris', place, at]
    case 'postLogout':
      return ['postLogoutRedirectUris', at]
    default:
      return [place]
  }
}

function everyApplication(tables: Tables, tenant: string): readonly ApplicationRecord[] {
  const all: ApplicationRecord[] = []
  for (let after = ''; ;) {
    const found = tables.applications(tenant, { after, startsWith: '', limit: 1_000 })
    all.push(...found)
    const last = found.at(-1)
    if (last === undefined || found.length < 1_000) return all
    after = last.id
  }
}
