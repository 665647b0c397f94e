/** The authenticator as a whole, over a real vault: what an answer takes, and what gives it back. @module */
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { challengeStatement, type Challenge } from '#protocol/challenge'
import { denialStatement } from '#protocol/denial'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { credentialOptionsStatement } from '#protocol/registration'
import { revocationStatement } from '#protocol/revocation'
import { verdictStatement, type Verdict } from '#protocol/verdict'
import { createPinUserVerifier } from '../../../src/main/authenticator/adapters/pin-user-verifier.ts'
import {
  createAuthenticator,
  type AuthenticatorEvent,
} from '../../../src/main/authenticator/authenticator.ts'
import { AuthenticatorError } from '../../../src/main/authenticator/errors.ts'
import type { UserVerifier } from '../../../src/main/authenticator/ports.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { sampleRelyingParty } from '../../support/sample-account.ts'
import { scriptedSockets } from '../../support/scripted-sockets.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { aVaultWorld, noCrashPoints, pinOf, rightPin } from '../../support/vault-world.ts'
import { fixedKey, relyingPartyKey } from '../../support/wire/keys.ts'
import { signed } from '../../support/wire/statements.ts'
import * as values from '../../support/wire/values.ts'

const { dev, txn, iss } = values.challenge
const proofOnly = (frame: DeviceFrame) => frame.type

