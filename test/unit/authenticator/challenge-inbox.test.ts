/** What gets into the inbox, and what leaves it. @module */
import { describe, expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { challengeStatement, type Challenge } from '#protocol/challenge'
import {
  ChallengeInbox,
  type AnswerFrame,
  type ChallengeEnd,
} from '../../../src/main/authenticator/challenge-inbox.ts'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { sampleAccount } from '../../support/sample-account.ts'
import { fixedKey, relyingPartyKey } from '../../support/wire/keys.ts'
import { signed } from '../../support/wire/statements.ts'
import * as values from '../../support/wire/values.ts'

const { txn } = values.challenge
const deny: AnswerFrame = { type: 'deny', txn, jws: 'e30.e30.'.padEnd(94, 'A') }

function anInbox() {
  const clock = aManualClock()
  const arrived: string[] = []
  const ends: ChallengeEnd[] = []
  const inbox = new ChallengeInbox(clock, {
    corrected: () => undefined,
    arrived: ({ id }) => arrived.push(id),
    ended: (_pending, end) => ends.push(end),
  })
  const take = (
    changes: Partial<Challenge> = {},
    account: ActiveAccount = sampleAccount,
    key = relyingPartyKey,
  ) => {
    const statement = signed(challengeStatement, key, { ...values.challenge, ...changes })
    return inbox.take(statement, account, values.now)
  }
  return { clock, inbox, arrived, ends, take }
}

const id16 = (first: number) => toBase64url(values.rising(first, 16))
const id32 = (first: number) => toBase64url(values.rising(first, 32))
const withCode = (code: string) => expect.objectContaining({ code }) as Error

test('B7 a challenge that holds is shown, with exactly what was signed', () => {
  const { inbox, arrived, take } = anInbox()
  expect(take()).toMatchObject({ outcome: 'new' })
  expect(arrived).toEqual([txn])
  expect(inbox.list()[0]?.challenge).toEqual(values.challenge)
})

test.each<[string, Partial<Challenge>]>([
  ['other-instance', { rpi: id16(0x11) }],
  ['other-issuer', { iss: values.challenge.iss.replace('7443', '7444') }],
  ['other-tenant', { tid: values.challenge.tid.replace('1', '2') }],
  ['other-device', { dev: id16(0x21) }],
  ['other-credential', { cred: id32(0x81) }],
  ['lives-too-long', { exp: values.now + 301 }],
  ['lives-too-long', { exp: values.now - 1, iat: values.now }],
  ['expired', { iat: values.now - 60, exp: values.now }],
])('B7 a signed challenge is not shown: %s %o', (reason, changes) => {
  const { inbox, arrived, take } = anInbox()
  expect(take(changes)).toEqual({ outcome: 'refused', reason })
  expect([inbox.list(), arrived]).toEqual([[], []])
})

test('B7 a challenge by another key, or without phone sign-in, is not shown', () => {
  const { inbox, take } = anInbox()
  expect(take({}, sampleAccount, fixedKey('a stranger'))).toMatchObject({ reason: 'other-key' })
  const without = { ...sampleAccount }
  Reflect.deleteProperty(without, 'phoneSignIn')
  expect(take({}, without)).toMatchObject({ reason: 'phone-sign-in-off' })
  expect(inbox.list()).toEqual([])
})

test('K5 a challenge delivered again is one prompt, and its answer is said again', () => {
  const { inbox, arrived, take } = anInbox()
  take()
  expect(take()).toEqual({ outcome: 'again', answer: undefined })
  inbox.reserve(txn).spend(deny)
  expect(take()).toEqual({ outcome: 'again', answer: deny })
  expect(arrived).toHaveLength(1)
})

test('B7 the same transaction in another statement, or a used challenge, is a replay', () => {
  const { clock, take } = anInbox()
  take()
  expect(take({ digits: 6 })).toEqual({ outcome: 'refused', reason: 'replayed' })
  expect(take({ txn: id16(0x31) })).toEqual({ outcome: 'refused', reason: 'replayed' })
  clock.advance(61_000)
  expect(take({ digits: 6 })).toEqual({ outcome: 'refused', reason: 'replayed' })
})

test('K5 a challenge delivered again after its end here is over, and is not shown again', () => {
  const { clock, inbox, arrived, ends, take } = anInbox()
  take()
  clock.advance(60_000)
  expect(take()).toEqual({ outcome: 'over' })
  expect([arrived, ends, inbox.list()]).toEqual([[txn], [{ outcome: 'expired' }], []])
})

test('B7 what comes from an epoch that is over is refused', () => {
  const { take } = anInbox()
  take({ epoch: 3 })
  const older = { epoch: 2, txn: id16(0x31), chal: id32(0x62) }
  expect(take(older)).toEqual({ outcome: 'refused', reason: 'older-epoch' })
})

test('K5 the inbox is bounded, for each account and in all', () => {
  const { inbox, take } = anInbox()
  const flood = (from: number, account: ActiveAccount) =>
    Array.from({ length: 6 }, (_, i) =>
      take({ txn: id16(from + i), chal: id32(from + i), dev: account.dev }, account),
    )
  const first = flood(0, sampleAccount)
  expect(first.filter(({ outcome }) => outcome === 'new')).toHaveLength(4)
  expect(first.at(-1)).toEqual({ outcome: 'refused', reason: 'inbox-full' })
  for (let i = 1; i < 12; i++) flood(i * 8, { ...sampleAccount, id: id16(i), dev: id16(i) })
  expect(inbox.list()).toHaveLength(32)
})

describe('reserving', () => {
  test('K5 a challenge is in one pair of hands, and comes back when they let go', () => {
    const { inbox, take } = anInbox()
    take()
    {
      using held = inbox.reserve(txn)
      expect(held.challenge).toEqual(values.challenge)
      expect(() => inbox.reserve(held.id)).toThrow(withCode('CHALLENGE_RESERVED'))
    }
    expect(inbox.reserve(txn).id).toBe(txn)
  })

  test('K5 an answered challenge takes no second answer', () => {
    const { inbox, take } = anInbox()
    take()
    {
      using held = inbox.reserve(txn)
      held.spend(deny)
    }
    expect(() => inbox.reserve(txn)).toThrow(withCode('CHALLENGE_RESERVED'))
    expect(inbox.unsettled(sampleAccount.id)).toEqual([deny])
    expect(inbox.list()).toMatchObject([{ id: txn, isAnswered: true }])
  })

  test('K5 an answer that is ready after the end is not sent', () => {
    const { clock, inbox, ends, take } = anInbox()
    take()
    using held = inbox.reserve(txn)
    clock.advance(60_000)
    expect(held.signal.aborted).toBe(true)
    expect(ends).toEqual([{ outcome: 'expired' }])
    expect(() => held.spend(deny)).toThrow(withCode('CHALLENGE_EXPIRED'))
    expect(inbox.unsettled(sampleAccount.id)).toEqual([])
  })

  test('K5 an unknown challenge cannot be reserved', () => {
    expect(() => anInbox().inbox.reserve(txn)).toThrow(withCode('CHALLENGE_UNKNOWN'))
  })
})

describe('ending', () => {
  test('K5 a challenge ends by the monotonic clock, whatever the machine believes', () => {
    const { clock, ends, take } = anInbox()
    take()
    clock.setWallClock(values.now * 1000 + 86_400_000)
    clock.advance(59_999)
    clock.setWallClock(0)
    expect(ends).toEqual([])
    clock.advance(1)
    expect(ends).toEqual([{ outcome: 'expired' }])
  })

  test('K5 a verdict ends the challenge for everybody who waits', async () => {
    const { inbox, ends, take } = anInbox()
    take()
    const told = inbox.untilEnd(txn)
    expect(inbox.settle(txn, 'another account', { outcome: 'approved' })).toBe(false)
    expect(inbox.settle(txn, sampleAccount.id, { outcome: 'wrong-number' })).toBe(true)
    expect(await told).toEqual({ outcome: 'wrong-number' })
    expect(ends).toEqual([{ outcome: 'wrong-number' }])
    expect(inbox.settle(txn, sampleAccount.id, { outcome: 'approved' })).toBe(false)
  })

  test('K5 an answered challenge without a verdict says so a little after its end', async () => {
    const { clock, inbox, take } = anInbox()
    take()
    inbox.reserve(txn).spend(deny)
    const told = inbox.untilEnd(txn)
    clock.advance(65_000)
    expect(await told).toEqual({ outcome: 'verdict-missing' })
    expect(inbox.unsettled(sampleAccount.id)).toEqual([])
  })

  test('K5 an account that goes takes its challenges with it', () => {
    const { clock, inbox, ends, take } = anInbox()
    take()
    inbox.withdraw(sampleAccount.id)
    expect([inbox.list(), ends, clock.waiting()]).toEqual([[], [{ outcome: 'withdrawn' }], 0])
  })
})
