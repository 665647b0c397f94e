/** The door of the devices: lets programs in, keeps browsers out, and watches every connection. @module */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { type ServerOptions, WebSocketServer } from 'ws'
import { connectionPath, exporterLabel, exporterLength, subprotocol } from '#protocol/connection'
import { maxFrameBytes } from '#protocol/frames'
import type { ProblemCode } from '#protocol/http'
import type { DeviceConnections } from '../doors.ts'
import { type Problem, toProblem } from './http-problems.ts'
import type { Link, LinkHost, LinkNeeds } from './realtime-sockets-link.ts'
import { type Polled, PolledLink } from './realtime-sockets-polled.ts'
import { type Turn, Turns } from './realtime-sockets-turns.ts'
import { SocketLink } from './realtime-sockets-websocket.ts'
import { Wheel } from './realtime-sockets-wheel.ts'
import { checkHost, checkProgram, type Place } from './route-class.ts'

/** How long a socket may take to say goodbye. */
const closeTimeoutMs = 500
/** When to come back, where too many came at once. */
export const busyForMs = 5_000

/** Two of them are younger than the types of ws. */
const options: ServerOptions & { readonly maxFragments: number; readonly closeTimeout: number } = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: maxFrameBytes,
  maxFragments: 16,
  closeTimeout: closeTimeoutMs,
  handleProtocols: () => subprotocol,
}

export interface RealtimeSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** The same without a socket: frames of the request's own TLS connection; undefined where it is not let in. */
  poll(request: IncomingMessage, frames: readonly string[]): Promise<Polled | undefined>
  /** Closes all connections with 1001 and resolves when they are gone. */
  close(): Promise<void>
}

export function createRealtimeSockets({
  connections,
  place,
  onFault,
}: {
  readonly connections: DeviceConnections
  readonly place: Place
  readonly onFault: (fault: unknown) => void
}): RealtimeSockets {
  const server = new WebSocketServer(options)
  const turns = new Turns()
  const wheel = new Wheel()
  const links = new Set<Link>()
  let emptied: (() => void) | undefined
  let closing = false

  const polled = new WeakMap<TLSSocket, PolledLink>()

  const host: LinkHost = {
    connections,
    onFault,
    onProved: (link) => wheel.proved(link),
    onClosed(link) {
      wheel.remove(link)
      links.delete(link)
      if (links.size === 0) emptied?.()
    },
  }
  const open = <L extends Link>(
    tls: TLSSocket,
    { turn, make }: { readonly turn: Turn; readonly make: (needs: LinkNeeds) => L },
  ): L => {
    const exporter = tls.exportKeyingMaterial(exporterLength, exporterLabel, Buffer.alloc(0))
    const address = tls.remoteAddress ?? ''
    const link = make({ host, exporter: Uint8Array.from(exporter), address, turn })
    links.add(link)
    wheel.add(link)
    return link
  }
  const enter = (tls: TLSSocket): Turn | undefined =>
    closing ? undefined : turns.enter(tls.remoteAddress ?? '')

  return {
    upgrade(request, socket, head) {
      const wrong = checkUpgrade(request, place)
      if (wrong !== undefined) {
        refuse(socket, wrong)
        return
      }
      const turn = socket instanceof TLSSocket ? enter(socket) : undefined
      if (turn === undefined || !(socket instanceof TLSSocket)) {
        refuse(socket, { ...toProblem('throttled', { retryAfterMs: busyForMs }), status: 503 })
        return
      }
      // A handshake that ws refuses ends the socket without a word to us.
      const abandoned = (): void => turn.leave()
      socket.once('close', abandoned)
      server.handleUpgrade(request, socket, head, (webSocket) => {
        socket.off('close', abandoned)
        open(socket, { turn, make: (needs) => new SocketLink(webSocket, needs) })
      })
    },
    async poll({ socket: tls }, frames) {
      if (!(tls instanceof TLSSocket) || tls.destroyed) return undefined
      const known = polled.get(tls)
      if (known !== undefined) return known.poll(frames)
      const turn = enter(tls)
      if (turn === undefined) return undefined
      const link = open(tls, { turn, make: (needs) => new PolledLink(tls, needs) })
      polled.set(tls, link)
      return link.poll(frames)
    },
    async close() {
      closing = true
      if (links.size === 0) return
      const empty = new Promise<void>((resolve) => {
        emptied = resolve
      })
      for (const link of links) link.close(1001)
      await empty
    },
  }
}

type Refusal = Problem & { readonly status?: number }

/** Only a program at our own name, on the one path, in the one language. */
function checkUpgrade(request: IncomingMessage, place: Place): Refusal | undefined {
  const code: ProblemCode | undefined =
    checkHost(request, place) ??
    (request.url === connectionPath ? undefined : 'route-unknown') ??
    checkProgram(request) ??
    (request.headers['sec-websocket-protocol'] === subprotocol ? undefined : 'invalid')
  return code === undefined ? undefined : toProblem(code)
}

function refuse(socket: Duplex, { body, headers, status = body.status }: Refusal): void {
  const text = JSON.stringify({ ...body, status })
  const lines = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
}
