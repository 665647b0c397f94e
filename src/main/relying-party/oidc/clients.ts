/** The tenant's applications as the provider knows its clients. @module */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Adapter, AdapterPayload, Provider } from 'oidc-provider'
import type { ApplicationRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import { deviceCodeGrant } from './device-code.ts'
import { kindOfRedirect } from './redirect-uris.ts'

/** Whether the request that is served proves who its client is. */
export interface Asking {
  readonly hasSecret: boolean
  /** Whose code or token was presented, though nothing may be given for it: set by the store. */
  holder?: string
  /** That the secret presented was the application's own, and is over. */
  isSecretOver?: boolean
}
export const asking = new AsyncLocalStorage<Asking>()

/** What the provider's client carries of its application. */
export type Registered = Pick<
  ApplicationRecord,
  | 'id'
  | 'redirectUris'
  | 'postLogoutRedirectUris'
  | 'logoutUrl'
  | 'secrets'
  | 'permissions'
  | 'isFallbackPublicClient'
>
export const registeredName = 'registered'

export function registeredOf(client: object | undefined): Registered | undefined {
  return client === undefined ? undefined : (client as { registered?: Registered }).registered
}

/** Nobody knows it: secrets are compared by their hashes, below. */
const noSecret = randomBytes(32).toString('base64url')

/** Finds clients; nothing else is done with them here. */
export function createClientFinder(
  { store }: Pick<Needs, 'store'>,
  tenant: string,
): Pick<Adapter, 'find'> {
  return {
    async find(id) {
      const clientId = id.toLowerCase()
      const application =
        (await store.find.applicationByClientId(tenant, clientId)) ??
        (await store.find.multiTenantApplication(clientId))
      return application === undefined ? undefined : toMetadata(application, tenant)
    },
  }
}

function toMetadata(application: ApplicationRecord, tenant: string): AdapterPayload {
  const { redirectUris, postLogoutRedirectUris, secrets } = application
  // What its own tenant granted opens nothing in another.
  const permissions = application.tenant === tenant ? application.permissions : []
  const { logoutUrl, backChannelLogoutUri } = application
  const uris = [...redirectUris.spa, ...redirectUris.web, ...redirectUris.publicClient]
  const webUris = uris.filter((uri) => /^https?:/.test(uri))
  const isNative = application.isFallbackPublicClient || redirectUris.publicClient.length > 0
  const isPublic = isNative || redirectUris.spa.length > 0
  const hasSecret = asking.getStore()?.hasSecret ?? false
  const mayGoWithout = isPublic && !hasSecret
  const registered: Registered = {
    id: application.id,
    ...{ redirectUris, postLogoutRedirectUris, logoutUrl, secrets, permissions },
    isFallbackPublicClient: application.isFallbackPublicClient,
  }
  return {
    client_id: application.clientId,
    client_name: application.displayName,
    // Which of them holds is decided below; the provider wants one.
    redirect_uris: uris.length === 0 ? [] : webUris.length > 0 ? webUris : ['https://localhost/'],
    response_types: uris.length === 0 ? [] : ['code'],
    grant_types: [
      ...(uris.length === 0 ? [] : ['authorization_code']),
      'refresh_token',
      ...(mayGoWithout ? [] : ['client_credentials']),
      ...(isNative || !mayGoWithout ? [deviceCodeGrant] : []),
    ],
    token_endpoint_auth_method: mayGoWithout ? 'none' : 'client_secret_post',
    ...(mayGoWithout ? {} : { client_secret: noSecret }),
    ...(backChannelLogoutUri === ''
      ? {}
      : {
          backchannel_logout_uri: backChannelLogoutUri,
          backchannel_logout_session_required: true,
        }),
    [registeredName]: registered,
  }
}

/** Teaches the provider's clients our rules: of redirects, secrets, and subjects that differ for each. */
export function ruleClients(
  provider: Provider,
  { crypto, clock }: Pick<Needs, 'crypto' | 'clock'>,
): void {
  const { prototype } = provider.Client as unknown as { readonly prototype: object }
  const define = (name: string, value: (this: object, text: string) => unknown) =>
    Object.defineProperty(prototype, name, { configurable: true, writable: true, value })
  define('redirectUriAllowed', function (uri) {
    const registered = registeredOf(this)
    return registered !== undefined && kindOfRedirect(registered, uri) !== undefined
  })
  define('postLogoutRedirectUriAllowed', function (uri) {
    const registered = registeredOf(this)
    if (registered === undefined) return false
    return (
      registered.postLogoutRedirectUris.includes(uri) ||
      kindOfRedirect(registered, uri) !== undefined
    )
  })
  define('compareClientSecret', function (secret) {
    const given = Buffer.from(crypto.digest(secret))
    const now = clock.now()
    let isRight = false
    let isOver = false
    for (const { hash, startsAt, endsAt } of registeredOf(this)?.secrets ?? []) {
      const held = Buffer.from(hash)
      const isSame = held.length === given.length && timingSafeEqual(held, given)
      if (isSame && startsAt <= now && now < endsAt) isRight = true
      if (isSame && endsAt <= now) isOver = true
    }
    const request = asking.getStore()
    if (request !== undefined) request.isSecretOver = isOver && !isRight
    return isRight
  })
  Object.defineProperty(prototype, 'subjectType', {
    configurable: true,
    get: () => 'pairwise',
    set: () => undefined,
  })
}
