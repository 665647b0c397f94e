/** Access tokens: kept by the provider as any other, and given out as a JWT that names the one that is kept. @module */
import { randomBytes, verify } from 'node:crypto'
import type { Provider } from 'oidc-provider'
import { graphApplicationId } from '#protocol/application'
import type { UserRecord } from '../directory-records.ts'
import { signJwt, type SigningKey } from './signing-keys.ts'

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
  readonly key: SigningKey
  readonly user: (id: string) => Promise<UserRecord | undefined>
  readonly subject: (user: string, clientId: string) => string
  /** What more is known of the token that is being given. */
  readonly extra: () => Readonly<Record<string, unknown>>
}

const openId = new Set(['openid', 'profile', 'email', 'offline_access'])

export function giveJwtAccessTokens(provider: Provider, needs: AccessTokenNeeds): void {
  const { issuer, tenant, key } = needs
  const model = provider.AccessToken as unknown as {
    readonly prototype: Kept
    find(value: string, options?: object): Promise<unknown>
  }
  const save = Reflect.get(model.prototype, 'save') as (this: Kept) => Promise<string>
  const find = model.find.bind(model)
  const toJwt = async (token: Kept): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const user = token.accountId === undefined ? undefined : await needs.user(token.accountId)
    const { scopes, audience } = readScope(token.scope ?? '', token.clientId)
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
      scp: scopes,
      ...needs.extra(),
      uti: randomBytes(16).toString('base64url'),
      jti: token.jti,
    })
  }
  Object.defineProperty(model.prototype, 'save', {
    configurable: true,
    async value(this: Kept) {
      await save.call(this)
      return toJwt(this)
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

/** What is asked of whom: `api://…/scope` and `{client}/scope` name their audience, all others are of Graph. */
function readScope(scope: string, clientId: string): { scopes: string; audience: string } {
  const asked = scope.split(' ').filter((one) => one !== '' && !openId.has(one))
  const [first] = asked
  const cut = first?.lastIndexOf('/') ?? -1
  const resource = first === undefined || cut < 0 ? '' : first.slice(0, cut)
  const audience =
    resource === '' || resource === 'https://graph.microsoft.com' ? graphApplicationId : resource
  const names = asked.map((one) => one.slice(one.lastIndexOf('/') + 1))
  return {
    scopes: [...new Set([...names, ...scope.split(' ').filter((one) => openId.has(one))])]
      .filter((one) => one !== 'offline_access')
      .join(' '),
    audience: audience === clientId ? clientId : audience,
  }
}

/** The name of the kept token; undefined where the JWT is not ours. */
function readJti(jwt: string, { publicKey, kid }: SigningKey): string | undefined {
  const [head = '', body = '', mark = '', ...more] = jwt.split('.')
  if (more.length > 0) return undefined
  try {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>
    if (header['alg'] !== 'RS256' || header['kid'] !== kid) return undefined
    const signature = Buffer.from(mark, 'base64url')
    // One signature is written in one way.
    if (signature.toString('base64url') !== mark) return undefined
    if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, signature))
      return undefined
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    return typeof payload['jti'] === 'string' ? payload['jti'] : undefined
  } catch {
    return undefined
  }
}
