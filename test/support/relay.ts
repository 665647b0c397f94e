/** Somebody in the middle: ends TLS towards the device, begins it anew towards the relying party, and sees all. @module */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { exporterLabel } from '#protocol/connection'
import type { Bytes } from '#protocol/bytes'
import type { RelyingPartyProcess } from './relying-party-process.ts'

/** One connection: what binds each half of it, and what passed. */
export interface Carried {
  readonly near: Bytes
  readonly far: Bytes
  /** In the order of arrival, as it came. */
  readonly device: Buffer[]
  readonly relyingParty: Buffer[]
}

export interface Relay extends Disposable {
  readonly origin: string
  readonly carried: readonly Carried[]
}

/** It has the relying party's own certificate and key. */
export async function aRelay(relyingParty: RelyingPartyProcess): Promise<Relay> {
  const chain = readFileSync(join(relyingParty.data, 'keys', 'localhost.pem'), 'utf8')
  const ca = readFileSync(relyingParty.ready.certificate, 'utf8')
  const port = Number(new URL(relyingParty.ready.origin).port)
  const carried: Carried[] = []
  const server = createServer({ key: chain, cert: chain, minVersion: 'TLSv1.3' }, (near) => {
    const far = connect({ port, host: 'localhost', servername: 'localhost', ca })
    const held: Buffer[] = []
    far.once('secureConnect', () => {
      const one: Carried = {
        ...{ near: exporterOf(near), far: exporterOf(far) },
        ...{ device: [], relyingParty: [] },
      }
      carried.push(one)
      const onwards = (bytes: Buffer) => {
        one.device.push(bytes)
        // The relying party answers to its own name only; a relay knows that.
        const text = bytes.toString('latin1').replace(/localhost:\d+/, `localhost:${port}`)
        far.write(Buffer.from(text, 'latin1'))
      }
      for (const bytes of held) onwards(bytes)
      near.removeListener('data', hold).on('data', onwards)
      far.on('data', (bytes: Buffer) => {
        one.relyingParty.push(bytes)
        near.write(bytes)
      })
    })
    const hold = (bytes: Buffer) => void held.push(bytes)
    near.on('data', hold)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    carried,
    [Symbol.dispose]: () => void server.close(),
  }
}

function exporterOf(socket: TLSSocket): Bytes {
  return Uint8Array.from(socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0)))
}
