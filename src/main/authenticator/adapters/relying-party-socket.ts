/** The device's socket to a relying party: TLS 1.3 under one pinned certificate, no compression, text frames. @module */
import WebSocket, { type RawData } from 'ws'
import { connectionPath, subprotocol } from '#protocol/connection'
import { encodeFrame, maxFrameBytes } from '#protocol/frames'
import type {
  Clock,
  PinnedOrigin,
  Random,
  SocketEnd,
  SocketEvents,
  SocketOpener,
} from '../ports.ts'
import { readFrame } from './arriving-frame.ts'
import { exporterOf } from './channel-binding.ts'
import { startHeartbeat } from './heartbeat.ts'
import { toLoopback, toTrustAnchor, toUnreachable } from './loopback.ts'
import { openPolling } from './polling-connection.ts'
import { toRetryAfterMs } from './relying-party-client.ts'

const handshakeTimeoutMs = 5000

export function createSocketOpener(needs: {
  readonly clock: Clock
  readonly random: Random
}): SocketOpener {
  return { open: (at, events) => open(at, events, needs) }
}

function open(
  at: PinnedOrigin,
  events: SocketEvents,
  needs: { readonly clock: Clock; readonly random: Random },
): () => void {
  const address = toLoopback(at.origin)
  const socket = new WebSocket(`wss://localhost:${address.port}${connectionPath}`, [subprotocol], {
    ...address,
    ca: [toTrustAnchor(at.certificate)],
    agent: false,
    handshakeTimeout: handshakeTimeoutMs,
    followRedirects: false,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  })
  let end: SocketEnd | undefined
  /** There where sockets are refused, and the same is tried without. */
  let endPolling: (() => void) | undefined
  let exporter: Uint8Array<ArrayBuffer> | undefined
  const heartbeat = startHeartbeat(needs, {
    ping: () => {
      if (socket.readyState === WebSocket.OPEN) socket.ping()
    },
    dead: () => {
      end ??= { reason: 'silent' }
      socket.terminate()
    },
  })
  socket.once('upgrade', (response) => {
    exporter = exporterOf(response.socket)
  })
  socket.once('open', () => {
    if (exporter === undefined) {
      end ??= { reason: 'version' }
      socket.terminate()
      return
    }
    events.opened(
      {
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame))
        },
        close: (code) => {
          end ??= { reason: code === 1008 ? 'malformed' : 'closed' }
          socket.close(code)
        },
      },
      exporter,
    )
  })
  socket.on('message', (data, isBinary) => {
    heartbeat.heard()
    if (end !== undefined) return
    const frame = isBinary ? 'malformed' : readFrame(toText(data))
    if (typeof frame !== 'string') {
      events.received(frame)
      return
    }
    end = { reason: frame }
    socket.close(1008)
  })
  socket.on('pong', () => heartbeat.heard())
  socket.on('ping', () => heartbeat.heard())
  socket.once('unexpected-response', (request, response) => {
    const refused = toEnd(response.statusCode ?? 0, response.headers['retry-after'])
    if (end === undefined && !isPassing(response.statusCode ?? 0)) {
      endPolling = openPolling(at, events, { clock: needs.clock, otherwise: refused })
    }
    end ??= refused
    request.destroy()
    socket.terminate()
  })
  // Without a listener an error would end the process; `close` follows it always.
  socket.on('error', (error) => {
    end ??= { reason: toReason(error) }
  })
  socket.once('close', (code) => {
    heartbeat.stop()
    if (endPolling === undefined) events.ended(end ?? { reason: code === 1013 ? 'busy' : 'closed' })
  })
  return () => {
    endPolling?.()
    end ??= { reason: 'closed' }
    socket.close(1000)
    needs.clock.after(1000, () => socket.terminate())
  }
}

function toText(data: RawData): string {
  return (data as Buffer).toString('utf8')
}

/** Whether a refusal is about now, and not about sockets. */
function isPassing(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501)
}

function toEnd(status: number, retryAfter: string | undefined): SocketEnd {
  if (status === 503 || status === 429) {
    const retryAfterMs = toRetryAfterMs(retryAfter)
    return { reason: 'busy', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  }
  // A relying party that does not know `countersign.1` answers so (RFC 9110, section 15.5.22).
  return { reason: status === 426 ? 'version' : 'unclear' }
}

function toReason(error: Error): SocketEnd['reason'] {
  // ws says these two of its own accord, without a code.
  if (/subprotocol/i.test(error.message)) return 'version'
  if (/handshake has timed out/i.test(error.message)) return 'timeout'
  if ('code' in error && /^WS_ERR_/.test(String(error.code))) return 'malformed'
  return toUnreachable(error)
}
