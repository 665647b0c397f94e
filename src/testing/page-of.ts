/** The relying party's pages without a browser, as far as a person needs them to add an authenticator. @module */
import { Agent, request } from 'node:https'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import { pageTokenHeader } from '#protocol/sign-in-http'
import type { TestUser } from './api.ts'

export interface Pages {
  readonly origin: string
  /** PEM. */
  readonly certificate: string
  /** A tenant's id. */
  readonly tenant: string
}

/** Signs the person in by password, and presses *Add*: the link for the app. */
export async function inviteOf(pages: Pages, { name, password }: TestUser): Promise<string> {
  const agent = new Agent({ ca: pages.certificate, keepAlive: true })
  try {
    const ask = createPage(pages, agent)
    let state = await ask('begin', { name })
    if (state.step === 'method' && !state.methods.includes('password')) {
      state = await ask('identityProvider', {})
    }
    const isFederated = state.step === 'identity-provider'
    state = await ask(isFederated ? 'federatedPassword' : 'password', { password })
    if (state.step !== 'signed-in' && state.step !== 'campaign') {
      throw new Error(`after the password the page is at “${state.step}”`)
    }
    return (await ask('invite', {})).link
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${name} could not add an authenticator: ${reason}.`, { cause })
  } finally {
    agent.destroy()
  }
}

interface Answered {
  readonly step: string
  readonly methods: readonly string[]
  readonly link: string
}

function createPage({ origin, tenant }: Pages, agent: Agent) {
  const cookies = new Map<string, string>()
  let pageToken: string | undefined

  return async function ask(route: PageRoute, body: object): Promise<Answered> {
    const { method, path } = pageRoutes[route]
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const headers = {
      'content-type': 'application/json',
      ...(pageToken !== undefined && { [pageTokenHeader]: pageToken }),
      ...(cookie !== '' && { cookie }),
    }
    const url = `${origin}/${tenant}${path}`
    const { status, given, text } = await send(url, { agent, method, headers }, body)
    for (const line of given) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const { state, code, ...rest } = JSON.parse(text) as {
      readonly pageToken?: string
      readonly state?: Answered
      readonly code?: string
    }
    if (status !== 200) throw new Error(`${route} is refused (${code ?? status})`)
    pageToken = rest.pageToken ?? pageToken
    return { step: '', methods: [], link: '', ...rest, ...state }
  }
}

interface Sent {
  readonly status: number
  /** Cookies. */
  readonly given: readonly string[]
  readonly text: string
}

function send(
  url: string,
  options: { readonly agent: Agent; readonly method: string; readonly headers: object },
  body: object,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, headers: { ...options.headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const given = response.headers['set-cookie'] ?? []
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, given, text })
      })
    })
    sent.once('error', reject)
    sent.end(JSON.stringify(body))
  })
}
