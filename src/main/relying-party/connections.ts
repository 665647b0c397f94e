/** Device connections: each side proves itself over one transcript, then requests, answers and verdicts. @module */
import { deviceProofInput, relyingPartyProofInput, type Transcript } from '#protocol/connection'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type { DeviceFrame } from '#protocol/frames'
import { receiveAnswer, receiveDenial, type ConnectedAccount } from './answers.ts'
import type { Context } from './context.ts'
import type { DeviceConnection, DeviceConnections, DeviceSocket } from './doors.ts'
import { RelyingPartyError } from './errors.ts'
import { limits } from './limits.ts'
import type { DeviceLink } from './live.ts'
import { keyOf, toSeconds } from './statements.ts'

/** What this side can do beyond version 1. */
const features: readonly string[] = []

export function createConnections(context: Context): DeviceConnections {
  return { open: (socket) => openConnection(context, socket) }
}

function openConnection(context: Context, socket: DeviceSocket): DeviceConnection {
  const { store, crypto, signer, random, clock, identity, statements, live } = context
  /** By enrolment. */
  const accounts = new Map<string, ConnectedAccount>()
  let transcript: Transcript | undefined
  let isClosed = false
  const link: DeviceLink = {
    address: socket.address,
    send: (frame) => socket.send(frame),
    close: (code) => socket.close(code),
    drop(device) {
      const account = accounts.get(device)
      if (account === undefined) return
      accounts.delete(device)
      live.detach(account.tenant, device, link)
      if (accounts.size === 0) socket.close(1001)
    },
  }

  function hello(frame: Extract<DeviceFrame, { type: 'hello' }>): void {
    if (transcript !== undefined) {
      socket.close(1008)
      return
    }
    transcript = {
      rpi: identity.instance,
      sn: toBase64url(random.bytes(32)),
      cn: frame.cn,
      relyingPartyFeatures: features,
      deviceFeatures: frame.features,
      exporter: socket.exporter,
    }
    socket.send({
      type: 'hello',
      v: 1,
      features: [...features],
      rpi: transcript.rpi,
      sn: transcript.sn,
      proof: toBase64url(signer.sign(relyingPartyProofInput(transcript))),
    })
  }

  async function prove(
    { iss, dev, proof }: Extract<DeviceFrame, { type: 'prove' }>,
    over: Transcript,
  ): Promise<void> {
    const refuse = () => socket.send({ type: 'problem', code: 'proof-refused', dev })
    const tenant = statements.tenantOf(iss)
    const device = tenant === undefined ? undefined : await store.find.device(tenant, dev)
    if (tenant === undefined || device === undefined || device.state === 'prepared') {
      refuse()
      return
    }
    const input = deviceProofInput(over, { iss, dev })
    if (!crypto.verify(keyOf(device), input, fromBase64url(proof))) {
      refuse()
      return
    }
    if (device.state === 'removed') {
      const jws = statements.revocation(device, { what: 'device' }, clock.now())
      socket.send({ type: 'revoked', jws })
      return
    }
    if (isClosed) return
    // An account that proves itself again, to hear the time, takes no second place.
    const isFull = accounts.size >= limits.accountsPerConnection && !accounts.has(dev)
    if (isFull || !live.attach(tenant, dev, link)) {
      socket.send({ type: 'problem', code: 'too-many', dev })
      return
    }
    accounts.set(dev, { tenant, device: dev })
    const version = versionIn(over.deviceFeatures)
    if (version !== undefined && version !== device.version) {
      await store.decide('reportVersion', { tenant, device: dev, version })
    }
    socket.send({ type: 'proved', dev, now: toSeconds(clock.now()) })
    for (const { challenge } of await store.find.pendingFor(tenant, device.user, dev)) {
      socket.send({ type: 'challenge', jws: challenge })
    }
  }

  async function received(txn: string): Promise<void> {
    for (const { tenant, device } of accounts.values()) {
      if (!live.isAsked({ tenant, attempt: txn }, device)) continue
      live.tellDelivered({ tenant, attempt: txn })
      return
    }
    // Asked by an earlier run, or over.
    for (const { tenant, device } of accounts.values()) {
      const held = await store.find.held(tenant, txn, device)
      if (held === undefined) continue
      if (held.attempt.state === 'pending') live.tellDelivered({ tenant, attempt: txn })
      return
    }
    socket.send({ type: 'problem', code: 'transaction-unknown', txn })
  }

  async function take(frame: DeviceFrame): Promise<void> {
    if (frame.type === 'hello') {
      hello(frame)
      return
    }
    if (transcript === undefined || (frame.type !== 'prove' && accounts.size === 0)) {
      socket.close(1008)
      return
    }
    switch (frame.type) {
      case 'prove':
        return prove(frame, transcript)
      case 'received':
        return received(frame.txn)
      case 'answer':
        return receiveAnswer(context, accounts, frame, socket)
      case 'deny':
        return receiveDenial(context, accounts, frame, socket)
      default: {
        const unknown: never = frame
        throw new TypeError(`no such frame: ${String(unknown)}`)
      }
    }
  }

  return {
    async receive(frame) {
      try {
        await take(frame)
      } catch (error) {
        if (!(error instanceof RelyingPartyError) || error.code !== 'NOT_STORED') throw error
        context.log.write('error', 'not-stored', { frame: frame.type })
        const txn = 'txn' in frame ? { txn: frame.txn } : {}
        socket.send({ type: 'problem', code: 'not-stored', ...txn })
      }
    },
    get proved() {
      return accounts.size > 0
    },
    closed() {
      isClosed = true
      for (const { tenant, device } of accounts.values()) live.detach(tenant, device, link)
      accounts.clear()
    },
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
