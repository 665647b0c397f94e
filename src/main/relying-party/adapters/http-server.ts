/** The HTTPS server: TLS 1.3 on loopback, tight limits, one host name. @module */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { bindLoopback } from './http-server-binding.ts'
import { checkWhileConnected, neverMs } from './http-server-slow-requests.ts'

export interface ServerKeys {
  /** PEM: the leaf first, then the CA certificate. */
  readonly chain: string
  readonly privateKey: string
}

export interface HttpDoors {
  request(request: IncomingMessage, response: ServerResponse): void
  /** A request to speak another protocol on this connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export interface HttpServer {
  readonly port: number
  /** Opens the doors: what arrived before waits until now. */
  open(doors: HttpDoors): void
  renew(keys: ServerKeys): void
  /** No new connection, the idle ones ended; those at work end by themselves until `end`. */
  close(): void
  /** Ends all connections. */
  end(): void
}

// security.md (b): Node's own defaults let a slow client stay for minutes.
const limits: ServerOptions = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: neverMs, // but while somebody is connected
  handshakeTimeout: 5_000,
  keepAliveTimeout: 30_000,
  maxHeaderSize: 8_192,
}

/** Binds the port (0 picks one). Throws `HttpServerError`; what goes wrong later is for `onError` and ends nothing. */
export async function startHttpServer(
  port: number,
  keys: ServerKeys,
  onError: (error: unknown) => void,
): Promise<HttpServer> {
  let open: (doors: HttpDoors) => void = () => undefined
  const opened = new Promise<HttpDoors>((resolve) => {
    open = resolve
  })
  const { servers, port: bound } = await bindLoopback(port, () => createOne(keys, opened))
  for (const server of servers) {
    server.on('error', onError)
    checkWhileConnected(server)
  }
  return {
    port: bound,
    open,
    renew: ({ chain, privateKey }) =>
      servers.forEach((server) =>
        server.setSecureContext({ ...tls, cert: chain, key: privateKey }),
      ),
    close: () =>
      servers.forEach((server) => {
        server.close()
        server.closeIdleConnections()
      }),
    end: () => servers.forEach((server) => server.closeAllConnections()),
  }
}

const tls = { minVersion: 'TLSv1.3' } as const

function createOne({ chain, privateKey }: ServerKeys, opened: Promise<HttpDoors>): Server {
  const server = createServer({
    ...limits,
    ...tls,
    cert: chain,
    key: privateKey,
    ALPNProtocols: ['http/1.1'],
  })
  let doors: HttpDoors | undefined
  void opened.then((given) => {
    doors = given
  })
  server.on('request', (request, response) => {
    if (doors !== undefined) doors.request(request, response)
    else void opened.then((given) => given.request(request, response))
  })
  server.on('upgrade', (request, socket, head) => {
    // Node has let go of the socket: its errors are nobody's now unless somebody listens.
    socket.on('error', destroyIt)
    if (doors !== undefined) doors.upgrade(request, socket, head)
    else void opened.then((given) => given.upgrade(request, socket, head))
  })
  return server
}

/** Not a closure, which would keep the request with its headers for as long as the socket lives. */
function destroyIt(this: Duplex): void {
  this.destroy()
}
