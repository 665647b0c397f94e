/** The floor of a connection: TLS, a WebSocket, and one signature verified with a key that was imported for it. @module */
import { createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { aCertificate } from './certificate.ts'
import type { Order, ServerReady } from './load.ts'
import { tellUsage } from './usage.ts'

process.once('disconnect', () => process.exit(0))
process.on('message', ({ kind }: Order) => {
  if (kind === 'usage') void tellUsage().then((usage) => process.send?.(usage))
})
const { cert, key } = await aCertificate()
const server = createServer({ cert, key, minVersion: 'TLSv1.3' })
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false })

sockets.on('connection', (socket) => {
  const challenge = randomBytes(32)
  socket.once('message', (data: Buffer) => {
    const proof = JSON.parse(data.toString()) as { jwk: JsonWebKey; signature: string }
    const holds = verify(
      'sha256',
      challenge,
      { key: createPublicKey({ key: proof.jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(proof.signature, 'base64url'),
    )
    if (!holds) throw new Error('The floor itself is wrong.')
    socket.send('proved')
  })
  socket.send(challenge.toString('base64url'))
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const devices = Array.from({ length: Number(process.argv[2]) }, () => ({}))
  const ready: ServerReady = { ready: true, url: `wss://localhost:${port}`, ca: cert, devices }
  process.send?.(ready)
})
