/** One authenticator and its relying party, each with clocks of its own: they are set, stand still, and stop in sleep. @module */
import { setImmediate } from 'node:timers/promises'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random.ts'
import type { AuthenticatorEvent } from '../../src/main/authenticator/authenticator-event.ts'
import {
  createAuthenticator,
  type Authenticator,
} from '../../src/main/authenticator/authenticator.ts'
import { toBase64url } from '#protocol/bytes'
import { verdictStatement } from '#protocol/verdict'
import { createPinnedRelyingParty, newRelyingPartySelf, random } from './pinned-relying-party.ts'
import { scriptedSockets } from './scripted-sockets.ts'
import { addAccount, aVaultWorld, noCrashPoints, turnOn } from './vault-world.ts'
import { relyingPartyKey, sha256 } from './wire/keys.ts'
import { signed } from './wire/statements.ts'
import * as values from './wire/values.ts'

export const lifeMs = 60_000
const stepMs = 250

/**
 * A request as its relying party knows it. Of its end by the wall clock nothing is said, so that what the
 * device shows is its own doing; that a clock was set back only the relying party can know, and says.
 */
export interface Asked {
  readonly id: string
  readonly statement: string
  /** By the relying party's wall clock, epoch ms. */
  readonly endsAt: number
  /** By its monotonic clock: it ends by whichever comes first. */
  readonly overAt: number
  /** When it was found to be over, on the monotonic clock. */
  endedAt: number | undefined
  /** It ended by the monotonic clock, and nobody was connected to be told. */
  untold: boolean
}

export interface SleepingWorld extends AsyncDisposable {
  readonly authenticator: Authenticator
  readonly events: readonly AuthenticatorEvent[]
  ask(): Promise<Asked>
  /** Sends it again. */
  deliver(one: Asked): void
  /** Time goes on for all; `seen` is called at each step. */
  pass(ms: number, seen?: () => void): Promise<void>
  /** No program runs and no monotonic clock goes on; wall clocks do. */
  sleep(ms: number): void
  setWallClock(byMs: number): void
  setRelyingPartyClock(byMs: number): void
  /** Nobody is reached until it is taken back. */
  cut(isCut: boolean): void
  isConnected(): boolean
  monotonic(): number
  relyingPartyNow(): number
}

/** `sameMachine`: whoever sets one of the two wall clocks sets both. */
export async function aSleepingWorld(sameMachine: () => boolean): Promise<SleepingWorld> {
  const vaults = await aVaultWorld()
  const { clock } = vaults
  const relyingParty = createPinnedRelyingParty({
    ...newRelyingPartySelf(),
    key: toBase64url(sha256(Buffer.from('the relying party of the fixtures'))),
    instance: values.transcript.rpi,
  })
  const vault = await vaults.start()
  const added = await addAccount(vault, relyingParty)
  const account = await turnOn(vault, relyingParty, added.id)
  const sockets = scriptedSockets()
  const events: AuthenticatorEvent[] = []
  const asked: Asked[] = []
  /** The relying party's wall clock less the monotonic one. */
  let offset = clock.now() - clock.monotonic()
  let isCut = false
  let heard = 0
  const nobody = (): never => {
    throw new TypeError('nothing is enrolled here')
  }
  const authenticator = createAuthenticator({
    ...{ vault, clock, crashPoints: noCrashPoints, random: systemRandom },
    sockets: {
      open(at, socketEvents) {
        const end = sockets.opener.open(at, socketEvents)
        const socket = sockets.last()
        heard = 0
        queueMicrotask(() => {
          if (isCut) socket.ends({ reason: 'refused' })
          else socket.greets(relyingPartyKey)
        })
        return end
      },
    },
    probe: { find: nobody },
    client: { ask: nobody },
    device: { name: 'd', platform: 'linux', version: '0' },
    listener: (event) => void events.push(event),
  })

  const relyingPartyNow = () => clock.monotonic() + offset
  const isOver = ({ endsAt, overAt }: Asked) =>
    relyingPartyNow() >= endsAt || clock.monotonic() >= overAt

  function answer(): void {
    const socket = sockets.last()
    for (; heard < socket.said.length; heard++) {
      const frame = socket.said[heard]
      if (frame?.type !== 'prove') continue
      socket.says({ type: 'proved', dev: account.dev, now: Math.floor(relyingPartyNow() / 1000) })
      for (const each of asked) if (each.endedAt === undefined) deliver(each)
    }
  }

  function end(one: Asked): void {
    one.endedAt = clock.monotonic()
    if (relyingPartyNow() >= one.endsAt) return
    one.untold = !isConnected()
    if (one.untold) return
    const { dev, issuer: iss, tenant } = account
    const names = { v: 1, rpi: values.transcript.rpi, iss, tid: tenant.id, dev } as const
    const iat = Math.floor(relyingPartyNow() / 1000)
    const verdict = { outcome: 'expired' } as const
    const payload = { ...names, txn: one.id, verdict, iat }
    sockets
      .last()
      .says({ type: 'verdict', jws: signed(verdictStatement, relyingPartyKey, payload) })
  }

  function deliver({ statement }: Asked): void {
    sockets.last().says({ type: 'challenge', jws: statement })
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      await setImmediate()
      answer()
    }
  }

  const isConnected = () =>
    authenticator.accounts().some(({ connection }) => connection.state === 'connected')

  const world: SleepingWorld = {
    ...{ authenticator, events, deliver, isConnected, relyingPartyNow },
    monotonic: () => clock.monotonic(),
    async ask() {
      const iat = Math.floor(relyingPartyNow() / 1000)
      const id = random(16)
      const statement = relyingParty.challenge(account, {
        ...{ iat, exp: iat + lifeMs / 1000, txn: id },
        ctx: { app: 'Payroll', time: iat },
      })
      const endsAt = iat * 1000 + lifeMs
      const overAt = clock.monotonic() + endsAt - relyingPartyNow()
      const one: Asked = { id, statement, endsAt, overAt, endedAt: undefined, untold: false }
      asked.splice(0, asked.length, one)
      if (isConnected()) deliver(one)
      await settle()
      return one
    },
    async pass(ms, seen) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(stepMs)
        for (const each of asked) if (each.endedAt === undefined && isOver(each)) end(each)
        await settle()
        seen?.()
      }
    },
    sleep(ms) {
      offset += ms
      clock.setWallClock(clock.now() + ms)
    },
    setWallClock(byMs) {
      clock.setWallClock(clock.now() + byMs)
      if (sameMachine()) offset += byMs
    },
    setRelyingPartyClock(byMs) {
      offset += byMs
    },
    cut(next) {
      isCut = next
      if (next) sockets.last().ends({ reason: 'closed' })
    },
    async [Symbol.asyncDispose]() {
      await Promise.race([authenticator.stop(), setImmediate()])
      await vaults[Symbol.asyncDispose]()
    },
  }
  await authenticator.start()
  await world.pass(1000)
  return world
}
