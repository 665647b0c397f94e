/** How one relying party is kept connected, and what is never said to anybody else. @module */
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { deviceProofInput } from '#protocol/connection'
import {
  keepConnected,
  type ConnectionState,
  type ConversationFrame,
} from '../../../src/main/authenticator/connection.ts'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { sampleAccount, sampleRelyingParty } from '../../support/sample-account.ts'
import { scriptedSockets } from '../../support/scripted-sockets.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { deviceKey, fixedKey } from '../../support/wire/keys.ts'
import * as values from '../../support/wire/values.ts'

function aConnection({ accounts = [sampleAccount] as ActiveAccount[] } = {}) {
  const clock = aManualClock()
  const sockets = scriptedSockets()
  const states: ConnectionState[] = []
  const proved: string[] = []
  const received: ConversationFrame[] = []
  const times: number[] = []
  let signatures = 0
  const connection = keepConnected(sampleRelyingParty, {
    clock,
    random: seededRandom(7),
    sockets: sockets.opener,
    accounts: () => accounts,
    prove: (_id, transcript) => {
      signatures++
      return Promise.resolve(deviceKey.sign(deviceProofInput(transcript, values.account)))
    },
    changed: (state) => states.push(state),
    proved: ({ id }) => proved.push(id),
    timeTold: (now) => times.push(now),
    received: (frame) => received.push(frame),
    failed: (error) => expect.unreachable(String(error)),
  })
  return {
    accounts,
    clock,
    connection,
    sockets,
    states,
    proved,
    received,
    times,
    signatures: () => signatures,
  }
}

const { dev } = values.challenge
const other: ActiveAccount = {
  ...sampleAccount,
  id: toBase64url(values.rising(0x71, 16)),
  dev: toBase64url(values.rising(0x21, 16)),
}

test('K5 the device signs only after the relying party proved itself', async () => {
  const { connection, sockets, states, proved, signatures } = aConnection()
  connection.refresh()
  const socket = sockets.last()
  expect(states).toEqual([{ state: 'connecting' }])
  socket.opens()
  expect([socket.said.map(({ type }) => type), signatures()]).toEqual([['hello'], 0])
  socket.greets()
  await Promise.resolve()
  expect(states.at(-1)).toEqual({ state: 'connected' })
  await expect
    .poll(() => socket.said.at(-1))
    .toMatchObject({ type: 'prove', iss: values.account.iss, dev })
  socket.says({ type: 'proved', dev, now: values.now })
  expect(proved).toEqual([sampleAccount.id])
  expect(connection.relyingPartyNow()).toBe(values.now)
})

test('C8 a relying party with another key gets a hello and no signature', () => {
  const { connection, sockets, states, signatures, clock } = aConnection()
  connection.refresh()
  sockets.last().greets(fixedKey('an impostor'))
  expect(sockets.last().said.map(({ type }) => type)).toEqual(['hello'])
  expect(sockets.last().closedWith).toBe(1008)
  expect(states.at(-1)).toMatchObject({ state: 'offline', reason: 'wrong-key' })
  clock.advance(30_000)
  expect(sockets.opened.length).toBeGreaterThan(1)
  expect(signatures()).toBe(0)
})

test('K5 whatever comes before a hello, and a second hello, ends the socket', () => {
  const { connection, sockets, states, clock } = aConnection()
  connection.refresh()
  sockets.last().opens()
  sockets.last().says({ type: 'proved', dev, now: values.now })
  expect(states.at(-1)).toMatchObject({ reason: 'unclear' })
  clock.advance(1000)
  sockets.last().greets()
  sockets.last().says({
    type: 'hello',
    v: 1,
    features: [],
    rpi: values.challenge.rpi,
    sn: values.transcript.sn,
    proof: 'A'.repeat(86),
  })
  expect(states.at(-1)).toMatchObject({ reason: 'malformed' })
})

test('K5 a hello that does not come is waited for five seconds', () => {
  const { connection, sockets, states, clock } = aConnection()
  connection.refresh()
  sockets.last().opens()
  clock.advance(4999)
  expect(states.at(-1)).toEqual({ state: 'connecting' })
  clock.advance(1)
  expect(states.at(-1)).toMatchObject({ reason: 'silent' })
})

test('X4 it comes back with full jitter, never after more than 30 s, and at once patient again', () => {
  const { connection, sockets, states, clock } = aConnection()
  connection.refresh()
  const waits: number[] = []
  for (let i = 0; i < 200; i++) {
    sockets.last().ends({ reason: 'refused' })
    const state = states.at(-1)
    expect(state).toMatchObject({ state: 'offline', reason: 'refused' })
    const retryAt = state?.state === 'offline' ? (state.retryAt ?? 0) : 0
    const wait = retryAt - clock.monotonic()
    waits.push(wait)
    expect(wait).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** i))
    clock.advance(wait)
  }
  expect(Math.max(...waits)).toBeGreaterThan(25_000)
  expect(Math.min(...waits.slice(20))).toBeLessThan(5000)
  console.log(`FIGURE X4 200 reconnections, waits 0 to ${Math.max(...waits)} ms, seed 7`)

  sockets.last().greets()
  clock.advance(60_000)
  sockets.last().ends({ reason: 'closed' })
  clock.advance(500)
  expect(sockets.opened).toHaveLength(202)
})

