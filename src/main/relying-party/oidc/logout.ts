/** Signing out as an application asks for it: at once where the ID token is of who is there, else after a question. @module */
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { toDisplayText } from '#protocol/display-text'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import { pairwiseSubject } from './accounts.ts'
import { registeredOf } from './clients.ts'
import { askToSignOut, showSignedOut, signOutAtOnce } from './signed-out-page.ts'

/** An unsolicited link must not sign people out (RP-Initiated Logout 1.0, section 6). */
export function askBeforeSignOut(needs: Needs, tenant: TenantRecord) {
  return {
    enabled: true,
    async logoutSource(ctx: KoaContextWithOIDC, form: string) {
      await rememberWhereTo(ctx)
      if (isAskedByTheirOwn(needs, tenant.id, ctx)) signOutAtOnce(ctx, form)
      else askToSignOut(ctx, tenant, form)
    },
    postLogoutSuccessSource(ctx: KoaContextWithOIDC) {
      showSignedOut(ctx, tenant, { applications: [], frames: [] })
    },
  }
}

/**
 * MSAL does not say which application it is. Where the address is registered by one that this session is signed in to,
 * the page that says so offers the way there; nobody is led there unasked (RP-Initiated Logout 1.0, section 3).
 */
async function rememberWhereTo(ctx: KoaContextWithOIDC): Promise<void> {
  const { provider, client, session } = ctx.oidc
  const { post_logout_redirect_uri: to } = ctx.query
  const state = session?.state as { postLogoutRedirectUri?: string } | undefined
  if (client !== undefined || typeof to !== 'string' || state === undefined) return
  for (const id of Object.keys(session?.authorizations ?? {})) {
    const found = await provider.Client.find(id)
    if (found?.postLogoutRedirectUriAllowed(to) === true) state.postLogoutRedirectUri = to
  }
}

/** Whether the ID token that came along, which the provider verified, is about who is signed in. */
function isAskedByTheirOwn(needs: Needs, tenant: string, ctx: KoaContextWithOIDC): boolean {
  const { session, client, entities } = ctx.oidc
  const hint = entities['IdTokenHint'] as { payload?: { sub?: unknown } } | undefined
  if (hint === undefined || client === undefined || session?.accountId === undefined) return false
  return hint.payload?.sub === pairwiseSubject(needs, tenant, session.accountId, client.clientId)
}

export function addSignOut(provider: Provider, needs: Needs, tenant: TenantRecord): void {
  nameSessions(provider)
  provider.use(async (ctx, next) => {
    await next()
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    if (oidc?.route !== 'end_session_confirm' || ctx.status !== 303) return
    const of = ctx as KoaContextWithOIDC
    const to = ctx.response.get('location')
    if (oidc.session?.accountId !== undefined) await endPages(needs, tenant.id, of)
    const isLedBack = !to.startsWith(oidc.urlFor('end_session_success'))
    const told = await toldOf(provider, of)
    const isNamed = oidc.client !== undefined
    // Where nobody has to be told by a frame, the application's own page is what people see.
    if (isLedBack && isNamed && told.frames.length === 0) return
    ctx.remove('location')
    ctx.status = 200
    showSignedOut(of, tenant, { ...told, ...(isLedBack ? { back: { to, isLed: isNamed } } : {}) })
  })
}

/** Each ID token says of which session it is, so that an application can tell which one ended. */
function nameSessions(provider: Provider): void {
  const { prototype } = provider.Client as unknown as { readonly prototype: object }
  Object.defineProperty(prototype, 'includeSid', { configurable: true, value: () => true })
}

/** What this browser has open of our own pages in this tenant. */
async function endPages(
  { identity, crypto, store, clock }: Needs,
  tenant: string,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  const cookie = ctx.cookies.get(`__Host-countersign-${identity.instance}`)
  if (cookie === undefined) return
  await store.decide('signOutBrowser', {
    ...{ tenant, at: clock.now() },
    cookieHash: crypto.digest(cookie),
  })
}

export interface Told {
  /** By name. */
  readonly applications: readonly string[]
  /** Front-Channel Logout 1.0: what is opened in frames. */
  readonly frames: readonly string[]
}

async function toldOf(provider: Provider, ctx: KoaContextWithOIDC): Promise<Told> {
  const { session } = ctx.oidc
  const applications: string[] = []
  const frames: string[] = []
  for (const id of Object.keys(session?.authorizations ?? {})) {
    const client = await provider.Client.find(id)
    const registered = registeredOf(client)
    if (client === undefined || registered === undefined) continue
    applications.push(toDisplayText(client.clientName ?? id, 120))
    const { logoutUrl } = registered
    if (!/^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/])/.test(logoutUrl)) continue
    const frame = new URL(logoutUrl)
    frame.searchParams.set('iss', provider.issuer)
    const sid = session?.sidFor(id)
    if (typeof sid === 'string') frame.searchParams.set('sid', sid)
    frames.push(frame.href)
  }
  return { applications, frames }
}
