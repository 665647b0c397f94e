/** What a browser asks before a page of another origin may: no client is named yet, so that the origin alone decides. @module */
import type { IncomingMessage } from 'node:http'
import type { ApplicationRecord } from '../directory-records.ts'
import { createDirectory } from '../directory.ts'
import type { Needs } from '../needs.ts'
import { asksFrom } from './redirect-uris.ts'

/** Where a client is known by what it sends; documents and keys are for any page. */
const ofClients: ReadonlySet<string> = new Set([
  '/oauth2/v2.0/token',
  '/oauth2/v2.0/devicecode',
  '/oidc/userinfo',
])
const atOnce = 200

/**
 * Whether a request is a preflight (Fetch, section 4.8) from where no application stands that people of the tenant may
 * use as a page. The library would allow it to any origin, and look at the client of the request that follows alone.
 */
export function createPreflightGuard({ store }: Pick<Needs, 'store'>) {
  const directory = createDirectory(store)

  return async function isForeign(
    { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
    tenant: string,
    path: string,
  ): Promise<boolean> {
    const { origin } = headers
    if (method !== 'OPTIONS' || origin === undefined || !ofClients.has(path)) return false
    const all = await directory.tenants()
    const first = all.filter(({ id }) => id === tenant)
    for (const { id } of [...first, ...all.filter((other) => other.id !== tenant)]) {
      const isOwn = id === tenant
      const mayUse = ({ signInAudience }: ApplicationRecord) =>
        isOwn || signInAudience === 'AzureADMultipleOrgs'
      if (await hasOne(id, (one) => mayUse(one) && asksFrom(one, origin))) return false
    }
    return true
  }

  async function hasOne(
    tenant: string,
    isIt: (application: ApplicationRecord) => boolean,
  ): Promise<boolean> {
    let after = ''
    for (;;) {
      const found = await store.find.applications(tenant, { after, startsWith: '', limit: atOnce })
      if (found.some(isIt)) return true
      const last = found.at(-1)
      if (last === undefined || found.length < atOnce) return false
      after = last.id
    }
  }
}
