/** A software device at a relying party's real doors: enrolled by HTTPS, phone sign-in on, connected by a socket. @module */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { deviceRoutes, type DeviceRoute } from '#protocol/device-http'
import { enrollmentOfferStatement, enrollmentReplyStatement } from '#protocol/enrollment'
import { encodeFrame, parseRelyingPartyFrame, type RelyingPartyFrame } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { parseLink } from '#protocol/links'
import { credentialOptionsStatement } from '#protocol/registration'
import { exporterOf } from '../../src/main/authenticator/adapters/channel-binding'
import { openSocket } from './honest-hello'
import { askJson, type Target } from './plain-requests'
import { createSoftwareDevice, type Names } from './software-device'

export interface DeviceOverHttps {
  readonly dev: string
  readonly frames: readonly RelyingPartyFrame[]
  /** The code with which its connection was closed. */
  readonly closed: Promise<number>
}

/** `link`: what *Add* on security info gave. */
export async function connectOverHttps(
  target: Target & { readonly origin: string },
  link: string,
): Promise<DeviceOverHttps> {
  const device = createSoftwareDevice()
  const iat = () => Math.floor(Date.now() / 1000)
  const parsed = parseLink(link)
  if (parsed.kind !== 'enroll') throw new Error(`the link is ${parsed.kind}`)
  const { code } = parsed
  const offer = parseStatement(enrollmentOfferStatement, await ask('offer', { code }))
  const { v, rpi, iss, tid } = offer.payload
  const names: Names = { v, rpi, iss, tid }
  const prepared = await ask('prepare', { jws: device.enrollmentRequest(names, code, iat()) })
  const { dev } = parseStatement(enrollmentReplyStatement, prepared).payload
  await ask('confirm', { jws: device.enrollmentConfirmation(names, dev, iat()) })
  const asked = await ask('credentialOptions', { jws: device.credentialRequest(names, dev, iat()) })
  const { chal } = parseStatement(credentialOptionsStatement, asked).payload
  const registration = device.registration(names, dev, { chal, origin: target.origin })
  await ask('credential', { dev, registration })

  const socket = openSocket(target)
  const frames: RelyingPartyFrame[] = []
  const closed = once(socket, 'close').then(([status]) => Number(status))
  const opened = once(socket, 'open') // In the same turn as the upgrade.
  const [response] = (await once(socket, 'upgrade')) as [IncomingMessage]
  const exporter = exporterOf(response.socket)
  if (exporter === undefined) throw new Error('no TLS 1.3')
  await opened
  const cn = randomBytes(32).toString('base64url')
  const hello = await exchange(socket, frames, { type: 'hello', v: 1, features: [], cn })
  if (hello.type !== 'hello') throw new Error(`answered with ${hello.type}`)
  const { sn, features: relyingPartyFeatures } = hello
  const transcript = { rpi, sn, cn, relyingPartyFeatures, deviceFeatures: [], exporter }
  const proof = device.proof(transcript, { iss, dev })
  const proved = await exchange(socket, frames, { type: 'prove', iss, dev, proof })
  if (proved.type !== 'proved') throw new Error(`answered with ${proved.type}`)
  socket.on('message', (data: Buffer) => frames.push(parseRelyingPartyFrame(data.toString())))
  return { dev, frames, closed }

  async function ask(route: DeviceRoute, value: object): Promise<string> {
    const { status, body } = await askJson(target, deviceRoutes[route].path, value)
    if (status !== 200) throw new Error(`${route}: ${status} ${body}`)
    return (JSON.parse(body) as { readonly jws: string }).jws
  }
}

async function exchange(
  socket: WebSocket,
  frames: RelyingPartyFrame[],
  frame: Parameters<typeof encodeFrame>[0],
): Promise<RelyingPartyFrame> {
  const answer = once(socket, 'message')
  socket.send(encodeFrame(frame))
  const [data] = (await answer) as [Buffer]
  const given = parseRelyingPartyFrame(data.toString())
  frames.push(given)
  return given
}
