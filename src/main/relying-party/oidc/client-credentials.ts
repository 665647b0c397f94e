/** Tokens of an application that asks for itself: for the admin API alone, with the permissions that it was granted. @module */
import { randomBytes } from 'node:crypto'
import type * as Library from 'oidc-provider'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { graphApplicationId } from '#protocol/application'
import type { Needs } from '../needs.ts'
import { registeredOf } from './clients.ts'
import type { LibraryTime } from './library-time.ts'
import { type SigningKey, signJwt } from './signing-keys.ts'

const lifetimeSeconds = 3600

export interface ClientCredentialsNeeds {
  readonly issuer: string
  readonly tenant: string
  readonly origin: Needs['identity']['origin']
  readonly key: SigningKey
  readonly time: LibraryTime
}

export function giveClientCredentials(
  { errors }: typeof Library,
  provider: Provider,
  { issuer, tenant, origin, key, time }: ClientCredentialsNeeds,
): void {
  const register = provider.registerGrantType.bind(provider) as (
    name: string,
    handler: (ctx: KoaContextWithOIDC) => Promise<void>,
    parameters: readonly string[],
  ) => void
  register('client_credentials', answer, ['scope'])

  async function answer(ctx: KoaContextWithOIDC): Promise<void> {
    const { client, params } = ctx.oidc
    const registered = registeredOf(client)
    if (client === undefined || registered === undefined) throw new errors.InvalidClientAuth('none')
    const scope = typeof params?.['scope'] === 'string' ? params['scope'] : ''
    const audience = audienceOf(scope)
    if (audience === undefined) throw new errors.InvalidScope('no such resource', '')
    const now = time.now()
    const { id: oid, permissions } = registered
    const access = await signJwt(key, {
      ...{ aud: audience, iss: issuer, iat: now, nbf: now, exp: now + lifetimeSeconds },
      ...{ appid: client.clientId, azp: client.clientId, azpacr: '1', idtyp: 'app' },
      ...{ oid, sub: oid, tid: tenant, ver: '2.0', roles: permissions },
      uti: randomBytes(16).toString('base64url'),
    })
    ctx.body = { token_type: 'Bearer', expires_in: lifetimeSeconds, access_token: access }
  }

  /** Graph's own name, or where it is here. */
  function audienceOf(scope: string): string | undefined {
    if (scope === 'https://graph.microsoft.com/.default') return graphApplicationId
    return scope === `${origin}/.default` ? origin : undefined
  }
}
