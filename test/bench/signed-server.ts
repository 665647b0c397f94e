/**
 * The second floor: what the protocol itself asks of any relying party, and nothing else. The challenge and the
 * verdict are signed, the approval is verified, one row is durable before the verdict leaves; rows that wait share a
 * commit. None of our code is in it.
 * @module
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { aCertificate } from './certificate.ts'
import { obeyOrders } from './driver.ts'
import { openRows } from './grouped-rows.ts'
import type { ServerReady } from './load.ts'

interface Device {
  readonly number: number
  readonly socket: WebSocket
  readonly key: KeyObject
  challenge: string
  issuedAt: number
  acknowledged: () => void
}

/** As large as what ours says to the person. */
const context = {
  ...{ app: 'Security info', time: 0, digits: 2, purpose: 'sign-in', epoch: 1 },
  ...Object.fromEntries(['iss', 'rpi', 'tid', 'cred'].map((name) => [name, 'x'.repeat(64)])),
}

const devices: Device[] = []
const count = Number(process.argv[2])
const { cert, key } = await aCertificate()
// Where the format is asked for at generation no key is exported, which can hang Node 20.
const pair = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const ours = { key: createPrivateKey(pair.privateKey), dsaEncoding: 'ieee-p1363' } as const
const rows = openRows()
const server = createServer({ cert, key, minVersion: 'TLSv1.3' })
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on('connection', (socket) => {
  let device: Device | undefined
  socket.on('message', (data: Buffer) => {
    if (device === undefined) {
      device = {
        ...{ number: devices.length, socket, key: createPublicKey(data.toString()) },
        ...{ challenge: '', issuedAt: 0, acknowledged: () => undefined },
      }
      devices.push(device)
      if (devices.length === count) {
        obeyOrders({ run: ceremony, issuedAt: (number) => deviceOf(number).issuedAt }, count)
      }
      return
    }
    judge(device, data.toString())
  })
})

function judge(device: Device, text: string): void {
  const { approval, signature } = JSON.parse(text) as { approval: string; signature: string }
  const { challenge, number } = JSON.parse(approval) as { challenge: string; number: string }
  const holds = verify(
    'sha256',
    Buffer.from(approval),
    { key: device.key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!holds || number !== '42' || challenge !== hash('sha256', device.challenge, 'base64url')) {
    throw new Error('The floor itself is wrong.')
  }
  rows.add([device.number, Date.now(), challenge], () => {
    device.socket.send(JSON.stringify({ verdict: stated({ outcome: 'approved', challenge }) }))
    device.acknowledged()
  })
}

function stated(facts: object): string {
  const text = Buffer.from(JSON.stringify(facts)).toString('base64url')
  return `${text}.${sign('sha256', Buffer.from(text), ours).toString('base64url')}`
}

function deviceOf(number: number): Device {
  const device = devices[number]
  if (device === undefined) throw new Error('No such device.')
  return device
}

function ceremony(number: number): Promise<void> {
  const device = deviceOf(number)
  const chal = randomBytes(32).toString('base64url')
  device.challenge = stated({ ...context, chal })
  return new Promise((resolve) => {
    device.acknowledged = resolve
    device.issuedAt = performance.now()
    device.socket.send(JSON.stringify({ challenge: device.challenge }))
  })
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const ready: ServerReady = {
    ready: true,
    url: `wss://localhost:${port}`,
    ca: cert,
    devices: Array.from({ length: count }, () => pair.publicKey),
  }
  process.send?.(ready)
})
