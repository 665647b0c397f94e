/** Somebody in the middle who has the relying party's own certificate and key: the channel binding alone stops them. @module */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toBase64url, type Bytes } from '#protocol/bytes'
import { exporterLabel } from '#protocol/connection'
import { enrollmentOfferStatement } from '#protocol/enrollment'
import { parseDeviceFrame, parseRelyingPartyFrame } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { parseLink } from '#protocol/links'
import { createCertificateProbe } from '../../../src/main/authenticator/adapters/certificate-probe.ts'
import { createRelyingPartyClient } from '../../../src/main/authenticator/adapters/relying-party-client.ts'
import { judgeHello } from '../../../src/main/authenticator/handshake.ts'
import type { RelyingParty } from '../../../src/main/authenticator/vault-state.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { connectTo } from '../../support/real-connection.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'

let relyingParty: RelyingPartyProcess
let pinned: RelyingParty
const servers: Server[] = []

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  const link = parseLink(
    await aPageOverHttps(relyingParty.ready, 'contoso.com').invite('balas@contoso.com'),
  )
  if (link.kind !== 'enroll') throw new Error(link.kind)
  const found = await createCertificateProbe().find(link.rp, link.ca)
  if (found.outcome !== 'found') throw new Error(found.reason)
  const at = { origin: link.rp, certificate: found.certificate }
  const offer = await createRelyingPartyClient().ask(at, 'offer', { code: link.code })
  if (offer.outcome !== 'done') throw new Error(offer.outcome)
  pinned = {
    origin: link.rp,
    instance: parseStatement(enrollmentOfferStatement, offer.value.jws).payload.rpi,
    publicKey: offer.value.key,
    certificateHash: link.ca,
    certificate: toBase64url(found.certificate),
  }
}, 120_000)

afterAll(async () => {
  for (const server of servers) server.close()
  await relyingParty[Symbol.asyncDispose]()
})

async function listening(server: Server): Promise<string> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `https://localhost:${(server.address() as AddressInfo).port}`
}

const port = () => Number(new URL(pinned.origin).port)

test('K5 the pinned relying party itself is believed', async () => {
  using direct = connectTo(pinned)
  expect(await direct.settled()).toEqual({ state: 'connected' })
})

interface Carried {
  readonly near: Bytes
  readonly far: Bytes
  device: string
  relyingParty: string
}

/** Ends TLS towards the device and begins it anew towards the relying party, noting what it carries. */
function aRelay(carried: Carried[]): Server {
  const chain = readFileSync(join(relyingParty.data, 'keys', 'localhost.pem'), 'utf8')
  const ca = readFileSync(relyingParty.ready.certificate, 'utf8')
  return createTlsServer({ key: chain, cert: chain, minVersion: 'TLSv1.3' }, (near) => {
    const far = connectTls({ port: port(), host: 'localhost', servername: 'localhost', ca })
    const held: Buffer[] = []
    far.once('secureConnect', () => {
      const one: Carried = {
        near: exporterOf(near),
        far: exporterOf(far),
        device: '',
        relyingParty: '',
      }
      carried.push(one)
      const onwards = (bytes: Buffer) => {
        one.device += unmasked(bytes)
        // The relying party answers to its own name only; a relay knows that.
        const text = bytes.toString('latin1').replace(/localhost:\d+/, `localhost:${port()}`)
        far.write(Buffer.from(text, 'latin1'))
      }
      for (const bytes of held) onwards(bytes)
      near.removeListener('data', hold).on('data', onwards)
      far.on('data', (bytes: Buffer) => {
        one.relyingParty += bytes.toString('latin1')
        near.write(bytes)
      })
    })
    const hold = (bytes: Buffer) => void held.push(bytes)
    near.on('data', hold)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  })
}

test('K5 C3 a relay that ends TLS with the relying party’s own certificate and key is refused', async () => {
  const carried: Carried[] = []
  const origin = await listening(aRelay(carried))
  const tries = 20
  let signatures = 0
  for (let i = 0; i < tries; i++) {
    using device = connectTo({ ...pinned, origin })
    // It shows the pinned certificate and passes on the true key's proof, made over another connection.
    expect(await device.settled()).toMatchObject({ state: 'offline', reason: 'wrong-key' })
    signatures += device.signatures()
  }
  const verdicts = carried.map(({ near, far, device, relyingParty: answer }) => {
    const hello = parseDeviceFrame(jsonIn(device))
    if (hello.type !== 'hello') throw new Error(hello.type)
    const frame = parseRelyingPartyFrame(jsonIn(answer))
    return [far, near].map((exporter) => judgeHello(frame, hello, exporter, pinned).outcome)
  })
  // All else that was said is right: with the other connection's exporter it would have been believed.
  expect(verdicts).toEqual(Array.from({ length: tries }, () => ['proved', 'refused']))
  expect(signatures).toBe(0)
  console.log(
    `FIGURE K5 relay with the relying party's own certificate and key: ${tries} tries, ${signatures} device proofs`,
  )
})

function exporterOf(socket: TLSSocket): Bytes {
  return Uint8Array.from(socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0)))
}

/** The text of a masked frame (RFC 6455, section 5.3); what is none stays as it is. */
function unmasked(bytes: Buffer): string {
  if (bytes[0] !== 0x81) return ''
  const at = ((bytes[1] ?? 0) & 0x7f) === 126 ? 4 : 2
  const mask = bytes.subarray(at, at + 4)
  return Buffer.from(bytes.subarray(at + 4).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString()
}

function jsonIn(text: string): string {
  return /\{"[^\0]*\}/.exec(text)?.[0] ?? ''
}
