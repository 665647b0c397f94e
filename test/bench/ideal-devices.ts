/** The floor's devices: a key each, a signature for each challenge. @module */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import WebSocket from 'ws'
import type { ServerReady } from './load.ts'

process.once('disconnect', () => process.exit(0))
process.once('message', (server: ServerReady) => {
  void Promise.all(server.devices.map(() => connect(server))).then(() =>
    process.send?.('connected'),
  )
})

async function connect({ url, ca }: ServerReady): Promise<void> {
  // The format is asked for at generation: exporting a fresh key can deadlock in Node 20.
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { format: 'jwk' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
  } as never) as unknown as { publicKey: object; privateKey: string }
  const socket = new WebSocket(url, { ca, perMessageDeflate: false })
  await once(socket, 'open')
  const key = createKey(privateKey)
  socket.send(JSON.stringify(publicKey))
  socket.on('message', (data: Buffer) => {
    const { challenge } = JSON.parse(data.toString()) as { challenge?: string }
    if (challenge === undefined) return
    const signature = sign('sha256', Buffer.from(challenge, 'base64url'), key)
    socket.send(JSON.stringify({ signature: signature.toString('base64url') }))
  })
}

function createKey(pem: string): {
  key: ReturnType<typeof createPrivateKey>
  dsaEncoding: 'ieee-p1363'
} {
  return { key: createPrivateKey(pem), dsaEncoding: 'ieee-p1363' }
}