test('X4 an answer that waits to be sent tries at once, and only where a wait is cut short', () => {
  const { connection, sockets } = aConnection()
  connection.refresh()
  connection.hurry()
  expect(sockets.opened).toHaveLength(1)
  sockets.last().ends({ reason: 'refused' })
  connection.hurry()
  connection.hurry()
  expect(sockets.opened).toHaveLength(2)
})

test('T2 who is told that it is up while an attempt fails tries again at once, and once', () => {
  const { connection, sockets, clock } = aConnection()
  connection.refresh()
  connection.hurry()
  sockets.last().ends({ reason: 'refused' })
  clock.advance(0)
  expect(sockets.opened).toHaveLength(2)
  sockets.last().ends({ reason: 'refused' })
  clock.advance(0)
  expect(sockets.opened).toHaveLength(2)
  clock.advance(1000)
  connection.hurry()
  sockets.last().ends({ reason: 'busy', retryAfterMs: 7000 })
  clock.advance(6999)
  expect(sockets.opened).toHaveLength(3)
})

test('X4 a relying party that asks for patience gets it', () => {
  const { connection, sockets, clock } = aConnection()
  connection.refresh()
  sockets.last().ends({ reason: 'busy', retryAfterMs: 7000 })
  clock.advance(6999)
  expect(sockets.opened).toHaveLength(1)
  clock.advance(501)
  expect(sockets.opened).toHaveLength(2)
})

test('K5 one socket serves every account, those that come later too', async () => {
  const { accounts, connection, sockets } = aConnection()
  connection.refresh()
  sockets.last().greets()
  await expect.poll(() => sockets.last().said).toHaveLength(2)
  accounts.push(other)
  connection.refresh()
  await expect
    .poll(() => sockets.last().said.at(-1))
    .toMatchObject({ type: 'prove', dev: other.dev })
  expect(sockets.opened).toHaveLength(1)
  expect(connection.send(other.id, { type: 'received', txn: values.challenge.txn })).toBe(false)
  sockets.last().says({ type: 'proved', dev: other.dev, now: values.now })
  expect(connection.send(other.id, { type: 'received', txn: values.challenge.txn })).toBe(true)
})

test('K5 without a key that can be read nobody is connected to', () => {
  const accounts: ActiveAccount[] = []
  const { connection, sockets } = aConnection({ accounts })
  connection.refresh()
  expect(sockets.opened).toHaveLength(0)
  expect(connection.state()).toEqual({ state: 'offline', reason: 'keys-unread' })
  accounts.push(sampleAccount)
  connection.refresh()
  expect(sockets.opened).toHaveLength(1)
})

test('K5 a connection that is stopped stays so', async () => {
  const { connection, sockets, clock } = aConnection()
  connection.refresh()
  sockets.last().greets()
  await connection.stop()
  clock.advance(120_000)
  expect(sockets.opened).toHaveLength(1)
  expect(clock.waiting()).toBe(0)
})

test('H7 the time is asked for on the socket that is up, once at a time', async () => {
  const { connection, sockets, proved, times } = aConnection()
  connection.refresh()
  const socket = sockets.last()
  socket.greets()
  await expect.poll(() => socket.said).toHaveLength(2)
  socket.says({ type: 'proved', dev, now: values.now })
  connection.askTime()
  connection.askTime()
  await expect.poll(() => socket.said).toHaveLength(3)
  expect(socket.said[2]).toEqual(socket.said[1])
  socket.says({ type: 'proved', dev, now: values.now + 3600 })
  expect([proved, sockets.opened.length]).toEqual([[sampleAccount.id], 1])
  expect(times).toEqual([values.now, values.now + 3600])
  expect(connection.relyingPartyNow()).toBe(values.now + 3600)
})

test('H7 a relying party that does not say what time it is, is left and asked on another socket', async () => {
  const { connection, sockets, clock, states } = aConnection()
  connection.refresh()
  sockets.last().greets()
  await expect.poll(() => sockets.last().said).toHaveLength(2)
  sockets.last().says({ type: 'proved', dev, now: values.now })
  connection.askTime()
  clock.advance(5000)
  expect(states.at(-1)).toMatchObject({ state: 'offline', reason: 'silent' })
  connection.askTime()
  expect(sockets.opened).toHaveLength(2)
})
