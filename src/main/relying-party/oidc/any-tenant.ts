/** Under `/common` and `/organizations`: whose tenant it is, found out, and everything else left to that tenant. @module */
import type { AnyTenantDoor, AnyTenantRequest, Elsewhere } from '../adapters/route-any-tenant.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import { askName, type AskedName, maxNameLength } from './any-tenant-pages.ts'
import { createRefusals, toLanguage } from './errors/without-tenant.ts'
import { createHomeRealm } from './home-realm.ts'
import { anyTenantMetadata, instanceMetadata } from './metadata.ts'
import { publicJwk } from './public-keys.ts'
import { openSigningKey } from './signing-keys.ts'

export function createAnyTenant(needs: Needs): AnyTenantDoor {
  const { identity, store } = needs
  const { origin } = identity
  const realm = createHomeRealm(needs)
  const refusals = createRefusals(needs)

  const anyTenant = async (): Promise<TenantRecord> => {
    const [first] = await realm.tenants()
    if (first === undefined) throw new TypeError('there is no tenant')
    return first
  }
  const at = async (tenant: TenantRecord | undefined): Promise<Elsewhere> => ({
    outcome: 'tenant',
    tenant: (tenant ?? (await anyTenant())).id,
  })

  /** The application, where it may be used without a tenant; else where, or how, it is refused. */
  async function admit(
    clientId: string | null,
    asked: AnyTenantRequest,
  ): Promise<{ application: { displayName: string; tenant: string } } | Elsewhere> {
    const audience = await realm.audienceOf(clientId ?? '')
    switch (audience.outcome) {
      case 'any':
        return { application: audience.application }
      case 'own-tenant-only':
        return refusals.refuse(askedBy(asked, clientId ?? ''), {
          ...{ cause: 'tenant-needed', error: 'invalid_request' },
        })
      case 'unknown':
        // Whose tenant says so does not matter: all of them say the same.
        return at(undefined)
      default: {
        const unknown: never = audience
        throw new TypeError(String(unknown))
      }
    }
  }

  async function authorize(asked: AnyTenantRequest): Promise<Elsewhere> {
    const parameters = asked.form ?? new URLSearchParams(asked.query)
    const admitted = await admit(parameters.get('client_id'), asked)
    if ('outcome' in admitted) return admitted
    const { application } = admitted
    const lead = (tenant: string): Elsewhere => ({
      outcome: 'redirect',
      to: `/${tenant}${asked.path}?${parameters.toString()}`,
    })
    const hinted = [parameters.get('domain_hint') ?? '', parameters.get('login_hint') ?? '']
    for (const name of hinted) {
      const tenant = await realm.tenantOfName(name)
      if (tenant !== undefined) return lead(tenant.id)
    }
    const [, typed = ''] = hinted
    // A domain that is nobody's goes where a name that nobody has goes: on, to be told nothing (F4).
    if (/^[^@\s]+@[^@\s]+$/.test(typed.trim())) return lead(application.tenant)
    const prompts = (parameters.get('prompt') ?? '').split(' ')
    const here = await realm.tenantsSignedInto(asked.cookies)
    if (prompts.includes('none')) return lead(here[0]?.id ?? application.tenant)
    const [only, ...more] = here
    const isChoosing = prompts.includes('select_account')
    if (only !== undefined && more.length === 0 && !isChoosing) return lead(only.id)
    return askAt(asked, parameters, {
      ...{ application: application.displayName, name: typed.trim() },
      ...(typed.trim() === '' ? {} : { problem: 'malformed' }),
    })
  }

  function askAt(
    { segment, path, language }: AnyTenantRequest,
    parameters: URLSearchParams,
    of: Pick<AskedName, 'application' | 'name' | 'problem'>,
  ): Elsewhere {
    const lang = toLanguage(language)
    const page = askName({ ...of, lang, path: `/${segment}${path}`, asked: parameters })
    return { outcome: 'page', status: 200, ...page }
  }

  /** Whoever has a device's code says first whose they are: the code is typed in their own tenant. */
  async function deviceLogin(asked: AnyTenantRequest): Promise<Elsewhere> {
    const typed = new URLSearchParams(asked.query).get('login_hint') ?? ''
    const name = typed.trim().slice(0, maxNameLength)
    const tenant = await realm.tenantOfName(name)
    if (tenant !== undefined) return { outcome: 'redirect', to: `/${tenant.domain}/devicelogin` }
    const problem = name.includes('@') ? 'unknown' : 'malformed'
    return askAt(asked, new URLSearchParams(), {
      ...{ application: undefined, name },
      ...(name === '' ? {} : { problem }),
    })
  }

  async function token(asked: AnyTenantRequest): Promise<Elsewhere> {
    const form = asked.form ?? new URLSearchParams()
    const clientId = form.get('client_id') ?? basicName(asked.authorization)
    const admitted = await admit(clientId, asked)
    if ('outcome' in admitted) return admitted
    const tenant = await realm.tenantOfGiven(form)
    return { outcome: 'tenant', tenant: tenant?.id ?? admitted.application.tenant }
  }

  async function logout(asked: AnyTenantRequest): Promise<Elsewhere> {
    const parameters = asked.form ?? new URLSearchParams(asked.query)
    const [here] = await realm.tenantsSignedInto(asked.cookies)
    const tenant =
      (await realm.tenantOfToken(parameters.get('id_token_hint') ?? '')) ??
      here ??
      (await realm.tenantOfName(parameters.get('logout_hint') ?? '')) ??
      (await anyTenant())
    const query = parameters.toString()
    return {
      outcome: 'redirect',
      to: `/${tenant.id}${asked.path}${query === '' ? '' : `?${query}`}`,
    }
  }

  return {
    metadata: (segment) => ({
      outcome: 'json',
      status: 200,
      value: anyTenantMetadata(origin, segment),
    }),
    async keys() {
      const tenants = await realm.tenants()
      const keys = await Promise.all(
        tenants.map(async ({ id }) => ({
          ...publicJwk(await openSigningKey(needs, id)),
          issuer: `${origin}/${id}/v2.0`,
        })),
      )
      return { outcome: 'json', status: 200, value: { keys } }
    },
    instance(query, requestId) {
      const asked = new URLSearchParams(query).get('authorization_endpoint') ?? ''
      const [, tenant] = asked.startsWith(`${origin}/`) ? new URL(asked).pathname.split('/') : []
      if (tenant === undefined || !/^[a-z0-9.-]+$/i.test(tenant)) {
        const by = { route: 'instance', clientId: '', requestId, language: undefined }
        const as = { cause: 'instance-unknown', error: 'invalid_instance' } as const
        return refusals.refuse({ ...by, isRead: false }, as)
      }
      return { outcome: 'json', status: 200, value: instanceMetadata(origin, tenant) }
    },
    async userRealm(user) {
      const tenant = await realm.tenantOfName(user)
      const domain = user.slice(user.lastIndexOf('@') + 1).toLowerCase()
      const domains = tenant === undefined ? [] : await store.find.domainsOf(tenant.id)
      const isFederated = domains.some(({ name, federated }) => federated && name === domain)
      const { host } = new URL(origin)
      const type = tenant === undefined ? 'Unknown' : isFederated ? 'Federated' : 'Managed'
      const known = {
        ...{ domain_name: domain, cloud_instance_name: host },
        cloud_audience_urn: 'urn:federation:MicrosoftOnline',
      }
      const value = { ver: '1.0', account_type: type, ...(tenant === undefined ? {} : known) }
      return { outcome: 'json', status: 200, value }
    },
    async serve(asked) {
      switch (asked.path) {
        case '/oauth2/v2.0/authorize':
          return authorize(asked)
        case '/oauth2/v2.0/token':
        case '/oauth2/v2.0/devicecode':
          return asked.form === undefined ? at(undefined) : token(asked)
        case '/devicelogin':
          return deviceLogin(asked)
        case '/oauth2/v2.0/logout':
          return logout(asked)
        default: {
          const explained = refusals.explain(asked.path, asked.language)
          if (explained !== undefined) return explained
          const bearer = /^Bearer (\S+)$/i.exec(asked.authorization ?? '')?.[1]
          const sent = bearer ?? asked.form?.get('access_token') ?? ''
          return at(await realm.tenantOfToken(sent))
        }
      }
    },
  }
}

/** Programs read what the token endpoint says, and people what the sign-in does. */
function askedBy({ path, query, form, language, requestId }: AnyTenantRequest, clientId: string) {
  const route = path.slice(path.lastIndexOf('/') + 1)
  const sent = (form ?? new URLSearchParams(query)).get('client-request-id')
  const isRead = route === 'authorize'
  return { route, clientId: clientId.slice(0, 64), requestId: requestId ?? sent, language, isRead }
}

/** The client that HTTP Basic names. */
function basicName(authorization: string | undefined): string | null {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (sent === undefined) return null
  return Buffer.from(sent, 'base64').toString().split(':')[0] ?? null
}
