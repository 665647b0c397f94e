/** How the provider of one tenant is set up. @module */
import type * as Library from 'oidc-provider'
import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import type { TenantRecord } from '../directory-records.ts'
import { hasTwoFactors } from '../two-factors.ts'
import type { Needs } from '../needs.ts'
import { createErrorPage } from './errors/answering.ts'
import { createAccounts, pairwiseSubject } from './accounts.ts'
import { createClientFinder, registeredName, registeredOf } from './clients.ts'
import { beginInteraction } from './interactions.ts'
import { deviceCodeSeconds, deviceFlow } from './device-code.ts'
import { anyTenantParameter } from './device-code-claim.ts'
import { createPrompts } from './interaction-policy.ts'
import { findUngranted } from './granted-scopes.ts'
import { demandSecret, noteLedBackAs } from './led-back-as.ts'
import { createOpenIdStore } from './openid-store.ts'
import { cookieNames } from './cookies.ts'
import { asksFrom } from './redirect-uris.ts'
import { postToApplication } from './back-channel.ts'
import { askBeforeSignOut } from './logout.ts'
import { offlineParameter } from './request-translation.ts'
import type { SigningKey } from './signing-keys.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** security.md (b). */
export const lifetimes = {
  code: minute,
  access: hour,
  id: hour,
  /** From the first one on, however often it is exchanged for another. */
  refresh: 14 * day,
  device: deviceCodeSeconds,
  interaction: 10 * minute,
  session: day,
} as const

export function configure(
  library: typeof Library,
  needs: Needs,
  tenant: TenantRecord,
  key: SigningKey,
): Configuration {
  const { identity } = needs
  const kept = createOpenIdStore(
    needs,
    tenant.id,
    (reason) => new library.errors.InvalidGrant(reason),
  )
  const clients = createClientFinder(needs, tenant.id)
  const accounts = createAccounts(needs, tenant.id)
  return {
    adapter: (kind: string) => (kind === 'Client' ? { ...kept(kind), ...clients } : kept(kind)),
    jwks: { keys: [toJwk(key)] },
    routes: {
      authorization: '/oauth2/v2.0/authorize',
      token: '/oauth2/v2.0/token',
      jwks: '/discovery/v2.0/keys',
      userinfo: '/oidc/userinfo',
      end_session: '/oauth2/v2.0/logout',
      device_authorization: '/oauth2/v2.0/devicecode',
      code_verification: '/oauth2/deviceauth',
    },
    cookies: { names: cookieNames(identity.instance, tenant.id), ...cookieRules },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: {
      openid: ['sub', 'oid', 'tid', 'ver', 'amr', 'acr', 'auth_time', 'sid'],
      profile: ['name', 'preferred_username'],
      email: ['email'],
    },
    // Into the ID token, as documented: applications read them there.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_ctx, user, client) =>
      pairwiseSubject(needs, tenant.id, user, client.clientId),
    clientAuthMethods: ['none', 'client_secret_post', 'client_secret_basic'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    pkce: { required: () => true },
    acrValues: ['1', '2'],
    extraParams: {
      [offlineParameter]: null,
      [anyTenantParameter]: null,
      domain_hint: null,
      // Called for each request, with it or without.
      client_info: (ctx) => demandGranted(ctx),
    },
    extraClientMetadata: { properties: [registeredName] },
    clientBasedCORS: (_ctx, origin, client) => {
      const registered = registeredOf(client)
      return registered !== undefined && asksFrom(registered, origin)
    },
    findAccount(ctx, id) {
      demandSecret(library, ctx)
      return accounts.find(ctx, id)
    },
    loadExistingGrant: (ctx) => giveGrant(ctx),
    rotateRefreshToken: true,
    interactions: {
      policy: createPrompts(library, (user) => hasTwoFactors(needs, tenant, user)),
      url: (ctx, interaction) => beginInteraction(needs, tenant, ctx, interaction),
    },
    renderError: createErrorPage(needs, tenant),
    fetch: postToApplication,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: askBeforeSignOut(needs, tenant),
      backchannelLogout: { enabled: true },
      deviceFlow: deviceFlow(tenant),
      resourceIndicators: { enabled: false },
    },
    ttl: {
      AccessToken: lifetimes.access,
      AuthorizationCode: lifetimes.code,
      DeviceCode: lifetimes.device,
      IdToken: lifetimes.id,
      Grant: lifetimes.refresh,
      Interaction: lifetimes.interaction,
      RefreshToken: (ctx) =>
        ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? lifetimes.refresh,
      Session: (_ctx, session) => {
        const begun = session.loginTs ?? Math.floor(Date.now() / 1000)
        return Math.max(1, begun + lifetimes.session - Math.floor(Date.now() / 1000))
      },
    },
  }

  /** Once the redirect is known to be right, so that the application is told. */
  function demandGranted(ctx: KoaContextWithOIDC): void {
    const { client, params } = ctx.oidc
    const scope = typeof params?.['scope'] === 'string' ? params['scope'] : ''
    const granted = registeredOf(client)?.permissions ?? []
    if (findUngranted(scope, granted, identity.origin) === undefined) return
    throw new library.errors.ConsentRequired('a permission was not granted')
  }

  /** A new one each time, so that what one authorization gave dies alone. */
  async function giveGrant(ctx: KoaContextWithOIDC) {
    const { provider, client, account, params } = ctx.oidc
    if (client === undefined || account === undefined) return undefined
    const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
    const asked = typeof params?.['scope'] === 'string' ? params['scope'] : 'openid'
    grant.addOIDCScope(`${asked} offline_access`)
    grant.addOIDCClaims([...ctx.oidc.requestParamClaims])
    noteLedBackAs(ctx, grant)
    await grant.save()
    return grant
  }
}

const cookieRules = {
  long: { httpOnly: true, sameSite: 'lax', signed: false },
  short: { httpOnly: true, sameSite: 'lax', signed: false },
} as const

function toJwk({ kid, privateKey }: SigningKey): JWK {
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }
}
