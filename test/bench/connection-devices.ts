/** The floor's devices: each connects and proves its key. @module */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import WebSocket from 'ws'
import { inPortions } from './in-portions.ts'
import type { ServerReady } from './load.ts'

process.once('disconnect', () => process.exit(0))
process.once('message', (server: ServerReady) => {
  void inPortions(server.devices, () => connect(server)).then(() => process.send?.('connected'))
})

function connect({ url, ca }: ServerReady): Promise<void> {
  // The format is asked for at generation: exporting a fresh key can deadlock in Node 20.
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { format: 'jwk' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
  } as never) as unknown as { publicKey: object; privateKey: string }
  const key = { key: createPrivateKey(privateKey), dsaEncoding: 'ieee-p1363' } as const
  const socket = new WebSocket(url, { ca, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`lost a device: ${code}`)))
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      if (text === 'proved') {
        resolve()
        return
      }
      const signature = sign('sha256', Buffer.from(text, 'base64url'), key).toString('base64url')
      socket.send(JSON.stringify({ jwk: publicKey, signature }))
    })
  })
}
