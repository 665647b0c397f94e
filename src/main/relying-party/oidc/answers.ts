/** What Entra's answers have beyond the standard's. @module */
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { registeredOf } from './clients.ts'
import { leaveOutUngranted } from './granted-scopes.ts'
import { entraMetadata } from './metadata.ts'
import { replaceForm } from './pages.ts'

export function addToAnswers(provider: Provider, origin: string, tenant: string): void {
  provider.use(async (ctx, next) => {
    await next()
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    if (oidc === undefined) return
    const of = ctx as KoaContextWithOIDC
    if (oidc.route === 'token') addToToken(of, origin, tenant)
    else if (oidc.route === 'discovery') addToDiscovery(of, origin)
    else replaceForm(of)
  })
}

function addToToken(ctx: KoaContextWithOIDC, origin: string, tenant: string): void {
  const body: unknown = ctx.body
  if (!isRecord(body) || typeof body['access_token'] !== 'string') return
  const user = ctx.oidc.account?.accountId
  const names = JSON.stringify({ uid: user, utid: tenant })
  const { scope } = body
  const granted = registeredOf(ctx.oidc.client)?.permissions ?? []
  ctx.body = {
    ...body,
    ...(typeof scope === 'string' ? { scope: leaveOutUngranted(scope, granted, origin) } : {}),
    ext_expires_in: body['expires_in'],
    ...(user === undefined ? {} : { client_info: Buffer.from(names).toString('base64url') }),
  }
}

function addToDiscovery(ctx: KoaContextWithOIDC, origin: string): void {
  const body: unknown = ctx.body
  if (!isRecord(body)) return
  ctx.body = { ...body, ...entraMetadata(origin) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
}
