/** Both halves over real TLS and a line that can be cut, with one clock for all in the test's hand. @module */
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { vi } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { deviceProofInput } from '#protocol/connection'
import { verdictStatement } from '#protocol/verdict'
import { parseStatement } from '#protocol/jws'
import { createSocketOpener } from '../../src/main/authenticator/adapters/relying-party-socket.ts'
import { ChallengeInbox, type ChallengeEnd } from '../../src/main/authenticator/challenge-inbox.ts'
import { keepConnected, type Connection } from '../../src/main/authenticator/connection.ts'
import type { ActiveAccount } from '../../src/main/authenticator/vault-state.ts'
import { createRealtimeSockets } from '../../src/main/relying-party/adapters/realtime-sockets.ts'
import { anAuthority } from './authority.ts'
import { enroll, turnPhoneSignInOn } from './connected-device.ts'
import { aCuttableLine, type CuttableLine } from './cuttable-line.ts'
import { aBrowser, passwordOf, type PageBrowser } from './page-browser.ts'
import { aWorld } from './relying-party-world.ts'
import { sampleAccount } from './sample-account.ts'
import { seededRandom } from './seeded-random.ts'

export interface CuttableWorld extends AsyncDisposable {
  readonly line: CuttableLine
  readonly connection: Connection
  readonly account: ActiveAccount
  /** A browser that nobody knows yet. */
  newPage(): PageBrowser
  /** Transactions, once for each time that the person was asked. */
  readonly prompts: readonly string[]
  readonly ends: ReadonlyMap<string, ChallengeEnd>
  isUp(): boolean
  /** Connections that the relying party knows to be over. */
  closedAtRelyingParty(): number
  approve(transaction: string, number: string): void
  /** Time goes on for both halves alike, in steps, with what is under way between them. */
  pass(ms: number, until?: () => boolean): Promise<number>
}

const name = 'balas@contoso.com'
const stepMs = 500

export async function aCuttableWorld(seed: number): Promise<CuttableWorld> {
  // The relying party's heartbeat is the one thing here that has no clock of ours.
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'],
  })
  const line = await aCuttableLine()
  const world = await aWorld()
  const page = aBrowser(world)
  await page.done('begin', { name })
  await page.done('password', { password: passwordOf(name) })
  const enrolled = await enroll(world, page)
  await turnPhoneSignInOn(world, enrolled)
  const { device, names, dev } = enrolled

  const authority = await anAuthority()
  const identity = await authority.issue()
  let closed = 0
  const sockets = createRealtimeSockets({
    connections: {
      open(socket) {
        const connection = world.relyingParty.connections.open(socket)
        return {
          receive: (frame) => connection.receive(frame),
          get proved() {
            return connection.proved
          },
          closed() {
            closed++
            connection.closed()
          },
        }
      },
    },
    place: { origin: line.origin, adminToken: '' },
    onFault: (fault) => {
      throw fault
    },
  })
  const server = createServer({ ...identity, minVersion: 'TLSv1.3' })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  line.leadTo((server.address() as AddressInfo).port)

  const relyingParty = {
    origin: line.origin,
    instance: world.identity.instance,
    publicKey: world.identity.publicKey,
    certificateHash: authority.hash,
    certificate: toBase64url(authority.certificate),
  }
  const account = anAccountOf(relyingParty, names, dev, device.credential().id)
  const { clock } = world
  const random = seededRandom(seed)
  const prompts: string[] = []
  const ends = new Map<string, ChallengeEnd>()
  const inbox = new ChallengeInbox(clock, {
    corrected: () => undefined,
    arrived: ({ id }) => prompts.push(id),
    ended: ({ id }, end) => ends.set(id, end),
  })
  const connection = keepConnected(relyingParty, {
    clock,
    random,
    sockets: createSocketOpener({ clock, random }),
    accounts: () => [account],
    prove: (_id, transcript) =>
      Promise.resolve(device.deviceKey.sign(deviceProofInput(transcript, { iss: names.iss, dev }))),
    changed: () => undefined,
    proved: () => {
      for (const answer of inbox.unsettled(account.id)) connection.send(account.id, answer)
    },
    timeTold: () => undefined,
    received(frame) {
      if (frame.type === 'challenge') {
        const taken = inbox.take(frame.jws, account, connection.relyingPartyNow())
        if (taken.outcome === 'refused') throw new Error(`refused: ${taken.reason}`)
      } else if (frame.type === 'verdict') {
        const { txn, verdict } = parseStatement(verdictStatement, frame.jws).payload
        inbox.settle(txn, account.id, verdict)
      }
    },
    failed: (error) => {
      throw error
    },
  })
  connection.refresh()

  const self: CuttableWorld = {
    ...{ line, connection, account, prompts, ends },
    newPage: () => aBrowser(world),
    isUp: () => connection.isProved(account.id),
    closedAtRelyingParty: () => closed,
    approve(transaction, number) {
      const reservation = inbox.reserve(transaction)
      const counter = ++enrolled.counter
      const response = device.approval(reservation.statement, { number, counter })
      const answer = { type: 'answer', txn: transaction, response } as const
      reservation.spend(answer)
      connection.send(account.id, answer)
    },
    async pass(ms, until = () => false) {
      let passed = 0
      for (; passed < ms && !until(); passed += stepMs) {
        clock.advance(stepMs)
        vi.advanceTimersByTime(stepMs)
        // What one end of a loopback wrote is there for the other: some turns carry it all the way and back.
        for (let turn = 0; turn < 6; turn++) await setImmediate()
      }
      return passed
    },
    async [Symbol.asyncDispose]() {
      vi.useRealTimers()
      await Promise.race([connection.stop(), setImmediate()])
      line[Symbol.dispose]()
      server.close()
      server.closeAllConnections()
    },
  }
  return self
}

function anAccountOf(
  relyingParty: ActiveAccount['relyingParty'],
  names: { readonly iss: string; readonly tid: string },
  dev: string,
  credentialId: string,
): ActiveAccount {
  const { phoneSignIn } = sampleAccount
  if (phoneSignIn?.state !== 'active') throw new TypeError('the sample has phone sign-in on')
  const credential = { ...phoneSignIn.credential, id: credentialId }
  return {
    ...{ ...sampleAccount, relyingParty, dev, issuer: names.iss },
    tenant: { ...sampleAccount.tenant, id: names.tid },
    phoneSignIn: { state: 'active', credential },
  }
}
