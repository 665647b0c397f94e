/** The floor of a ceremony: challenge, signature, verification, acknowledgement; nothing stored, nothing refused. @module */
import { createPublicKey, randomBytes, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { aCertificate } from './certificate.ts'
import { obeyOrders } from './driver.ts'
import type { ServerReady } from './load.ts'

interface Device {
  readonly socket: WebSocket
  readonly key: KeyObject
  challenge: Buffer
  issuedAt: number
  acknowledged: () => void
}

process.once('disconnect', () => process.exit(0))
const devices: Device[] = []
const count = Number(process.argv[2])
const { cert, key } = await aCertificate()
const server = createServer({ cert, key, minVersion: 'TLSv1.3' })
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on('connection', (socket) => {
  let device: Device | undefined
  socket.on('message', (data: Buffer) => {
    if (device === undefined) {
      const jwk = JSON.parse(data.toString()) as JsonWebKey
      device = {
        socket,
        key: createPublicKey({ key: jwk, format: 'jwk' }),
        challenge: Buffer.alloc(0),
        issuedAt: 0,
        acknowledged: () => undefined,
      }
      devices.push(device)
      if (devices.length === count)
        obeyOrders({ run: ceremony, issuedAt: (at) => deviceOf(at).issuedAt }, count)
      return
    }
    const { signature } = JSON.parse(data.toString()) as { signature: string }
    const holds = verify(
      'sha256',
      device.challenge,
      { key: device.key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    if (!holds) throw new Error('The floor itself is wrong.')
    socket.send('{"verdict":"approved"}')
    device.acknowledged()
  })
})

function deviceOf(number: number): Device {
  const device = devices[number]
  if (device === undefined) throw new Error('No such device.')
  return device
}

function ceremony(number: number): Promise<void> {
  const device = deviceOf(number)
  device.challenge = randomBytes(32)
  return new Promise((resolve) => {
    device.acknowledged = resolve
    device.issuedAt = performance.now()
    device.socket.send(JSON.stringify({ challenge: device.challenge.toString('base64url') }))
  })
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const ready: ServerReady = {
    ready: true,
    url: `wss://localhost:${port}`,
    ca: cert,
    devices: Array.from({ length: count }, () => ({})),
  }
  process.send?.(ready)
})
