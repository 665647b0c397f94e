/** The provider of one tenant, put together: the library, our rules for it, and what Entra adds to its answers. @module */
import type * as Library from 'oidc-provider'
import type { Provider } from 'oidc-provider'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import { giveJwtAccessTokens } from './access-token.ts'
import { createAccounts, pairwiseSubject } from './accounts.ts'
import { addToAnswers } from './answers.ts'
import { giveClientCredentials } from './client-credentials.ts'
import { answerErrors } from './errors/answering.ts'
import { ruleClients } from './clients.ts'
import { logBackChannel } from './back-channel.ts'
import { configure, lifetimes } from './configuration.ts'
import { addSignOut } from './logout.ts'
import { addDeviceCode } from './device-code.ts'
import { stepUpOf } from './interaction-policy.ts'
import { giveIdTokens } from './id-token.ts'
import { createLibraryTime } from './library-time.ts'
import { bindToSessions } from './session-binding.ts'
import { openSigningKey } from './signing-keys.ts'
import { offlineParameter } from './request-translation.ts'

export async function createTenantProvider(
  library: typeof Library,
  needs: Needs,
  tenant: TenantRecord,
): Promise<Provider> {
  const issuer = `${needs.identity.origin}/${tenant.id}/v2.0`
  const key = await openSigningKey(needs, tenant.id)
  const provider = new library.Provider(issuer, configure(library, needs, tenant, key))
  ruleClients(provider, needs)
  const { origin } = needs.identity
  const time = createLibraryTime(needs.clock)
  const tellsMethods = async () => {
    const held = await needs.store.find.tenant(tenant.id)
    return held?.settings.switches.methodsInTokens === 'improved'
  }
  giveClientCredentials(library, provider, { issuer, tenant: tenant.id, origin, key, time })
  keepOfflineScope(provider)
  bindToSessions(provider)
  giveJwtAccessTokens(provider, {
    ...{ issuer, tenant: tenant.id, origin, key, time },
    async granted(clientId) {
      const application = await needs.store.find.applicationByClientId(tenant.id, clientId)
      return application?.permissions ?? []
    },
    user: createAccounts(needs, tenant.id).user,
    subject: (user, clientId) => pairwiseSubject(needs, tenant.id, user, clientId),
    async extra() {
      const { ctx } = library.Provider
      const azpacr = ctx?.oidc.client?.clientAuthMethod === 'none' ? '0' : '1'
      return { azpacr, ...stepUpOf(ctx, await tellsMethods()) }
    },
  })
  giveIdTokens(provider, { issuer, key, time, lifetimeSeconds: lifetimes.id, tellsMethods })
  addToAnswers(provider, needs.identity.origin, tenant.id)
  answerErrors(provider, needs, tenant)
  addSignOut(provider, needs, tenant)
  addDeviceCode(provider, needs, tenant)
  logBackChannel(provider, needs, tenant.id)
  provider.on('server_error', (_ctx, error) => {
    needs.log.write('error', 'openid-fault', { tenant: tenant.id, message: error.message })
  })
  const app = provider as unknown as NodeJS.EventEmitter
  app.on('error', (error: Error) => {
    needs.log.write('error', 'openid-fault', { tenant: tenant.id, message: error.message })
  })
  return provider
}

/** What was asked for stays asked for, consent or not. */
function keepOfflineScope(provider: Provider): void {
  const { prototype } = provider.OIDCContext as unknown as { readonly prototype: object }
  Object.defineProperty(prototype, 'requestParamScopes', {
    configurable: true,
    get(this: { readonly params?: Readonly<Record<string, unknown>> }) {
      const { scope, [offlineParameter]: isOffline } = this.params ?? {}
      const asked = typeof scope === 'string' ? scope.split(' ') : []
      return new Set(isOffline === '1' ? [...asked, 'offline_access'] : asked)
    },
  })
  // Scopes of the admin API and of others, which the provider would leave out as none of its own.
  Object.defineProperty(prototype, 'requestParamOIDCScopes', {
    configurable: true,
    get(this: { readonly params?: Readonly<Record<string, unknown>> }) {
      const scope = this.params?.['scope']
      return new Set(typeof scope === 'string' ? scope.split(' ') : [])
    },
  })
}