async function aWorld() {
  const world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await vault.prepare({
    relyingParty: sampleRelyingParty,
    issuer: iss,
    tenant: { id: values.challenge.tid, name: 'Contoso', domain: 'contoso.com' },
    account: { name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
  })
  await vault.recordPrepared(id, { dev })
  await vault.activate(id)
  const options = signed(credentialOptionsStatement, relyingPartyKey, values.credentialOptions)
  const made = await vault.createCredential(id, options, pinOf(rightPin))
  if (made.outcome !== 'created') throw new Error(made.reason)
  const cred = made.registration.id
  await vault.activateCredential(id, cred)

  const clock = aManualClock()
  const sockets = scriptedSockets()
  const events: AuthenticatorEvent[] = []
  const unasked = () => Promise.reject(new Error('nobody is asked'))
  const authenticator = createAuthenticator({
    ...{ vault, clock, random: seededRandom(5), sockets: sockets.opener },
    ...{ crashPoints: noCrashPoints, probe: { find: unasked }, client: { ask: unasked } },
    device: { name: 'Desk', platform: 'linux', version: '0.1.0' },
    listener: (event) => events.push(event),
  })
  await authenticator.start()
  const connect = async () => {
    const socket = sockets.last()
    socket.greets()
    await expect.poll(() => socket.said.map(proofOnly)).toEqual(['hello', 'prove'])
    socket.says({ type: 'proved', dev, now: values.now })
  }
  await connect()
  const says = (frame: RelyingPartyFrame) => sockets.last().says(frame)
  const said = () => sockets.last().said.slice(2)
  const challenge = (changes: Partial<Challenge> = {}) => {
    const whole = { ...values.challenge, cred, ...changes }
    says({ type: 'challenge', jws: signed(challengeStatement, relyingPartyKey, whole) })
  }
  const verdict = (outcome: Verdict, key = relyingPartyKey) => {
    const payload = { ...values.verdictPayload, verdict: outcome }
    says({ type: 'verdict', jws: signed(verdictStatement, key, payload) })
  }
  const pin = (text: string): UserVerifier =>
    createPinUserVerifier(vault, { ask: () => Promise.resolve(pinOf(text)) })
  return {
    ...{ world, vault, authenticator, clock, sockets, events, id, cred },
    ...{ connect, says, said, challenge, verdict, pin },
    [Symbol.asyncDispose]: async () => {
      await authenticator.stop()
      await world[Symbol.asyncDispose]()
    },
  }
}

const named = (events: readonly AuthenticatorEvent[], name: AuthenticatorEvent['event']) =>
  events.filter(({ event }) => event === name)

test('K5 a request is shown, approved with number and PIN, and ends with its verdict', async () => {
  await using world = await aWorld()
  world.challenge()
  expect(world.authenticator.challenges()).toMatchObject([{ id: txn, isAnswered: false }])
  const approving = world.authenticator.approve(txn, '42', world.pin(rightPin))
  await expect.poll(() => world.said().map(proofOnly)).toEqual(['received', 'answer'])
  world.verdict({ outcome: 'approved' })
  expect(await approving).toEqual({ outcome: 'ended', end: { outcome: 'approved' } })
  expect(named(world.events, 'challenge-ended')).toHaveLength(1)
  await expect.poll(() => world.vault.signedApproval(world.id, txn)).toBeUndefined()
})

test.each<[string, (world: Awaited<ReturnType<typeof aWorld>>) => UserVerifier, object]>([
  ['a wrong PIN', ({ pin }) => pin('000999'), { reason: 'wrong-pin', triesLeft: 7 }],
  [
    'a closed window',
    ({ vault }) => createPinUserVerifier(vault, { ask: () => Promise.resolve(undefined) }),
    { reason: 'cancelled' },
  ],
])(
  'K5 %s gives the request back, sends nothing, and the next try signs',
  async (_what, verifier, refusal) => {
    await using world = await aWorld()
    world.challenge()
    const refused = await world.authenticator.approve(txn, '42', verifier(world))
    expect(refused).toMatchObject({ outcome: 'refused', ...refusal })
    expect(world.said().map(proofOnly)).toEqual(['received'])
    void world.authenticator.approve(txn, '42', world.pin(rightPin))
    await expect.poll(() => world.said().map(proofOnly)).toEqual(['received', 'answer'])
  },
)

test('K5 X3 an unreachable keychain gives the request back, and denying works without it', async () => {
  await using world = await aWorld()
  world.challenge()
  world.world.keychain.locked = true
  const approving = world.authenticator.approve(txn, '42', world.pin(rightPin))
  await expect(approving).rejects.toThrow(AuthenticatorError)
  expect(world.authenticator.challenges()).toMatchObject([{ isAnswered: false }])
  void world.authenticator.deny(txn, 'not-me')
  await expect.poll(() => world.said().at(-1)?.type).toBe('deny')
})

test('K5 a number of another length is not worth a PIN', async () => {
  await using world = await aWorld()
  world.challenge()
  const never: UserVerifier = { verify: () => Promise.reject(new Error('asked')) }
  for (const number of ['4', '421', '４２', ' 42', '']) {
    const answer = await world.authenticator.approve(txn, number, never)
    expect(answer).toEqual({ outcome: 'refused', reason: 'number-malformed', digits: 2 })
  }
})

test('K5 a denial is signed by the device key over the request as it was received', async () => {
  await using world = await aWorld()
  world.challenge()
  const denying = world.authenticator.deny(txn, 'wrong-app')
  await expect.poll(() => world.said().at(-1)?.type).toBe('deny')
  const frame = world.said().at(-1)
  if (frame?.type !== 'deny') throw new Error('no denial')
  expect(parseStatement(denialStatement, frame.jws).payload).toMatchObject({
    dev,
    txn,
    reason: 'wrong-app',
  })
  world.verdict({ outcome: 'denied', reason: 'wrong-app' })
  expect(await denying).toMatchObject({ end: { outcome: 'denied', reason: 'wrong-app' } })
})

test('K5 an answer that found nobody is sent on the next connection, and only once answered', async () => {
  await using world = await aWorld()
  world.challenge()
  world.sockets.last().ends({ reason: 'closed' })
  const first = world.authenticator.approve(txn, '42', world.pin(rightPin))
  await expect.poll(() => world.sockets.opened.length).toBe(2)
  await world.connect()
  await expect.poll(() => world.said().map(proofOnly)).toEqual(['answer'])
  const second = world.authenticator.approve(txn, '43', world.pin(rightPin))
  world.verdict({ outcome: 'approved' })
  expect(await Promise.all([first, second])).toEqual([await first, await first])
  expect(world.said()).toHaveLength(1)
})

test.each(['not-stored', 'too-many', 'internal'] as const)(
  'K5 X8 an answer that could not be taken (%s) is sent again, the same bytes',
  async (code) => {
    await using world = await aWorld()
    world.challenge()
    void world.authenticator.approve(txn, '42', world.pin(rightPin))
    await expect.poll(() => world.said()).toHaveLength(2)
    world.says({ type: 'problem', code, txn })
    world.clock.advance(1000)
    expect(world.said()).toHaveLength(3)
    expect(world.said()[2]).toEqual(world.said()[1])
  },
)

test('K5 an answer to what the relying party does not have any more ends it', async () => {
  await using world = await aWorld()
  world.challenge()
  const approving = world.authenticator.approve(txn, '42', world.pin(rightPin))
  await expect.poll(() => world.said()).toHaveLength(2)
  world.says({ type: 'problem', code: 'transaction-unknown', txn })
  expect(await approving).toMatchObject({ end: { outcome: 'withdrawn' } })
})

test('K5 a verdict or revocation by another key changes nothing, and ends the socket', async () => {
  await using world = await aWorld()
  world.challenge()
  world.verdict({ outcome: 'approved' }, fixedKey('an impostor'))
  await expect.poll(() => world.sockets.last().closedWith).toBe(1008)
  expect(world.authenticator.challenges()).toHaveLength(1)
  expect(named(world.events, 'not-shown')).toMatchObject([{ what: 'verdict', reason: 'other-key' }])
  world.clock.advance(30_000)
  await world.connect()
  const jws = signed(revocationStatement, fixedKey('an impostor'), values.revocation)
  world.says({ type: 'revoked', jws })
  await expect.poll(() => world.sockets.last().closedWith).toBe(1008)
  expect(world.authenticator.accounts()).toHaveLength(1)
})

test('K5 B7 an altered request is not shown and ends the socket; a late one is only not shown', async () => {
  await using world = await aWorld()
  world.challenge({ exp: values.now - 1, iat: values.now - 61 })
  expect(world.sockets.last().closedWith).toBeUndefined()
  const whole = { ...values.challenge, cred: world.cred }
  const jws = signed(challengeStatement, fixedKey('an impostor'), whole)
  world.says({ type: 'challenge', jws })
  await expect.poll(() => world.sockets.last().closedWith).toBe(1008)
  expect(world.authenticator.challenges()).toEqual([])
  expect(named(world.events, 'not-shown')).toMatchObject([
    { reason: 'expired' },
    { reason: 'other-key' },
  ])
})

test('K5 a signed revocation ends the account, its requests, and leaves a note', async () => {
  await using world = await aWorld()
  world.challenge()
  world.says({
    type: 'revoked',
    jws: signed(revocationStatement, relyingPartyKey, values.revocation),
  })
  await expect.poll(() => world.authenticator.accounts()).toEqual([])
  expect(world.authenticator.ended()).toMatchObject([{ reason: 'by-user' }])
  expect(world.authenticator.challenges()).toEqual([])
  expect(named(world.events, 'challenge-ended')).toMatchObject([{ end: { outcome: 'withdrawn' } }])
})

test('K5 an account that is not accepted says so, and the others go on', async () => {
  await using world = await aWorld()
  world.says({ type: 'problem', code: 'proof-refused', dev })
  expect(named(world.events, 'account-refused')).toHaveLength(1)
  world.says({ type: 'problem', code: 'proof-refused', dev: toBase64url(values.rising(9, 16)) })
  expect(named(world.events, 'account-refused')).toHaveLength(1)
  expect(world.sockets.last().closedWith).toBeUndefined()
})
