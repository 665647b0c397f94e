/** The door of the devices: lets programs in, keeps browsers out, and watches every socket. @module */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { connectionPath, exporterLabel, exporterLength, subprotocol } from '#protocol/connection'
import { maxFrameBytes } from '#protocol/frames'
import type { ProblemCode } from '#protocol/http'
import type { DeviceConnections } from '../doors.ts'
import { type Problem, toProblem } from './http-problems.ts'
import { Link } from './realtime-sockets-link.ts'
import { type Turn, Turns } from './realtime-sockets-turns.ts'
import { Wheel } from './realtime-sockets-wheel.ts'
import { checkHost, checkProgram, type Place } from './route-class.ts'

/** How long a socket may take to say goodbye. */
const closeTimeoutMs = 500
const retryAfterMs = 5_000

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
  /** Closes all sockets with 1001 and resolves when they are gone. */
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
  const links = new Map<Link, () => void>()
  let emptied: (() => void) | undefined
  let closing = false

  const open = (socket: WebSocket, tls: TLSSocket, address: string, turn: Turn): void => {
    const exporter = tls.exportKeyingMaterial(exporterLength, exporterLabel, Buffer.alloc(0))
    const link = new Link(socket, {
      connections,
      exporter: Uint8Array.from(exporter),
      address,
      turn,
      onFault,
      onProved: (proved) => wheel.proved(proved),
      onClosed(closed) {
        links.get(closed)?.()
        links.delete(closed)
        if (links.size === 0) emptied?.()
      },
    })
    links.set(link, wheel.add(link))
  }

  return {
    upgrade(request, socket, head) {
      const wrong = checkUpgrade(request, place)
      if (wrong !== undefined) {
        refuse(socket, wrong)
        return
      }
      const address = request.socket.remoteAddress ?? ''
      const turn = closing || !(socket instanceof TLSSocket) ? undefined : turns.enter(address)
      if (turn === undefined || !(socket instanceof TLSSocket)) {
        refuse(socket, { ...toProblem('throttled', { retryAfterMs }), status: 503 })
        return
      }
      // A handshake that ws refuses ends the socket without a word to us.
      const abandoned = (): void => turn.leave()
      socket.once('close', abandoned)
      server.handleUpgrade(request, socket, head, (webSocket) => {
        socket.off('close', abandoned)
        open(webSocket, socket, address, turn)
      })
    },
    async close() {
      closing = true
      if (links.size === 0) return
      const empty = new Promise<void>((resolve) => {
        emptied = resolve
      })
      for (const link of links.keys()) link.close(1001)
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
