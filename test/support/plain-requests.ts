/** Requests as a hostile or honest program writes them, over real TLS to `localhost`. @module */
import { once } from 'node:events'
import { Agent, request as httpsRequest } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'

export interface Target {
  readonly port: number
  /** The CA certificate, PEM. */
  readonly ca: string
}

export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
  readonly bytes: Buffer
}

export interface PlainRequest {
  readonly method?: string
  readonly path?: string
  /** `Host` is written as given; absent: the right one. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
  readonly agent?: Agent
}

/** One request; its headers exactly as given, beside `Host`, `Connection` and the body's length. */
export function ask(target: Target, wish: PlainRequest = {}): Promise<PlainAnswer> {
  const { method = 'GET', path = '/', headers = {}, body, agent } = wish
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port: target.port,
        ca: target.ca,
        method,
        path,
        agent: agent ?? false,
        setHost: false,
        headers: {
          Host: `localhost:${target.port}`,
          ...headers,
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const { statusCode: status = 0, headers: answered } = response
          resolve({ status, headers: answered, body: bytes.toString('utf8'), bytes })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Sends JSON as a program does. */
export function askJson(
  target: Target,
  path: string,
  value: unknown,
  headers: PlainRequest['headers'] = {},
): Promise<PlainAnswer> {
  return ask(target, {
    method: 'POST',
    path,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  })
}

/** A TLS connection on which nothing was said yet. */
export async function dial({ port, ca }: Target, host = '127.0.0.1'): Promise<TLSSocket> {
  const socket = connect({ host, port, ca, servername: 'localhost', minVersion: 'TLSv1.3' })
  await once(socket, 'secureConnect')
  socket.on('error', () => undefined) // What the server cuts off is what the tests look at.
  return socket
}

/** Several requests over kept-alive connections: a handshake for each would measure the handshake. */
export function keptAlive(maxSockets = 8): Agent & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets })
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() })
}
