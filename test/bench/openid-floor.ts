/** The floor of the OpenID provider: the library as it comes, with its own memory adapter, over the same TLS. @module */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Configuration } from 'oidc-provider'
import { aCertificate } from './certificate.ts'
import { application, daemon } from './openid-asked.ts'

/** What the floor tells once it listens. */
export interface OpenIdFloorReady {
  readonly origin: string
  readonly ca: string
}

process.once('disconnect', () => process.exit(0))
// The library warns that its keys and pages are samples, which here they may be.
console.warn = () => undefined
console.info = () => undefined
const { Provider } = await import('oidc-provider')

const resource = 'https://floor.example/'
/** Told to: access tokens are signed, as ours are; else they are names of what is kept. */
const signed: Configuration =
  process.argv[2] === 'signed'
    ? {
        features: {
          clientCredentials: { enabled: true },
          resourceIndicators: {
            enabled: true,
            defaultResource: () => resource,
            useGrantedResource: () => true,
            getResourceServerInfo: () => ({
              ...{ scope: 'floor', audience: resource, accessTokenFormat: 'jwt' },
              jwt: { sign: { alg: 'RS256' } },
            }),
          },
        },
      }
    : { features: { clientCredentials: { enabled: true } } }

const { cert, key } = await aCertificate()
const server = createServer({ cert, key, minVersion: 'TLSv1.3' })
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const origin = `https://localhost:${port}`
  const provider = new Provider(origin, {
    clients: [
      {
        ...{ client_id: application.clientId, client_secret: application.secret },
        redirect_uris: [application.redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
      {
        ...{ client_id: daemon.clientId, client_secret: daemon.secret },
        ...{ redirect_uris: [], response_types: [], grant_types: ['client_credentials'] },
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['floor'] },
    ...signed,
  })
  const callback = provider.callback()
  server.on('request', (request, response) => void callback(request, response))
  const ready: OpenIdFloorReady = { origin, ca: cert }
  process.send?.(ready)
})
