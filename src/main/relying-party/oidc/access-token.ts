/** Access tokens: kept by the provider as any other, and given out as a JWT that names the one that is kept. @module */
import { randomBytes } from 'node:crypto'
import type { Provider } from 'oidc-provider'
import type { Permission } from '#protocol/application'
import type { UserRecord } from '../directory-records.ts'
import { givenScopes } from './granted-scopes.ts'
import type { LibraryTime } from './library-time.ts'
import { readJwt, signJwt, type SigningKey } from './signing-keys.ts'

interface Kept {
  readonly jti: string
  readonly clientId: string
  readonly accountId?: string
  readonly scope?: string
  readonly sid?: string
  readonly expiration: number
}

export interface AccessTokenNeeds {
  readonly issuer: string
  readonly tenant: string
  /** Of the relying party, and of the admin API. */
  readonly origin: string
  readonly key: SigningKey
  readonly user: (id: string) => Promise<UserRecord | undefined>
  /** What an application may have of the admin API in this tenant, just now. */
  readonly granted: (clientId: string) => Promise<readonly Permission[]>
  readonly subject: (user: string, clientId: string) => string
  readonly time: LibraryTime
  /** What more is known of the token that is being given. */
  readonly extra: () => Promise<Readonly<Record<string, unknown>>>
}

const jwts = new WeakMap<object, string>()

/** What an application gets of a token that was given just now. */
export function jwtOf(token: object | undefined): string | undefined {
  return token === undefined ? undefined : jwts.get(token)
}

export function giveJwtAccessTokens(provider: Provider, needs: AccessTokenNeeds): void {
  const { issuer, tenant, key } = needs
  const model = provider.AccessToken as unknown as {
    readonly prototype: Kept
    find(value: string, options?: object): Promise<unknown>
  }
  const save = Reflect.get(model.prototype, 'save') as (this: Kept) => Promise<string>
  const find = model.find.bind(model)
  const toJwt = async (token: Kept): Promise<string> => {
    const now = needs.time.now()
    const user = token.accountId === undefined ? undefined : await needs.user(token.accountId)
    const granted = await needs.granted(token.clientId)
    const { scp, audience } = givenScopes(token.scope ?? '', granted, needs.origin)
    return signJwt(key, {
      aud: audience,
      iss: issuer,
      ...{ iat: now, nbf: now, exp: now + token.expiration },
      ...{ azp: token.clientId, tid: tenant, ver: '2.0' },
      ...(user === undefined
        ? {}
        : {
            ...{ oid: user.id, sub: needs.subject(user.id, token.clientId) },
            ...{ preferred_username: user.name, name: user.displayName },
          }),
      ...(token.sid === undefined ? {} : { sid: token.sid }),
      scp,
      ...(await needs.extra()),
      uti: randomBytes(16).toString('base64url'),
      jti: token.jti,
    })
  }
  Object.defineProperty(model.prototype, 'save', {
    configurable: true,
    async value(this: Kept) {
      await save.call(this)
      const jwt = await toJwt(this)
      jwts.set(this, jwt)
      return jwt
    },
  })
  Object.defineProperty(model, 'find', {
    configurable: true,
    value: async (value: string, options?: object) => {
      const jti = readJti(value, key)
      return jti === undefined ? undefined : find(jti, options)
    },
  })
}

/** The name of the kept token; undefined where the JWT is not ours. */
function readJti(jwt: string, key: SigningKey): string | undefined {
  const { jti } = readJwt(jwt, key) ?? {}
  return typeof jti === 'string' ? jti : undefined
}
