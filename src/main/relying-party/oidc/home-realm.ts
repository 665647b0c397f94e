/** Whose tenant a request is for that names none: by a hint, by who is signed in here, by what was given before. @module */
import type { ApplicationRecord, TenantRecord } from '../directory-records.ts'
import { createDirectory } from '../directory.ts'
import type { Needs } from '../needs.ts'
import { sessionKind } from '../openid-records.ts'
import { cookieNames } from './cookies.ts'

/** Of an application that does not exist, or that only people of its own tenant may use. */
export type Audience =
  | { readonly outcome: 'any'; readonly application: ApplicationRecord }
  | { readonly outcome: 'own-tenant-only' }
  | { readonly outcome: 'unknown' }

export interface HomeRealm {
  audienceOf(clientId: string): Promise<Audience>
  tenants(): Promise<readonly TenantRecord[]>
  /** By `balas@contoso.com`, or a domain itself. A matter of the domain alone: it tells nothing of anybody (F4). */
  tenantOfName(name: string): Promise<TenantRecord | undefined>
  /** Where somebody is signed in, by the cookies of the browser. */
  tenantsSignedInto(cookies: string | undefined): Promise<readonly TenantRecord[]>
  /** Whose code, refresh token or device code it is: by what is held, whatever the client says. */
  tenantOfGiven(form: URLSearchParams): Promise<TenantRecord | undefined>
  /** As a token names it; the tenant's own provider decides whether that token is true. */
  tenantOfToken(jwt: string): Promise<TenantRecord | undefined>
}

const given = [
  ['code', 'AuthorizationCode'],
  ['refresh_token', 'RefreshToken'],
  ['device_code', 'DeviceCode'],
] as const

export function createHomeRealm(needs: Pick<Needs, 'store' | 'crypto' | 'identity'>): HomeRealm {
  const { store, crypto, identity } = needs
  const directory = createDirectory(store)

  async function firstWith(
    holds: (tenant: TenantRecord) => Promise<boolean>,
  ): Promise<readonly TenantRecord[]> {
    const all = await directory.tenants()
    const found = await Promise.all(all.map(holds))
    return all.filter((_tenant, at) => found[at])
  }

  return {
    tenants: () => directory.tenants(),
    async audienceOf(clientId) {
      const id = clientId.toLowerCase()
      const application = await store.find.multiTenantApplication(id)
      if (application !== undefined) return { outcome: 'any', application }
      const isThere = await store.find.clientIdExists(id)
      return { outcome: isThere ? 'own-tenant-only' : 'unknown' }
    },
    async tenantOfName(name) {
      const domain = name.slice(name.lastIndexOf('@') + 1).trim()
      return domain === '' ? undefined : directory.findTenant(domain)
    },
    tenantsSignedInto(cookies) {
      const held = new Map(
        (cookies ?? '').split(';').map((pair): [string, string] => {
          const [name = '', value = ''] = pair.trim().split('=', 2)
          return [name, value]
        }),
      )
      return firstWith(async ({ id }) => {
        const value = held.get(cookieNames(identity.instance, id).session)
        if (value === undefined) return false
        const session = await store.find.openId(id, sessionKind, crypto.digest(value))
        return session !== undefined && session.user !== ''
      })
    },
    async tenantOfGiven(form) {
      for (const [name, kind] of given) {
        const value = form.get(name)
        if (value === null) continue
        const hash = crypto.digest(value)
        const [tenant] = await firstWith(
          async ({ id }) => (await store.find.openId(id, kind, hash)) !== undefined,
        )
        if (tenant !== undefined) return tenant
      }
      return undefined
    },
    async tenantOfToken(jwt) {
      const [, body = ''] = jwt.split('.')
      try {
        const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
        const tid = (claims as { readonly tid?: unknown } | null)?.tid
        return typeof tid === 'string' ? await directory.findTenant(tid) : undefined
      } catch {
        return undefined
      }
    },
  }
}
