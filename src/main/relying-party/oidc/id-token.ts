/** ID tokens as documented for v2.0: what the library's own lack, and in the relying party's time. @module */
import { createHash, randomBytes } from 'node:crypto'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { jwtOf } from './access-token.ts'
import type { LibraryTime } from './library-time.ts'
import { readJwt, signJwt, type SigningKey } from './signing-keys.ts'

interface IdToken {
  readonly ctx: KoaContextWithOIDC
  readonly client: { readonly clientId: string }
  payload(): Promise<Readonly<Record<string, unknown>>>
}
type Issue = (this: IdToken, how: { readonly use: string }) => Promise<string>

export interface IdTokenNeeds {
  readonly issuer: string
  readonly key: SigningKey
  readonly time: LibraryTime
  readonly lifetimeSeconds: number
  /** Whether the tenant tells how somebody signed in. */
  readonly tellsMethods: () => Promise<boolean>
}

export function giveIdTokens(
  provider: Provider,
  { issuer, key, time, lifetimeSeconds, tellsMethods }: IdTokenNeeds,
): void {
  const model = provider.IdToken as unknown as { readonly prototype: IdToken }
  const { prototype } = model
  const issueOther = Reflect.get(prototype, 'issue') as Issue
  const issue: Issue = async function (how) {
    // Logout tokens are the library's.
    if (how.use !== 'idtoken') return issueOther.call(this, how)
    const { amr, acr, auth_time: signedInAt, ...claims } = await this.payload()
    const now = time.now()
    const jwt = jwtOf(this.ctx.oidc.entities.AccessToken)
    return signJwt(key, {
      ...{ aud: this.client.clientId, iss: issuer },
      ...{ iat: now, nbf: now, exp: now + lifetimeSeconds },
      ...claims,
      ...((await tellsMethods()) ? { amr, acr } : {}),
      ...(typeof signedInAt === 'number' ? { auth_time: time.toOwn(signedInAt) } : {}),
      ...(jwt === undefined ? {} : { at_hash: hashOf(jwt) }),
      uti: randomBytes(16).toString('base64url'),
    })
  }
  Object.defineProperty(prototype, 'issue', { configurable: true, value: issue })
  // As a hint it says who somebody was: whenever that was, and in whichever time.
  const validate = (jwt: string, client: IdToken['client']) => {
    const payload = readJwt(jwt, key)
    const { iss, aud, sub, scp } = payload ?? {}
    const isOurs = iss === issuer && aud === client.clientId && typeof sub === 'string'
    // An access token is none.
    if (!isOurs || scp !== undefined) return Promise.reject(new Error('no ID token of ours'))
    return Promise.resolve({ payload })
  }
  Object.defineProperty(model, 'validate', { configurable: true, value: validate })
}

/** OpenID Connect Core 3.1.3.6: the left half. */
function hashOf(jwt: string): string {
  return createHash('sha256').update(jwt).digest().subarray(0, 16).toString('base64url')
}
