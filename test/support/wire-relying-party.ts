/** A relying party reduced to its socket, over real TLS: what it says to a hello is the test's to choose. @module */
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import { WebSocketServer, type WebSocket } from 'ws'
import { toBase64url, type Bytes } from '#protocol/bytes'
import { exporterLabel, relyingPartyProofInput } from '#protocol/connection'
import { encodeFrame, parseDeviceFrame, type DeviceFrame } from '#protocol/frames'
import type { ServerIdentity } from './authority.ts'
import type { FixedKey } from './wire/keys.ts'
import * as values from './wire/values.ts'

export interface Heard {
  readonly hello: Extract<DeviceFrame, { readonly type: 'hello' }>
  readonly exporter: Bytes
  readonly socket: WebSocket
}

export interface WireRelyingParty extends AsyncDisposable {
  readonly origin: string
  /** Every frame that devices sent, in order. */
  readonly heard: readonly DeviceFrame[]
}

/** Answers each hello with what `answer` says; `undefined` says nothing. */
export async function aWireRelyingParty(
  identity: ServerIdentity,
  answer: (heard: Heard) => string | Buffer | undefined,
): Promise<WireRelyingParty> {
  const server = createServer({ ...identity, minVersion: 'TLSv1.3' })
  const sockets = new WebSocketServer({ server, path: '/device' })
  const heard: DeviceFrame[] = []
  sockets.on('connection', (socket, request) => {
    const exporter = exporterOf(request.socket)
    socket.on('error', () => undefined)
    socket.on('message', (data: Buffer) => {
      const frame = parseDeviceFrame(data.toString('utf8'))
      heard.push(frame)
      const said = frame.type === 'hello' ? answer({ hello: frame, exporter, socket }) : undefined
      if (said !== undefined) socket.send(said)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    heard,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The hello that the relying party of the fixtures would say on this connection, by `key`. */
export function provedHello({ hello, exporter }: Heard, key: FixedKey, sn = values.transcript.sn) {
  const { rpi } = values.transcript
  const proof = key.sign(
    relyingPartyProofInput({
      ...{ rpi, sn, cn: hello.cn, exporter },
      relyingPartyFeatures: [],
      deviceFeatures: hello.features,
    }),
  )
  return encodeFrame({ type: 'hello', v: 1, features: [], rpi, sn, proof: toBase64url(proof) })
}

function exporterOf(socket: unknown): Bytes {
  if (!(socket instanceof TLSSocket)) throw new TypeError('not over TLS')
  return Uint8Array.from(socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0)))
}
