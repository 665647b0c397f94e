/** The load devices: the real protocol, keys in memory, one socket each. @module */
import { randomBytes } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import WebSocket from 'ws'
import { toBase64url } from '#protocol/bytes'
import { exporterLabel, exporterLength, subprotocol } from '#protocol/connection'
import { encodeFrame, parseRelyingPartyFrame, type DeviceFrame } from '#protocol/frames'
import { challengeStatement } from '#protocol/challenge'
import { parseStatement, type Statement } from '#protocol/jws'
import type { Canonical } from '#protocol/canonical'
import { verdictStatement } from '#protocol/verdict'
import { createNodeCrypto } from '../../src/main/relying-party/adapters/node-crypto.ts'
import { createSoftwareDevice, createSoftwareKey } from '../support/software-device.ts'
import { loadNumber } from './load-accounts.ts'
import { inPortions } from './in-portions.ts'
import type { ServerReady } from './load.ts'
import type { LoadAccount } from './product-account.ts'

const crypto = createNodeCrypto()

process.once('disconnect', () => process.exit(0))
process.once('message', (server: ServerReady) => {
  void inPortions(server.devices, (account) => connect(server, account as LoadAccount)).then(() =>
    process.send?.('connected'),
  )
})

function connect(server: ServerReady, account: LoadAccount): Promise<void> {
  const deviceKey = createSoftwareKey(account.deviceKey)
  const credentialKey = createSoftwareKey(account.credentialKey)
  const device = createSoftwareDevice('Load device', deviceKey)
  const socket = new WebSocket(server.url, subprotocol, {
    ca: server.ca,
    perMessageDeflate: false,
  })
  const send = (frame: DeviceFrame): void => socket.send(encodeFrame(frame))
  const cn = toBase64url(randomBytes(32))
  let counter = 0
  const read = <T extends Canonical>(statement: Statement<T>, text: string): T => {
    const { payload, signed, signature } = parseStatement(statement, text)
    if (!crypto.verify(account.relyingParty, signed, signature)) throw new Error('not verified')
    return payload
  }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`lost a device: ${code}`)))
    socket.once('open', () => send({ type: 'hello', v: 1, features: [], cn }))
    socket.on('message', (data: Buffer) => {
      const frame = parseRelyingPartyFrame(data.toString())
      if (frame.type === 'hello') {
        const tls = (socket as unknown as { readonly _socket: TLSSocket })._socket
        const exporter = Uint8Array.from(
          tls.exportKeyingMaterial(exporterLength, exporterLabel, Buffer.alloc(0)),
        )
        const transcript = {
          ...{ rpi: frame.rpi, sn: frame.sn, cn, exporter },
          ...{ relyingPartyFeatures: frame.features, deviceFeatures: [] },
        }
        const { names, dev } = account
        const proof = device.proof(transcript, { iss: names.iss, dev })
        send({ type: 'prove', iss: names.iss, dev, proof })
      } else if (frame.type === 'proved') {
        resolve()
      } else if (frame.type === 'challenge') {
        const asked = read(challengeStatement, frame.jws)
        const { txn } = asked
        send({ type: 'received', txn })
        const choice = { number: String(loadNumber), counter: ++counter, key: credentialKey }
        const response = device.approval(frame.jws, choice, asked)
        send({ type: 'answer', txn, response })
      } else if (frame.type === 'verdict') {
        const { verdict } = read(verdictStatement, frame.jws)
        if (verdict.outcome !== 'approved') throw new Error(verdict.outcome)
      }
    })
  })
}
