/** Signing in for a device that has no browser (RFC 8628): what is the provider's, with our pages and our limit. @module */
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import {
  askUserCode,
  confirmUserCode,
  type Problem,
  showDeviceCancelled,
  showDeviceDone,
} from './device-pages.ts'
import { anyTenantParameter } from './device-code-claim.ts'
import { createDevicePolling, intervalSeconds } from './device-polling.ts'

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code'
/** security.md (b): typed within it, and signed in. */
export const deviceCodeSeconds = 15 * 60
const verification = '/oauth2/deviceauth'

export function deviceFlow(tenant: TenantRecord) {
  return {
    enabled: true,
    charset: 'base-20' as const,
    mask: '****-****',
    deviceInfo: () => ({}),
    userCodeInputSource(
      ctx: KoaContextWithOIDC,
      form: string,
      _out?: object,
      error?: Error & { readonly userCode?: string },
    ) {
      if (error?.name === 'AbortedError') showDeviceCancelled(ctx, tenant)
      else askUserCode(ctx, tenant, form, problemOf(error))
    },
    userCodeConfirmSource(
      ctx: KoaContextWithOIDC,
      form: string,
      _client: object,
      _device: object,
      code: string,
    ) {
      confirmUserCode(ctx, tenant, form, code)
    },
    successSource(ctx: KoaContextWithOIDC) {
      showDeviceDone(ctx, tenant)
    },
  }
}

const refusals = new Set(['NotFoundError', 'ExpiredError', 'AlreadyUsedError'])

/** A code that nobody has looks like one that is over. */
function problemOf(error: Error | undefined): Problem | undefined {
  if (error === undefined) return undefined
  if (error.name === 'NoCodeError') return 'missing'
  return refusals.has(error.name) ? 'refused' : 'failed'
}

/** What Entra says beside the standard's, and how many codes may be tried. */
export function addDeviceCode(provider: Provider, needs: Needs, tenant: TenantRecord): void {
  const { identity, store, clock } = needs
  const polling = createDevicePolling(deviceCodeSeconds * 1000)
  provider.use(async (ctx, next) => {
    if (ctx.path !== verification || ctx.method !== 'POST') {
      await next()
      if (ctx.path === '/oauth2/v2.0/devicecode') tell(ctx as KoaContextWithOIDC)
      if (ctx.path === '/oauth2/v2.0/token') slowDown(ctx as KoaContextWithOIDC)
      return
    }
    // Before any is looked at, so that many at once count as many; a right one takes back its own.
    const asked = { tenant: tenant.id, source: ctx.req.socket.remoteAddress ?? '' }
    const tried = await store.decide('tryUserCode', { ...asked, at: clock.now() })
    if (tried.outcome === 'throttled') {
      ctx.status = 429
      askUserCode(ctx as KoaContextWithOIDC, tenant, formAgain(tenant), 'over')
      return
    }
    await next()
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    if (oidc?.entities.DeviceCode !== undefined) await store.decide('rightUserCode', asked)
  })

  /** RFC 8628, 3.5: only where the answer would be to wait. */
  function slowDown(ctx: KoaContextWithOIDC): void {
    const body = ctx.body as Readonly<Record<string, unknown>> | undefined
    if (body?.['error'] !== 'authorization_pending') return
    const code = ctx.oidc.params?.['device_code']
    if (typeof code !== 'string' || !polling.isTooEarly(code, clock.now())) return
    ctx.body = { ...body, error: 'slow_down' }
  }

  function tell(ctx: KoaContextWithOIDC): void {
    const body = ctx.body as Readonly<Record<string, unknown>> | undefined
    if (body === undefined || typeof body['user_code'] !== 'string') return
    const { user_code: code, device_code, expires_in } = body
    const segment = ctx.oidc.params?.[anyTenantParameter]
    const place = typeof segment === 'string' ? segment : tenant.domain
    const address = `${identity.origin}/${place}/devicelogin`
    // No address that has the code in it: whoever signs in types what their own device shows.
    ctx.body = {
      ...{ user_code: code, device_code, expires_in },
      ...{ verification_uri: address, interval: intervalSeconds },
      message: `To sign in, open ${address} and enter the code ${code}.`,
    }
  }
}

function formAgain({ id }: TenantRecord): string {
  return `<form action="/${id}${verification}">`
}
