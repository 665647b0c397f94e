/** A software device at the relying party's doors: enrolled, connected, proved, answering. @module */
import { randomBytes } from 'node:crypto'
import { parseStatement } from '#protocol/jws'
import {
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  type EnrollmentReply,
} from '#protocol/enrollment'
import type { DenialReason } from '#protocol/denial'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import { parseLink } from '#protocol/links'
import { credentialOptionsStatement } from '#protocol/registration'
import { verdictStatement, type Verdict } from '#protocol/verdict'
import { toBase64url } from '#protocol/bytes'
import type { DeviceConnection } from '../../src/main/relying-party/doors.ts'
import { passwordOf, type PageBrowser } from './page-browser.ts'
import type { World } from './relying-party-world.ts'
import {
  createSoftwareDevice,
  readChallenge,
  type ApprovalChoice,
  type Names,
  type SoftwareDevice,
} from './software-device.ts'

const source = { address: '127.0.0.1' }

export interface EnrolledDevice {
  readonly device: SoftwareDevice
  readonly names: Names
  readonly dev: string
  /** What its one-time codes are made of, where it may show codes. */
  readonly totp: EnrollmentReply['totp']
  /** The last counter that was signed. */
  counter: number
}

type Refusable<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'refused'; readonly code: string }

export function valueOf<T>(answer: Refusable<T>): T {
  if (answer.outcome === 'refused') throw new Error(`refused: ${answer.code}`)
  return answer.value
}

/** What a link and its offer settle. */
export async function readOffer(world: World, link: string) {
  const parsed = parseLink(link)
  if (parsed.kind !== 'enroll') throw new Error(`the link is ${parsed.kind}`)
  const offer = valueOf(await world.relyingParty.devices.offer({ code: parsed.code }, source))
  const { v, rpi, iss, tid, account } = parseStatement(enrollmentOfferStatement, offer.jws).payload
  const names: Names = { v, rpi, iss, tid }
  return { names, code: parsed.code, account }
}

/** *Add method* on a signed-in page, offer, both consents, prepared, confirmed. */
export async function enroll(
  world: World,
  page: PageBrowser,
  device = createSoftwareDevice(),
): Promise<EnrolledDevice> {
  const { link } = await page.done('invite')
  const { names, code } = await readOffer(world, link)
  const { devices } = world.relyingParty
  const request = device.enrollmentRequest(names, code, seconds(world))
  const prepared = valueOf(await devices.prepare({ jws: request }, source))
  const { dev, totp } = parseStatement(enrollmentReplyStatement, prepared.jws).payload
  const confirmation = device.enrollmentConfirmation(names, dev, seconds(world))
  valueOf(await devices.confirm({ jws: confirmation }, source))
  return { device, names, dev, totp, counter: 0 }
}

/** *Enable phone sign-in*. */
export async function turnPhoneSignInOn(
  world: World,
  enrolled: EnrolledDevice,
  code?: string,
): Promise<void> {
  const { device, names, dev } = enrolled
  const { devices, identity } = world.relyingParty
  const request = device.credentialRequest(names, dev, seconds(world), code)
  const options = valueOf(await devices.credentialOptions({ jws: request }, source))
  const { chal } = parseStatement(credentialOptionsStatement, options.jws).payload
  const registration = device.registration(names, dev, { chal, origin: identity.origin })
  valueOf(await devices.credential({ dev, registration }, source))
  enrolled.counter = 0
}

export interface ConnectedDevice extends EnrolledDevice {
  readonly connection: DeviceConnection
  /** All frames that came, in order. */
  readonly frames: RelyingPartyFrame[]
  readonly closes: number[]
  send(frame: DeviceFrame): Promise<void>
  /** The newest challenge that came. */
  challenge(): string
  verdicts(): Verdict[]
  approve(number: string, choice?: Partial<ApprovalChoice>): Promise<void>
  deny(reason: DenialReason): Promise<void>
}

export async function connect(
  world: World,
  enrolled: EnrolledDevice,
  deviceFeatures: readonly string[] = [],
): Promise<ConnectedDevice> {
  const { device, names, dev } = enrolled
  const frames: RelyingPartyFrame[] = []
  const closes: number[] = []
  const exporter = Uint8Array.from(randomBytes(32))
  const connection = world.relyingParty.connections.open({
    exporter,
    address: source.address,
    send: (frame) => void frames.push(frame),
    close: (code) => void closes.push(code),
  })
  const cn = toBase64url(randomBytes(32))
  await connection.receive({ type: 'hello', v: 1, features: [...deviceFeatures], cn })
  const hello = frames.find((frame) => frame.type === 'hello')
  if (hello?.type !== 'hello') throw new Error('no hello came')
  const transcript = {
    rpi: hello.rpi,
    sn: hello.sn,
    cn,
    relyingPartyFeatures: hello.features,
    deviceFeatures,
    exporter,
  }
  const proof = device.proof(transcript, { iss: names.iss, dev })
  await connection.receive({ type: 'prove', iss: names.iss, dev, proof })

  const challenge = () => {
    const last = frames.findLast((frame) => frame.type === 'challenge')
    if (last?.type !== 'challenge') throw new Error('no challenge came')
    return last.jws
  }
  return Object.assign(enrolled, {
    connection,
    frames,
    closes,
    send: (frame: DeviceFrame) => connection.receive(frame),
    challenge,
    verdicts: () =>
      frames.flatMap((frame) =>
        frame.type === 'verdict'
          ? [parseStatement(verdictStatement, frame.jws).payload.verdict]
          : [],
      ),
    async approve(number: string, choice: Partial<ApprovalChoice> = {}) {
      const jws = challenge()
      const counter = choice.counter ?? ++enrolled.counter
      const response = device.approval(jws, { number, ...choice, counter })
      await connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
    },
    async deny(reason: DenialReason) {
      const jws = challenge()
      const denial = device.denial(jws, reason, seconds(world))
      await connection.receive({ type: 'deny', txn: readChallenge(jws).txn, jws: denial })
    },
  })
}

/** An account by password, its device enrolled, phone sign-in on, connected. */
export async function aReadyDevice(
  world: World,
  page: PageBrowser,
  name = 'balas@contoso.com',
  password = passwordOf(name),
): Promise<ConnectedDevice> {
  await page.done('begin', { name })
  await page.done('password', { password })
  const enrolled = await enroll(world, page)
  await turnPhoneSignInOn(world, enrolled)
  return connect(world, enrolled)
}

export function seconds({ needs }: Pick<World, 'needs'>): number {
  return Math.floor(needs.clock.now() / 1000)
}
