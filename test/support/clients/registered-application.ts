/** Applications that are registered at a relying party under test, as programs do it: by the Graph-shaped API. @module */
import type { RelyingParty } from '../../../src/testing/api'
import { anOpenIdBrowser } from '../openid-browser'

export interface ApplicationWish {
  readonly displayName: string
  readonly spa?: readonly string[]
  readonly web?: readonly string[]
  readonly publicClient?: readonly string[]
  readonly isFallbackPublicClient?: boolean
  /** Application permissions of Graph, by their ids. */
  readonly permissions?: readonly string[]
}

export interface RegisteredApplication {
  readonly clientId: string
  readonly secret: string
}

export async function registerApplication(
  relyingParty: RelyingParty,
  wish: ApplicationWish,
): Promise<RegisteredApplication> {
  const { origin, caCertificate, adminToken, tenants } = relyingParty
  const client = anOpenIdBrowser(origin, caCertificate.pem)
  const post = async (path: string, body: object): Promise<Readonly<Record<string, string>>> => {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
    const whole = `/${tenants[0]?.domain ?? ''}/graph/v1.0${path}`
    const landed = await client.send('POST', whole, JSON.stringify(body), headers)
    if (landed.status >= 300) throw new Error(`${path}: ${String(landed.status)} ${landed.text}`)
    return JSON.parse(landed.text) as Record<string, string>
  }
  const { displayName, isFallbackPublicClient = false, permissions = [] } = wish
  const { appId: clientId = '', id = '' } = await post('/applications', {
    ...{ displayName, isFallbackPublicClient },
    spa: { redirectUris: wish.spa ?? [] },
    web: { redirectUris: wish.web ?? [] },
    publicClient: { redirectUris: wish.publicClient ?? [] },
    requiredResourceAccess: permissions.length === 0 ? [] : [toRequired(permissions)],
  })
  const given = await post(`/applications/${id}/addPassword`, { passwordCredential: {} })
  return { clientId, secret: given['secretText'] ?? '' }
}

function toRequired(permissions: readonly string[]) {
  return {
    resourceAppId: '00000003-0000-0000-c000-000000000000',
    resourceAccess: permissions.map((id) => ({ id, type: 'Role' })),
  }
}
