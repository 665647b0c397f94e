/** Puts Entra's words in the place of the library's, wherever an error goes: JSON, a redirect, or our own page. @module */
import type { ErrorOut, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { TenantRecord } from '../../directory-records.ts'
import type { Needs } from '../../needs.ts'
import { asking } from '../clients.ts'
import { causeOf, causeOfNumber } from './causes.ts'
import { descriptionOf, toErrorBody, toTold, type Told } from './envelope.ts'
import { showError } from './error-page.ts'
import { noteRefusal } from './noting.ts'

interface LibraryError {
  readonly error?: string
  readonly message?: string
  readonly error_description?: string
  readonly error_detail?: string
  readonly expose?: boolean
}

const events = [
  ...['authorization.error', 'grant.error', 'userinfo.error', 'device_authorization.error'],
  ...['end_session.error', 'discovery.error', 'jwks.error', 'server_error'],
] as const

/** What programs read, and people never. */
const programs = new Set(['token', 'userinfo', 'device_authorization'])

/** What was thrown and told for a request, until it is answered. */
const thrown = new WeakMap<object, LibraryError>()
const toldOf = new WeakMap<object, Told>()

export function answerErrors(provider: Provider, needs: Needs, tenant: TenantRecord): void {
  const base = `${needs.identity.origin}/${tenant.id}`
  const listen = provider.on.bind(provider) as (
    event: string,
    listener: (ctx: object, error: LibraryError) => void,
  ) => void
  for (const event of events) {
    listen(event, (ctx, error) => {
      if (!thrown.has(ctx)) thrown.set(ctx, error)
    })
  }
  provider.use(async (ctx, next) => {
    const explained = /^\/oauth2\/v2\.0\/error\/([0-9]{4,8})$/.exec(ctx.path)
    if (explained !== null) {
      const cause = causeOfNumber(Number(explained[1]))
      if (cause !== undefined) showError(ctx as KoaContextWithOIDC, tenant, { cause })
      return
    }
    await next()
    if ((ctx as Partial<KoaContextWithOIDC>).oidc === undefined) return
    const of = ctx as KoaContextWithOIDC
    await replaceBody(of)
    replaceRedirect(of)
  })

  async function replaceBody(ctx: KoaContextWithOIDC): Promise<void> {
    const body: unknown = ctx.body
    if (ctx.status >= 400 && isError(body)) {
      const told = tell(ctx, body)
      if (told.cause === 'client-unknown') sayAsEntra(ctx)
      ctx.body = toErrorBody(nameOf(told, body.error), told, base)
    } else if (typeof body === 'string' && thrown.has(ctx) && !toldOf.has(ctx)) {
      const description = descriptionOf(tell(ctx, {}))
      ctx.body = body.replace(
        /(<input type="hidden" name="error_description" value=")[^"]*"/,
        (_whole, start: string) => `${start}${description.replaceAll('\r\n', '&#13;&#10;')}"`,
      )
    } else if (thrown.has(ctx)) tell(ctx, {})
    const told = toldOf.get(ctx)
    if (told !== undefined) await noteRefusal(needs, tenant, ctx, told)
  }

  function replaceRedirect(ctx: KoaContextWithOIDC): void {
    const told = toldOf.get(ctx)
    const location = ctx.res.getHeader('location')
    if (told === undefined || typeof location !== 'string') return
    const [start = '', fragment] = location.split('#')
    const [address = '', query] = start.split('?')
    const replaced = (part: string | undefined): string | undefined => {
      const parameters = new URLSearchParams(part)
      if (part === undefined || !parameters.has('error')) return part
      parameters.set('error_description', descriptionOf(told))
      return parameters.toString()
    }
    const [newQuery, newFragment] = [replaced(query), replaced(fragment)]
    ctx.set(
      'Location',
      address +
        (newQuery === undefined ? '' : `?${newQuery}`) +
        (newFragment === undefined ? '' : `#${newFragment}`),
    )
  }

  function tell(ctx: KoaContextWithOIDC, out: Partial<ErrorOut>): Told {
    const known = toldOf.get(ctx)
    if (known !== undefined) return known
    const told = toldFor(ctx, out, needs.clock.now())
    toldOf.set(ctx, told)
    return told
  }
}

/** In the place of the library's page: programs get JSON, whatever they accept. */
export function createErrorPage({ clock }: Pick<Needs, 'clock'>, tenant: TenantRecord) {
  return (ctx: KoaContextWithOIDC, out: ErrorOut, error: Error): void => {
    if (programs.has(ctx.oidc.route)) {
      ctx.body = out
      return
    }
    if (!thrown.has(ctx)) thrown.set(ctx, error)
    const told = toldFor(ctx, out, clock.now())
    toldOf.set(ctx, told)
    showError(ctx, tenant, told)
  }
}

/** The standard's name, but where Entra documents another one. */
function nameOf({ cause }: Told, error: string): string {
  return cause === 'client-unknown' ? 'unauthorized_client' : error
}

/** No secret would help an application that is not registered. */
function sayAsEntra(ctx: KoaContextWithOIDC): void {
  ctx.status = 400
  ctx.remove('WWW-Authenticate')
}

function toldFor(ctx: KoaContextWithOIDC, out: Partial<ErrorOut>, at: number): Told {
  const error = thrown.get(ctx)
  const isOurs = error !== undefined && error.expose !== true
  const grantType = ctx.oidc.params?.['grant_type']
  const cause = causeOf({
    error: isOurs ? 'server_error' : (error?.error ?? out.error ?? ''),
    description: error?.error_description ?? out.error_description,
    detail: error?.error_detail,
    isSecretOver: asking.getStore()?.isSecretOver,
    grantType: typeof grantType === 'string' ? grantType : undefined,
  })
  const own = ctx.get('client-request-id')
  const form = ctx.oidc.body?.['client-request-id']
  return toTold(cause, at, own === '' ? (form ?? ctx.query['client-request-id']) : own)
}

function isError(value: unknown): value is ErrorOut {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false
  return typeof (value as Record<string, unknown>)['error'] === 'string'
}
