/** @azure/msal-node, unmodified, in a process of its own. @module */
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  type Configuration,
  CryptoProvider,
  PublicClientApplication,
  ProtocolMode,
} from '@azure/msal-node'
import { askPerson, carryOut } from './client-acts'

export interface MsalNodeWish {
  readonly authority: string
  readonly clientId: string
  readonly secret?: string
  /** `true`: for anybody's OpenID provider; else as for Entra. */
  readonly isOidc?: boolean
  readonly scopes?: readonly string[]
  readonly redirectUri?: string
  readonly prompt?: string
  readonly extra?: Readonly<Record<string, string>>
  readonly forceRefresh?: boolean
  readonly code?: string
  readonly verifier?: string
}

const applications = new Map<string, PublicClientApplication | ConfidentialClientApplication>()
const chance = new CryptoProvider()

carryOut({
  async codeUrl(wish: MsalNodeWish) {
    const { verifier, challenge } = await chance.generatePkceCodes()
    const address = await applicationOf(wish).getAuthCodeUrl({
      ...asked(wish),
      ...{ redirectUri: wish.redirectUri ?? '', codeChallenge: challenge },
      ...{ codeChallengeMethod: 'S256', state: 'a-state', nonce: 'a-nonce' },
      ...(wish.prompt === undefined ? {} : { prompt: wish.prompt }),
      ...(wish.extra === undefined ? {} : { extraQueryParameters: { ...wish.extra } }),
    })
    return { address, verifier }
  },
  async byCode(wish: MsalNodeWish) {
    const application = applicationOf(wish)
    const request = {
      ...asked(wish),
      ...{ redirectUri: wish.redirectUri ?? '', code: wish.code ?? '' },
      ...{ codeVerifier: wish.verifier ?? '', nonce: 'a-nonce' },
    }
    return told(await application.acquireTokenByCode(request))
  },
  async interactive(wish: MsalNodeWish) {
    const application = applicationOf(wish)
    if (!(application instanceof PublicClientApplication)) throw new TypeError('it has a secret')
    return told(
      await application.acquireTokenInteractive({
        ...asked(wish),
        ...(wish.prompt === undefined ? {} : { prompt: wish.prompt }),
        openBrowser: (address) => {
          askPerson(address)
          return Promise.resolve()
        },
      }),
    )
  },
  async silent(wish: MsalNodeWish) {
    const application = applicationOf(wish)
    const [account] = await application.getTokenCache().getAllAccounts()
    if (account === undefined) throw new TypeError('nobody is in its cache')
    const { forceRefresh = false } = wish
    return told(await application.acquireTokenSilent({ ...asked(wish), account, forceRefresh }))
  },
  async deviceCode(wish: MsalNodeWish) {
    const application = applicationOf(wish)
    if (!(application instanceof PublicClientApplication)) throw new TypeError('it has a secret')
    return told(
      await application.acquireTokenByDeviceCode({
        ...asked(wish),
        deviceCodeCallback({ verificationUri, userCode }) {
          askPerson(verificationUri, userCode)
        },
      }),
    )
  },
  async clientCredentials(wish: MsalNodeWish) {
    const application = applicationOf(wish)
    if (application instanceof PublicClientApplication) throw new TypeError('it has no secret')
    return told(await application.acquireTokenByClientCredential(asked(wish)))
  },
})

function applicationOf({ authority, clientId, secret, isOidc = false }: MsalNodeWish) {
  const key = JSON.stringify([authority, clientId, secret, isOidc])
  const known = applications.get(key)
  if (known !== undefined) return known
  const configuration: Configuration = {
    auth: {
      ...{ authority, clientId, knownAuthorities: [new URL(authority).host] },
      ...(secret === undefined ? {} : { clientSecret: secret }),
    },
    system: { protocolMode: isOidc ? ProtocolMode.OIDC : ProtocolMode.AAD, loggerOptions: {} },
  }
  const made =
    secret === undefined
      ? new PublicClientApplication(configuration)
      : new ConfidentialClientApplication(configuration)
  applications.set(key, made)
  return made
}

function asked({ scopes = ['openid', 'profile'] }: MsalNodeWish) {
  return { scopes: [...scopes] }
}

export interface MsalTold {
  readonly accessToken: string
  readonly idToken: string
  readonly fromCache: boolean
  readonly scopes: readonly string[]
  readonly account: {
    readonly homeAccountId: string
    readonly localAccountId: string
    readonly realm: string
    readonly username: string
    readonly name: string
    readonly idTokenClaims: Readonly<Record<string, unknown>>
  } | null
}

function told(result: AuthenticationResult | null): MsalTold {
  if (result === null) throw new TypeError('no answer')
  const { accessToken, idToken, fromCache, scopes, account } = result
  return {
    ...{ accessToken, idToken, fromCache, scopes },
    account:
      account === null
        ? null
        : (JSON.parse(
            JSON.stringify({
              ...account,
              realm: account.tenantId,
            }),
          ) as NonNullable<MsalTold['account']>),
  }
}
