/** openid-client and oauth4webapi, unmodified and as strict as they come, in a process of their own. @module */
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { carryOut } from './client-acts'

export interface OpenIdWish {
  readonly issuer: string
  readonly clientId: string
  readonly secret?: string
  readonly redirectUri: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly maxAge?: number
  /** Where the browser landed. */
  readonly landed?: string
  readonly kept?: Kept
  readonly refreshToken?: string
}

/** What a client keeps from the request to the answer. */
export interface Kept {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

export interface Begun {
  readonly address: string
  readonly kept: Kept
}

export interface SignedIn {
  readonly claims: Readonly<Record<string, unknown>>
  readonly person: Readonly<Record<string, unknown>>
  readonly refreshToken: string
}

const configurations = new Map<string, Promise<openid.Configuration>>()

function configurationOf({ issuer, clientId, secret }: OpenIdWish): Promise<openid.Configuration> {
  const key = JSON.stringify([issuer, clientId, secret])
  const known = configurations.get(key)
  if (known !== undefined) return known
  const made = openid.discovery(
    new URL(issuer),
    clientId,
    { require_auth_time: true },
    secret === undefined ? openid.None() : openid.ClientSecretPost(secret),
  )
  configurations.set(key, made)
  return made
}

function scopeAnd({ parameters = {}, maxAge, redirectUri }: OpenIdWish) {
  return {
    ...{ scope: 'openid profile email offline_access', redirect_uri: redirectUri },
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...{ code_challenge_method: 'S256', ...parameters },
  }
}

const openIdClient = {
  async beginOpenIdClient(wish: OpenIdWish): Promise<Begun> {
    const configuration = await configurationOf(wish)
    const kept = {
      verifier: openid.randomPKCECodeVerifier(),
      ...{ state: openid.randomState(), nonce: openid.randomNonce() },
    }
    const address = openid.buildAuthorizationUrl(configuration, {
      ...scopeAnd(wish),
      code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
      ...{ state: kept.state, nonce: kept.nonce },
    })
    return { address: address.href, kept }
  },
  async finishOpenIdClient(wish: OpenIdWish): Promise<SignedIn> {
    const { landed = '', kept, maxAge } = wish
    const configuration = await configurationOf(wish)
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(landed), {
      pkceCodeVerifier: kept?.verifier ?? '',
      ...{ expectedState: kept?.state ?? '', expectedNonce: kept?.nonce ?? '' },
      ...(maxAge === undefined ? {} : { maxAge }),
      idTokenExpected: true,
    })
    return signedIn(configuration, tokens)
  },
  async refreshOpenIdClient(wish: OpenIdWish): Promise<SignedIn> {
    const configuration = await configurationOf(wish)
    const tokens = await openid.refreshTokenGrant(configuration, wish.refreshToken ?? '')
    return signedIn(configuration, tokens)
  },
}

async function signedIn(
  configuration: openid.Configuration,
  tokens: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
): Promise<SignedIn> {
  const claims = tokens.claims()
  if (claims === undefined) throw new TypeError('no ID token')
  const person = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { claims, person, refreshToken: tokens.refresh_token ?? '' }
}

async function serverOf({ issuer }: OpenIdWish): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer)
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url))
}

function clientOf({ clientId, secret, maxAge }: OpenIdWish) {
  const client: oauth.Client = {
    client_id: clientId,
    require_auth_time: true,
    ...(maxAge === undefined ? {} : { default_max_age: maxAge }),
  }
  return { client, proof: secret === undefined ? oauth.None() : oauth.ClientSecretPost(secret) }
}

const oauth4webapi = {
  async beginOauth4webapi(wish: OpenIdWish): Promise<Begun> {
    const server = await serverOf(wish)
    const kept = {
      verifier: oauth.generateRandomCodeVerifier(),
      ...{ state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce() },
    }
    const address = new URL(server.authorization_endpoint ?? '')
    address.search = new URLSearchParams({
      ...scopeAnd(wish),
      ...{ client_id: wish.clientId, response_type: 'code', state: kept.state },
      ...{ nonce: kept.nonce },
      code_challenge: await oauth.calculatePKCECodeChallenge(kept.verifier),
    }).toString()
    return { address: address.href, kept }
  },
  async finishOauth4webapi(wish: OpenIdWish): Promise<SignedIn> {
    const { landed = '', kept, redirectUri, maxAge } = wish
    const server = await serverOf(wish)
    const { client, proof } = clientOf(wish)
    const answer = oauth.validateAuthResponse(server, client, new URL(landed), kept?.state)
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, proof, answer, redirectUri] as const),
      kept?.verifier ?? '',
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      ...{ expectedNonce: kept?.nonce ?? '', requireIdToken: true },
      ...(maxAge === undefined ? {} : { maxAge }),
    })
    await oauth.validateApplicationLevelSignature(server, response)
    return known(wish, server, tokens)
  },
  async refreshOauth4webapi(wish: OpenIdWish): Promise<SignedIn> {
    const server = await serverOf(wish)
    const { client, proof } = clientOf(wish)
    const { refreshToken = '' } = wish
    const response = await oauth.refreshTokenGrantRequest(server, client, proof, refreshToken)
    const tokens = await oauth.processRefreshTokenResponse(server, client, response)
    await oauth.validateApplicationLevelSignature(server, response)
    return known(wish, server, tokens)
  },
}

async function known(
  wish: OpenIdWish,
  server: oauth.AuthorizationServer,
  tokens: oauth.TokenEndpointResponse,
): Promise<SignedIn> {
  const { client } = clientOf(wish)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (claims === undefined) throw new TypeError('no ID token')
  const asked = await oauth.userInfoRequest(server, client, tokens.access_token)
  const person = await oauth.processUserInfoResponse(server, client, claims.sub, asked)
  return { claims, person, refreshToken: tokens.refresh_token ?? '' }
}

carryOut({ ...openIdClient, ...oauth4webapi })
