/** The OpenID provider: one issuer a tenant, each made at its first use. @module */
import type * as Library from 'oidc-provider'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Provider } from 'oidc-provider'
import type { OpenIdDoor, OpenIdRequest, Served } from '../adapters/route-openid.ts'
import type { TenantRecord } from '../directory-records.ts'
import { createDirectory } from '../directory.ts'
import type { Needs } from '../needs.ts'
import { endedKind } from '../openid-records.ts'
import { createAnyTenant } from './any-tenant.ts'
import { createRefuseBefore } from './errors/before.ts'
import { createTeller, tellEnded } from './ended-sessions.ts'
import { asking } from './clients.ts'
import { createPreflightGuard } from './preflight.ts'
import { translateAuthorization, translateToken } from './request-translation.ts'

interface Made {
  readonly provider: Provider
  readonly callback: ReturnType<Provider['callback']>
}

export function createOpenId(needs: Needs): OpenIdDoor {
  const directory = createDirectory(needs.store)
  const isForeignPreflight = createPreflightGuard(needs)
  const providers = new Map<string, Promise<Made>>()
  let library: Promise<typeof Library> | undefined

  /** Made anew where it failed. */
  function providerOf(tenant: TenantRecord): Promise<Made> {
    const known = providers.get(tenant.id)
    if (known !== undefined) return known
    const made = make(tenant).catch((error: unknown) => {
      providers.delete(tenant.id)
      throw error
    })
    providers.set(tenant.id, made)
    // What the last run did not get told.
    void made.then(startTelling, () => undefined)
    return made
  }

  async function make(tenant: TenantRecord): Promise<Made> {
    library ??= quietly(needs, () => import('oidc-provider'))
    const [kit, { createTenantProvider }] = await Promise.all([
      library,
      import('./tenant-provider.ts'),
    ])
    const provider = await createTenantProvider(kit, needs, tenant)
    return { provider, callback: provider.callback() }
  }

  async function tellOfEnded(): Promise<void> {
    try {
      for (const tenant of await directory.tenants()) {
        const ended = await needs.store.find.openIdOfKind(tenant.id, endedKind)
        if (ended.length > 0) await tellEnded((await providerOf(tenant)).provider, needs, tenant)
      }
    } catch (error) {
      needs.log.write('warn', 'session-ends-not-told', { message: String(error) })
    }
  }
  const startTelling = createTeller(tellOfEnded)
  needs.sessionEnds.watch(startTelling)

  return {
    anyTenant: createAnyTenant(needs),
    refuse: createRefuseBefore(needs),
    async serve(asked) {
      const tenant = await directory.findTenant(asked.tenant)
      if (tenant === undefined) return undefined
      if (asked.form !== undefined && asksByAddress.has(asked.path)) {
        return readAgain(`/${asked.tenant}${asked.path}`, asked.form)
      }
      const { callback } = await providerOf(tenant)
      return async (request, response) => {
        if (await isForeignPreflight(request, tenant.id, asked.path)) {
          response.writeHead(204, { Vary: 'Origin' }).end()
          return
        }
        const hasSecret = prepare(request, tenant.id, asked)
        await asking.run({ hasSecret }, () => callback(request, response))
      }
    },
  }
}

/** What may be posted as well; then the browser brings its cookies only to the address that it is sent on to. */
const asksByAddress: ReadonlySet<string> = new Set([
  '/oauth2/v2.0/authorize',
  '/oauth2/v2.0/logout',
])

function readAgain(path: string, form: URLSearchParams): Served {
  return (_request, response) => {
    response.writeHead(303, { Location: `${path}?${form.toString()}` }).end()
    return Promise.resolve()
  }
}

const authorizations: ReadonlySet<string> = new Set([
  '/oauth2/v2.0/authorize',
  '/oauth2/v2.0/devicecode',
])

/** Under the tenant's id, whichever of its names was asked; whether it proves who its client is. */
function prepare(request: IncomingMessage, tenant: string, asked: OpenIdRequest): boolean {
  const { path, form, segment } = asked
  const isAuthorization = authorizations.has(path)
  // What is typed is not taken from an address that somebody else made.
  const query = new URLSearchParams(path === '/oauth2/deviceauth' ? '' : asked.query)
  const translated = isAuthorization ? translateAuthorization(query).toString() : query.toString()
  const own = path.replace(/^\/v2\.0\/\.well-known\//, '/.well-known/')
  request.url = translated === '' ? own : `${own}?${translated}`
  Object.assign(request, { originalUrl: `/${tenant}${request.url}` })
  if (form === undefined) return request.headers.authorization !== undefined
  const sent = isAuthorization ? translateAuthorization(form, segment) : translateToken(form)
  replay(request, Buffer.from(sent.toString()))
  return request.headers.authorization !== undefined || form.has('client_secret')
}

/** The library reads the body once more: what was read already, and translated. */
function replay(request: IncomingMessage, body: Buffer): void {
  request.headers['content-length'] = String(body.length)
  delete request.headers['transfer-encoding']
  Object.defineProperties(request, {
    readable: { configurable: true, value: true },
    iterator: { configurable: true, value: () => Readable.from([body]) },
  })
}

/** What a library says to people at a terminal goes into the log, like all else. */
async function quietly<T>({ log }: Pick<Needs, 'log'>, act: () => Promise<T>): Promise<T> {
  const { warn, info } = console
  const note = (said: unknown) => {
    log.write('info', 'openid-library', { said: String(said) })
  }
  Object.assign(console, { warn: note, info: note })
  try {
    return await act()
  } finally {
    Object.assign(console, { warn, info })
  }
}
