/** Device connections: each side proves itself over one transcript, then requests, answers and verdicts. @module */
import { deviceProofInput, relyingPartyProofInput, type Transcript } from '#protocol/connection'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import { receiveAnswer, receiveDenial, type ConnectedAccount } from './answers.ts'
import type { Context } from './context.ts'
import type { DeviceConnection, DeviceConnections, DeviceSocket } from './doors.ts'
import { RelyingPartyError } from './errors.ts'
import { limits } from './limits.ts'
import type { DeviceLink } from './live.ts'
import { isOlder } from './policy/person.ts'
import { keyOf, toSeconds } from './statements.ts'

/** What this side can do beyond version 1. */
const features: readonly string[] = []

export function createConnections(context: Context): DeviceConnections {
  return { open: (socket) => new Connection(context, socket) }
}

/** Ten thousand of these idle at once: one object, and no closure of its own. */
class Connection implements DeviceConnection, DeviceLink {
  readonly #context: Context
  readonly #socket: DeviceSocket
  /** By enrolment. */
  readonly #accounts = new Map<string, ConnectedAccount>()
  #transcript: Transcript | undefined
  #isClosed = false

  constructor(context: Context, socket: DeviceSocket) {
    this.#context = context
    this.#socket = socket
  }

  get address(): string {
    return this.#socket.address
  }

  get proved(): boolean {
    return this.#accounts.size > 0
  }

  send(frame: RelyingPartyFrame): void {
    // Only who names its version knows of this frame.
    const isOfVersion = frame.type === 'problem' && frame.code === 'app-too-old'
    if (isOfVersion && versionIn(this.#transcript?.deviceFeatures ?? []) === undefined) return
    this.#socket.send(frame)
  }

  close(code: 1001 | 1008): void {
    this.#socket.close(code)
  }

  drop(device: string): void {
    const account = this.#accounts.get(device)
    if (account === undefined) return
    this.#accounts.delete(device)
    this.#context.live.detach(account.tenant, device, this)
    if (this.#accounts.size === 0) this.close(1001)
  }

  closed(): void {
    this.#isClosed = true
    const { live } = this.#context
    for (const { tenant, device } of this.#accounts.values()) live.detach(tenant, device, this)
    this.#accounts.clear()
  }

  async receive(frame: DeviceFrame): Promise<void> {
    try {
      await this.#take(frame)
    } catch (error) {
      if (!(error instanceof RelyingPartyError) || error.code !== 'NOT_STORED') throw error
      this.#context.log.write('error', 'not-stored', { frame: frame.type })
      const txn = 'txn' in frame ? { txn: frame.txn } : {}
      this.send({ type: 'problem', code: 'not-stored', ...txn })
    }
  }

  async #take(frame: DeviceFrame): Promise<void> {
    if (frame.type === 'hello') {
      this.#hello(frame)
      return
    }
    if (this.#transcript === undefined || (frame.type !== 'prove' && !this.proved)) {
      this.close(1008)
      return
    }
    switch (frame.type) {
      case 'prove':
        return this.#prove(frame, this.#transcript)
      case 'received':
        return this.#received(frame.txn)
      case 'answer':
        return receiveAnswer(this.#context, this.#accounts, frame, this.#socket)
      case 'deny':
        return receiveDenial(this.#context, this.#accounts, frame, this.#socket)
      default: {
        const unknown: never = frame
        throw new TypeError(`no such frame: ${String(unknown)}`)
      }
    }
  }

  #hello(frame: Extract<DeviceFrame, { type: 'hello' }>): void {
    if (this.#transcript !== undefined) {
      this.close(1008)
      return
    }
    const { random, identity, signer } = this.#context
    const transcript: Transcript = {
      rpi: identity.instance,
      sn: toBase64url(random.bytes(32)),
      cn: frame.cn,
      relyingPartyFeatures: features,
      deviceFeatures: frame.features,
      exporter: this.#socket.exporter,
    }
    this.#transcript = transcript
    this.send({
      type: 'hello',
      v: 1,
      features: [...features],
      rpi: transcript.rpi,
      sn: transcript.sn,
      proof: toBase64url(signer.sign(relyingPartyProofInput(transcript))),
    })
  }

  async #prove(
    { iss, dev, proof }: Extract<DeviceFrame, { type: 'prove' }>,
    over: Transcript,
  ): Promise<void> {
    const { store, crypto, clock, statements, live } = this.#context
    const tenant = statements.tenantOf(iss)
    const device = tenant === undefined ? undefined : await store.find.device(tenant, dev)
    const input = deviceProofInput(over, { iss, dev })
    if (
      tenant === undefined ||
      device === undefined ||
      device.state === 'prepared' ||
      !crypto.verify(keyOf(device), input, fromBase64url(proof))
    ) {
      this.send({ type: 'problem', code: 'proof-refused', dev })
      return
    }
    if (device.state === 'removed') {
      const jws = statements.revocation(device, { what: 'device' }, clock.now())
      this.send({ type: 'revoked', jws })
      return
    }
    if (this.#isClosed) return
    // An account that proves itself again, to hear the time, takes no second place.
    const isFull = this.#accounts.size >= limits.accountsPerConnection && !this.#accounts.has(dev)
    if (isFull || !live.attach(tenant, dev, this)) {
      this.send({ type: 'problem', code: 'too-many', dev })
      return
    }
    this.#accounts.set(dev, { tenant, device: dev })
    const version = versionIn(over.deviceFeatures)
    if (version !== undefined && version !== device.version) {
      await store.decide('reportVersion', { tenant, device: dev, version })
    }
    this.send({ type: 'proved', dev, now: toSeconds(clock.now()) })
    const minimum = (await store.find.tenant(tenant))?.settings.minimumAppVersion
    if (minimum !== undefined && isOlder(version ?? device.version, minimum)) {
      this.send({ type: 'problem', code: 'app-too-old', dev })
    }
    for (const { challenge } of await store.find.pendingFor(tenant, device.user, dev)) {
      this.send({ type: 'challenge', jws: challenge })
    }
  }

  async #received(txn: string): Promise<void> {
    const { live, store } = this.#context
    for (const { tenant, device } of this.#accounts.values()) {
      if (!live.isAsked({ tenant, attempt: txn }, device)) continue
      live.tellDelivered({ tenant, attempt: txn })
      return
    }
    // Asked by an earlier run, or over.
    for (const { tenant, device } of this.#accounts.values()) {
      const held = await store.find.held(tenant, txn, device)
      if (held === undefined) continue
      if (held.attempt.state === 'pending') live.tellDelivered({ tenant, attempt: txn })
      return
    }
    this.send({ type: 'problem', code: 'transaction-unknown', txn })
  }
}

/** The version of the app, which it names among its features: `app-1-2-3`. */
function versionIn(features: readonly string[]): string | undefined {
  for (const feature of features) {
    const [, ...parts] = /^app-([0-9]{1,4})-([0-9]{1,4})-([0-9]{1,4})$/.exec(feature) ?? []
    if (parts.length > 0) return parts.join('.')
  }
  return undefined
}
