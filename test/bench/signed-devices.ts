/** The second floor's devices: they verify challenge and verdict, and sign the approval. @module */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import WebSocket from 'ws'
import type { ServerReady } from './load.ts'

process.once('disconnect', () => process.exit(0))
process.once('message', (server: ServerReady) => {
  void Promise.all(server.devices.map((pem) => connect(server, pem as string))).then(() =>
    process.send?.('connected'),
  )
})

async function connect({ url, ca }: ServerReady, pem: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const theirs = { key: createPublicKey(pem), dsaEncoding: 'ieee-p1363' } as const
  const ours = { key: createPrivateKey(privateKey), dsaEncoding: 'ieee-p1363' } as const
  const socket = new WebSocket(url, { ca, perMessageDeflate: false })
  await once(socket, 'open')
  socket.send(publicKey)

  const check = (statement: string): void => {
    const [text = '', signature = ''] = statement.split('.')
    if (!verify('sha256', Buffer.from(text), theirs, Buffer.from(signature, 'base64url'))) {
      throw new Error('The floor itself is wrong.')
    }
    JSON.parse(Buffer.from(text, 'base64url').toString())
  }
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { challenge?: string; verdict?: string }
    if (frame.verdict !== undefined) check(frame.verdict)
    if (frame.challenge === undefined) return
    check(frame.challenge)
    const challenge = hash('sha256', frame.challenge, 'base64url')
    const approval = JSON.stringify({ challenge, number: '42' })
    const signature = sign('sha256', Buffer.from(approval), ours)
    socket.send(JSON.stringify({ approval, signature: signature.toString('base64url') }))
  })
}
