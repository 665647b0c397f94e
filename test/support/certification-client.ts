/** A client of the kind that the certification plans register: a web application with a secret, by an independent library. @module */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import type { ApplicationRecord } from '../../src/main/relying-party/directory-records.ts'
import type { OpenIdBrowser } from './openid-browser.ts'
import { aProof, authorizeUrl, type OpenIdWorld, type Proof } from './openid-world.ts'

export const callback = 'https://rp.example/callback'
export const loggedOut = 'https://rp.example/logged-out'

export interface Authorized {
  readonly url: URL
  readonly proof: Proof
  /** Whether a person had to sign in. */
  readonly isAsked: boolean
  readonly status: number
  readonly text: string
}

type ProgramFetch = (
  url: string,
  asked?: {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | URLSearchParams | null | undefined
  },
) => Promise<Response>

export interface CertificationClient {
  readonly world: OpenIdWorld
  readonly application: ApplicationRecord
  readonly browser: OpenIdBrowser
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly secret: string
  /** As a program's `fetch`. */
  readonly fetch: ProgramFetch
  authorize(more?: Readonly<Record<string, string | undefined>>): Promise<Authorized>
  /** The code's tokens, their signature and claims verified by the library. */
  exchange(
    authorized: Authorized,
    asked?: { auth?: oauth.ClientAuth; nonce?: string; maxAge?: number },
  ): Promise<oauth.TokenEndpointResponse>
  /** The code, sent as it is. */
  send(authorized: Authorized, auth?: oauth.ClientAuth): Promise<Response>
  userInfo(tokens: oauth.TokenEndpointResponse): Promise<oauth.UserInfoResponse>
}

export async function aCertificationClient(
  world: OpenIdWorld,
  wish: Partial<ApplicationRecord> = {},
): Promise<CertificationClient> {
  const browser = world.browser()
  const secret = randomBytes(32).toString('base64url')
  const now = world.served.world.needs.clock.now()
  const application = await world.register({
    redirectUris: { spa: [], web: [callback], publicClient: [] },
    postLogoutRedirectUris: [loggedOut],
    secrets: [
      {
        ...{ keyId: randomUUID(), displayName: '', hint: secret.slice(0, 3) },
        hash: createHash('sha256').update(secret).digest('base64url'),
        ...{ startsAt: now - 60_000, endsAt: now + 86_400_000 },
      },
    ],
    ...wish,
  })
  // Nothing of the browser's goes along: it is the application's own server that asks.
  const program = world.browser()
  const fetch: ProgramFetch = async (url, { method = 'GET', headers: sent, body } = {}) => {
    const { pathname, search } = new URL(url)
    const headers = Object.fromEntries(new Headers(sent))
    const landed = await program.send(method, pathname + search, body?.toString(), headers)
    const answered = Object.entries(landed.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    )
    const none = [204, 304].includes(landed.status)
    return new Response(none ? null : landed.text, { status: landed.status, headers: answered })
  }
  const options = { [oauth.customFetch]: fetch }
  const issuer = new URL(world.issuer)
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, options),
  )
  const client: oauth.Client = { client_id: application.clientId }
  const basic = oauth.ClientSecretBasic(secret)

  const send: CertificationClient['send'] = ({ url, proof }, auth = basic) => {
    const parameters = oauth.validateAuthResponse(server, client, url, 'a-state')
    const { verifier } = proof
    return oauth.authorizationCodeGrantRequest(
      ...([server, client, auth, parameters, callback, verifier, options] as const),
    )
  }

  return {
    ...{ world, application, browser, server, client, secret, fetch, send },
    async authorize(more = {}) {
      const proof = aProof()
      const scope = 'openid profile'
      const path = authorizeUrl(application, proof, { redirect_uri: callback, scope, ...more })
      const asked = await browser.go(path)
      if (!/\/sign-in\/[\w-]+$/.test(new URL(asked.url).pathname)) {
        return { ...asked, proof, url: new URL(asked.url), isAsked: false }
      }
      const page = await browser.enter(asked.url)
      await page.ask('begin', { name: 'balas@contoso.com' })
      await page.ask('password', { password: 'copper-lantern-river-41' })
      const { to } = await page.ask('goOn')
      const landed = await browser.go(to)
      return { ...landed, proof, url: new URL(landed.url), isAsked: true }
    },
    async exchange(authorized, { auth = basic, nonce = 'a-nonce', maxAge } = {}) {
      const response = await send(authorized, auth)
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: nonce === '' ? oauth.expectNoNonce : nonce,
        ...(maxAge === undefined ? {} : { maxAge }),
        requireIdToken: true,
      })
      await oauth.validateApplicationLevelSignature(server, response, options)
      return tokens
    },
    async userInfo(tokens) {
      const claims = oauth.getValidatedIdTokenClaims(tokens)
      const response = await oauth.userInfoRequest(server, client, tokens.access_token, options)
      return oauth.processUserInfoResponse(server, client, claims?.sub ?? '', response)
    },
  }
}
