/** The device's connection where sockets are refused: the same frames, by requests on one TLS connection. @module */
import { Agent, request as httpRequest } from 'node:http'
import { connect, type TLSSocket } from 'node:tls'
import { parseShape } from '#protocol/canonical'
import { encodeFrame } from '#protocol/frames'
import { poll, pollingPath, takeBatch } from '#protocol/polling'
import type { Clock, PinnedOrigin, Socket, SocketEnd, SocketEvents } from '../ports.ts'
import { readFrame } from './arriving-frame.ts'
import { exporterOf } from './channel-binding.ts'
import { toLoopback, toTrustAnchor, toUnreachable } from './loopback.ts'
import { readReply, type Reply } from './relying-party-client.ts'

const handshakeTimeoutMs = 5000
const answerTimeoutMs = 10_000
/** So long until sockets are tried again. */
const socketsAgainMs = 300_000
/** What is still to be said when it is ended gets this long. */
const leavingMs = 1000
/** Before a request that says nothing, which the other side may keep for a second: time to find words. */
const thinkingMs = 50

/** `otherwise`: what it ended with, where the relying party does not do this either. Answers with what ends it. */
export function openPolling(
  at: PinnedOrigin,
  events: SocketEvents,
  { clock, otherwise }: { readonly clock: Clock; readonly otherwise: SocketEnd },
): () => void {
  const polling = new PollingConnection(at, events, { clock, otherwise })
  const cancel = clock.after(socketsAgainMs, () => polling.leave())
  polling.tls.once('close', cancel)
  return () => {
    polling.leave()
    clock.after(leavingMs, () => polling.tls.destroy())
  }
}

class PollingConnection implements Socket {
  readonly tls: TLSSocket
  readonly #port: number
  readonly #events: SocketEvents
  readonly #clock: Clock
  readonly #otherwise: SocketEnd
  readonly #agent: Agent
  readonly #waiting: string[] = []
  #end: SocketEnd | undefined
  #isAnswered = false
  #isLeaving = false
  #spoken: () => void = () => undefined

  constructor(
    at: PinnedOrigin,
    events: SocketEvents,
    { clock, otherwise }: { readonly clock: Clock; readonly otherwise: SocketEnd },
  ) {
    const address = toLoopback(at.origin)
    this.#port = address.port
    this.#events = events
    this.#clock = clock
    this.#otherwise = otherwise
    const tls = connect({ ...address, ca: [toTrustAnchor(at.certificate)] })
    this.tls = tls
    this.#agent = new OneConnection(tls)
    const late = clock.after(handshakeTimeoutMs, () => this.#finish({ reason: 'timeout' }))
    tls.once('secureConnect', () => {
      late()
      this.#opened()
    })
    tls.on('error', (error) => {
      this.#end ??= { reason: this.#isAnswered ? 'closed' : toUnreachable(error) }
    })
    tls.once('close', () => {
      late()
      this.#spoken()
      this.#agent.destroy()
      events.ended(this.#end ?? { reason: 'closed' })
    })
  }

  send(frame: Parameters<Socket['send']>[0]): void {
    this.#waiting.push(encodeFrame(frame))
    this.#spoken()
  }

  close(code: 1000 | 1008): void {
    this.#finish({ reason: code === 1008 ? 'malformed' : 'closed' })
  }

  /** Ends once what waits was said. */
  leave(): void {
    this.#isLeaving = true
  }

  #opened(): void {
    const exporter = exporterOf(this.tls)
    if (exporter === undefined) {
      this.#finish({ reason: 'version' })
      return
    }
    this.#events.opened(this, exporter)
    this.#talk().catch((error: unknown) => {
      const reason = error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'closed'
      this.#finish({ reason })
    })
  }

  async #talk(): Promise<void> {
    while (this.#end === undefined) {
      if (this.#isLeaving && this.#waiting.length === 0) {
        this.#finish({ reason: 'closed' })
        return
      }
      if (this.#waiting.length === 0) await this.#think()
      const reply = await this.#post(JSON.stringify({ frames: takeBatch(this.#waiting) }))
      this.#hear(reply)
      this.#isAnswered = true
    }
  }

  /** Until there is something to say, or a moment. */
  #think(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(thinkingMs, resolve)
      this.#spoken = () => {
        cancel()
        resolve()
      }
    })
  }

  #hear({ status, body, retryAfterMs, isLast }: Reply): void {
    if (status === 429 || status === 503) {
      this.#finish({ reason: 'busy', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
      return
    }
    if (status !== 200) {
      this.#finish(this.#isAnswered ? { reason: 'closed' } : this.#otherwise)
      return
    }
    for (const text of readTexts(body)) {
      const frame = readFrame(text)
      if (typeof frame === 'string') this.#finish({ reason: frame })
      // What we ended it for may stand before others in the same answer.
      if (this.#end !== undefined || typeof frame === 'string') return
      this.#events.received(frame)
    }
    if (isLast) this.#finish({ reason: 'closed' })
  }

  #post(body: string): Promise<Reply> {
    const request = httpRequest({
      ...{ agent: this.#agent, host: 'localhost', port: this.#port, maxHeaderSize: 8192 },
      ...{ method: 'POST', path: pollingPath },
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return new Promise((resolve, reject) => {
      request.once('error', reject)
      request.once('response', (response) => {
        readReply(response).then(resolve, reject)
      })
      request.end(body)
    })
  }

  #finish(end: SocketEnd): void {
    this.#end ??= end
    this.tls.destroy()
  }
}

/** Nothing that is not text of frames is looked at. */
function readTexts(body: string): readonly string[] {
  try {
    return parseShape(JSON.parse(body), poll.response).frames
  } catch {
    // As what it is: no frame.
    return ['']
  }
}

/** Every request goes over this one connection, whose exporter is in the proofs, and never over another. */
class OneConnection extends Agent {
  readonly #tls: TLSSocket

  constructor(tls: TLSSocket) {
    super({ keepAlive: true, maxSockets: 1 })
    this.#tls = tls
  }

  override createConnection(): TLSSocket {
    return this.#tls
  }
}
