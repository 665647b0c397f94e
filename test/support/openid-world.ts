/** A relying party over real TLS with an application registered, and a browser that signs in through it. @module */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type {
  ApplicationRecord,
  UserRecord,
} from '../../src/main/relying-party/directory-records.ts'
import { aBrowser } from './page-browser.ts'
import { aReadyDevice, type ConnectedDevice } from './connected-device.ts'
import { anOpenIdBrowser, type OpenIdBrowser } from './openid-browser.ts'
import { contoso } from './relying-party-world.ts'
import { aServedWorld, type ServedWorld } from './served-world.ts'

export interface OpenIdWorld extends AsyncDisposable {
  readonly served: ServedWorld
  readonly origin: string
  readonly ca: string
  readonly issuer: string
  browser(): OpenIdBrowser
  register(wish?: Partial<ApplicationRecord>): Promise<ApplicationRecord>
  /** Balas's device, phone sign-in on. */
  device(name?: string): Promise<ConnectedDevice>
  disable(user: UserRecord): Promise<void>
}

export async function anOpenIdWorld(): Promise<OpenIdWorld> {
  const served = await aServedWorld()
  const { world, ca } = served
  const { origin } = world.identity
  return {
    ...{ served, origin, ca },
    issuer: `${origin}/${contoso}/v2.0`,
    browser: () => anOpenIdBrowser(origin, ca),
    async register(wish = {}) {
      const application: ApplicationRecord = {
        tenant: contoso,
        id: randomUUID(),
        clientId: randomUUID(),
        displayName: 'Northwind Traders',
        createdAt: world.needs.clock.now(),
        signInAudience: 'AzureADMyOrg',
        redirectUris: { spa: [], web: [], publicClient: ['http://localhost/callback'] },
        isFallbackPublicClient: false,
        logoutUrl: '',
        backChannelLogoutUri: '',
        postLogoutRedirectUris: [],
        permissions: [],
        secrets: [],
        ...wish,
      }
      const asked = { application, by: 'test', at: application.createdAt, mayGrant: 'all' } as const
      const made = await world.needs.store.decide('makeApplication', asked)
      if (made.outcome !== 'done') throw new Error(JSON.stringify(made))
      return application
    },
    device: (name) => aReadyDevice(world, aBrowser(world), name),
    async disable({ tenant, id: user }) {
      const change = { disabled: true }
      const at = world.needs.clock.now()
      await world.needs.store.decide('changeUser', { tenant, user, change, by: 'test', at })
    },
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  }
}

/** On the relying party's clock, which is the provider's and its tokens'. */
export function passTime({ served }: OpenIdWorld, ms: number): void {
  const { clock } = served.world
  clock.setWallClock(clock.now() + ms)
}

export interface Proof {
  readonly verifier: string
  readonly challenge: string
}

export function aProof(): Proof {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** The address of an authorization request; `more` replaces or, where it is undefined, leaves out. */
export function authorizeUrl(
  { clientId }: Pick<ApplicationRecord, 'clientId'>,
  { challenge }: Proof,
  more: Readonly<Record<string, string | undefined>> = {},
  tenant = contoso,
): string {
  const all: Readonly<Record<string, string | undefined>> = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'http://localhost:5173/callback',
    scope: 'openid profile offline_access',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'a-state',
    nonce: 'a-nonce',
    ...more,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(all)) if (value !== undefined) query.set(name, value)
  return `/${tenant}/oauth2/v2.0/authorize?${query.toString()}`
}

export interface TokenAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export async function askToken(
  browser: OpenIdBrowser,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  const landed = await browser.send(
    'POST',
    `/${contoso}/oauth2/v2.0/token`,
    new URLSearchParams(form).toString(),
    { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  )
  return { status: landed.status, body: JSON.parse(landed.text) as Record<string, unknown> }
}

export function exchange(
  browser: OpenIdBrowser,
  { clientId }: Pick<ApplicationRecord, 'clientId'>,
  code: string,
  { verifier }: Proof,
  more: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  return askToken(browser, {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: 'http://localhost:5173/callback',
    code,
    code_verifier: verifier,
    ...more,
  })
}

/** From the authorization request, with a password, to the code. */
export async function signInForCode(
  browser: OpenIdBrowser,
  url: string,
  person = { name: 'balas@contoso.com', password: 'copper-lantern-river-41' },
): Promise<URLSearchParams> {
  const asked = await browser.go(url)
  const page = await browser.enter(asked.url)
  await page.ask('begin', { name: person.name })
  await page.ask('password', { password: person.password })
  const { to } = await page.ask('goOn')
  return new URL((await browser.go(to)).url).searchParams
}

export function claimsOf(jwt: unknown): Record<string, unknown> {
  const [, body = ''] = typeof jwt === 'string' ? jwt.split('.') : []
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
}
