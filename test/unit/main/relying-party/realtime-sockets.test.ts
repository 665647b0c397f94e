/** What bounds a device socket: its allowance, its turn, and the one clock. @module */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Allowance } from '../../../../src/main/relying-party/adapters/realtime-sockets-allowance'
import { Turns } from '../../../../src/main/relying-party/adapters/realtime-sockets-turns'
import {
  type Watched,
  Wheel,
} from '../../../../src/main/relying-party/adapters/realtime-sockets-wheel'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const received = { type: 'received', txn: '' } as const
const prove = { type: 'prove', iss: '', dev: '', proof: '' } as const
const challenge = { type: 'challenge', jws: '' } as const

function countTaken(allowance: Allowance, tries: number): number {
  return Array.from({ length: tries }, () => allowance.take(received)).filter(Boolean).length
}

test('C4 forty messages at once, then twenty a second', () => {
  const allowance = new Allowance()
  expect(countTaken(allowance, 100)).toBe(40)
  vi.advanceTimersByTime(1_000)
  expect(countTaken(allowance, 100)).toBe(20)
  vi.advanceTimersByTime(3_600_000)
  expect(countTaken(allowance, 100)).toBe(40)
})

test('C4 what a challenge asks for is free, once', () => {
  const allowance = new Allowance()
  countTaken(allowance, 40)
  allowance.sent(challenge)
  expect(countTaken(allowance, 5)).toBe(1)
  const deny = { type: 'deny', txn: '', jws: '' } as const
  expect(allowance.take(deny)).toBe(true)
  expect(allowance.take(deny)).toBe(false)
})

test('C4 a proof that holds is free, one that does not is not', () => {
  const allowance = new Allowance()
  for (let i = 0; i < 500; i++) {
    expect(allowance.take(prove)).toBe(true)
    allowance.sent({ type: 'proved', dev: '', now: 0 })
  }
  const bad = Array.from({ length: 100 }, () => allowance.take(prove)).filter(Boolean).length
  expect(bad).toBe(40)
})

test('C2 fifty of one address at once, a thousand wait in order, the rest are sent away', async () => {
  const turns = new Turns()
  const places = Array.from({ length: 1_050 }, () => turns.enter('127.0.0.1'))
  expect(places.every((place) => place !== undefined)).toBe(true)
  expect(turns.enter('127.0.0.1')).toBeUndefined()
  expect(turns.enter('::1')).toBeDefined()

  const answered: number[] = []
  places.forEach((place, i) => void place?.come().then(() => answered.push(i)))
  await vi.advanceTimersByTimeAsync(0)
  expect(answered).toEqual(Array.from({ length: 50 }, (_, i) => i))
  expect(places[50]?.waiting).toBe(true)

  places[51]?.leave() // Gone while it waits: it is passed over.
  places[3]?.leave()
  places[3]?.leave()
  places[4]?.leave()
  await vi.advanceTimersByTimeAsync(0)
  expect(answered.slice(50).sort((a, b) => a - b)).toEqual([50, 51, 52])
  expect(turns.enter('127.0.0.1')).toBeDefined()

  places.forEach((place) => place?.leave())
  const later = turns.enter('127.0.0.1')
  await later?.come()
  expect(later?.waiting).toBe(false)
})

function aWatched(proveBy: number | undefined) {
  const seen = { expired: 0, pings: 0, dropped: 0, alive: true }
  const watched: Watched = {
    proveBy,
    expire() {
      seen.expired++
    },
    ping: () => {
      seen.pings++
      return seen.alive
    },
    drop() {
      seen.dropped++
    },
  }
  return { seen, watched }
}

test('C2 five seconds to be proved, not counted while its turn has not come', () => {
  const wheel = new Wheel()
  const late = aWatched(performance.now() + 5_000)
  const waiting = aWatched(undefined)
  const proved = aWatched(performance.now() + 5_000)
  for (const { watched } of [late, waiting, proved]) wheel.add(watched)
  wheel.proved(proved.watched)
  vi.advanceTimersByTime(4_900)
  expect(late.seen.expired).toBe(0)
  vi.advanceTimersByTime(400)
  expect(late.seen.expired).toBeGreaterThan(0)
  expect([waiting.seen.expired, proved.seen.expired]).toEqual([0, 0])
  for (const { watched } of [late, waiting, proved]) wheel.remove(watched)
})

test('T5 one socket wakes nobody but for its own ping, whoever comes and goes meanwhile', () => {
  const wheel = new Wheel()
  const first = aWatched(undefined)
  wheel.add(first.watched)
  wheel.proved(first.watched)
  const setTimeoutSpy = vi.spyOn(globalThis, 'setTimeout')
  vi.advanceTimersByTime(1_000)
  expect(first.seen.pings).toBe(1)
  vi.advanceTimersByTime(150_000)
  expect(first.seen.pings).toBe(11)
  expect(setTimeoutSpy).toHaveBeenCalledTimes(11)
  // Guests that stay for four seconds, in one slot after the other, delay nobody.
  for (let guests = 0; guests < 30; guests++) {
    const guest = aWatched(undefined)
    wheel.add(guest.watched)
    wheel.proved(guest.watched)
    vi.advanceTimersByTime(4_000)
    wheel.remove(guest.watched)
    vi.advanceTimersByTime(1_000)
  }
  expect(first.seen.pings).toBe(21)
  setTimeoutSpy.mockRestore()
  wheel.remove(first.watched)
})

test('C6 every socket is asked for a sign of life each fifteen seconds, by one timer', () => {
  const wheel = new Wheel()
  const before = vi.getTimerCount()
  const all = Array.from({ length: 300 }, () => aWatched(undefined))
  for (const { watched } of all) wheel.add(watched)
  expect(vi.getTimerCount() - before).toBe(2)
  all.forEach(({ watched }) => wheel.proved(watched))
  expect(vi.getTimerCount() - before).toBe(1)
  vi.advanceTimersByTime(1_000)
  expect(all.filter(({ seen }) => seen.pings > 0)).toHaveLength(20)
  vi.advanceTimersByTime(44_000)
  expect(new Set(all.map(({ seen }) => seen.pings))).toEqual(new Set([3]))
  const [dead] = all
  if (dead !== undefined) dead.seen.alive = false
  vi.advanceTimersByTime(15_000)
  expect(all.filter(({ seen }) => seen.dropped > 0)).toEqual([dead])
  for (const { watched } of all) wheel.remove(watched)
  expect(vi.getTimerCount() - before).toBe(0)
})
