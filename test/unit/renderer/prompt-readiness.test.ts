/** Keys count once the request was in sight long enough and nobody types something else. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  begin,
  isHeldDown,
  isStray,
  isTyping,
  quietMs,
  readyAt,
  reduceReadiness,
  type KeyPress,
  type Readiness,
} from '../../../src/renderer/prompt/readiness'
import { figure, seed } from '../../support/sizes'

const guardMs = 500
const key = (of: string, given: Partial<KeyPress> = {}): KeyPress => ({
  key: of,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...given,
})

/** What comes of keys at these moments: those that counted. */
function type(moments: readonly number[]): readonly number[] {
  let readiness: Readiness = begin(guardMs, 0)
  const counted: number[] = []
  for (const now of moments) {
    // The timer that stands for `readyAt` fires before a key that comes after it.
    readiness = reduceReadiness(readiness, { kind: 'waited', now })
    if (readiness.ready) counted.push(now)
    readiness = reduceReadiness(readiness, { kind: 'typed', now })
  }
  return counted
}

test('L5 no key counts in the first half second', () => {
  expect(type([499])).toEqual([])
  expect(type([500])).toEqual([500])
})

test('L5 no key counts before the app’s own guard is over, however little later that is told to be', () => {
  // The window was asked for, and is in sight a moment later: the app counts from there.
  const later = { kind: 'guarded', guardEndsAt: guardMs + 120, now: 120 } as const
  const told = reduceReadiness(begin(guardMs, 0), later)
  const at = (now: number) => reduceReadiness(told, { kind: 'waited', now }).ready
  expect([at(guardMs + 119), at(guardMs + 120)]).toEqual([false, true])
  // Once keys count, a little jitter takes that back no more.
  const ready = reduceReadiness(told, { kind: 'waited', now: guardMs + 120 })
  const jitter = { kind: 'guarded', guardEndsAt: guardMs + 160, now: guardMs + 130 } as const
  expect(reduceReadiness(ready, jitter)).toBe(ready)
})

test('L5 a sentence typed elsewhere never lands, however long it is', () => {
  const sentence = Array.from({ length: 200 }, (_, i) => i * 120)
  expect(type(sentence)).toEqual([])
  const last = 199 * 120
  expect(type([...sentence, last + quietMs - 1])).toEqual([])
  expect(type([...sentence, last + quietMs])).toEqual([last + quietMs])
})

test('L5 of any typing, what counts comes after the guard and after half a second of quiet', () => {
  let counted = 0
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 40 }), (pauses) => {
      let at = 0
      const moments = pauses.map((pause) => (at += pause))
      const [first] = type(moments)
      counted += type(moments).length
      if (first === undefined) return
      const before = moments[moments.indexOf(first) - 1] ?? 0
      expect(first).toBeGreaterThanOrEqual(guardMs)
      expect(first - before).toBeGreaterThanOrEqual(quietMs)
    }),
    { seed, numRuns: 2000 },
  )
  expect(counted).toBeGreaterThan(1000)
  figure('L5', `2,000 typings elsewhere, 0 keys before half a second of quiet`)
})

test('L5 a window that gets the focus again, and a letter, begin the quiet anew', () => {
  const ready = reduceReadiness(begin(guardMs, 0), { kind: 'waited', now: 2000 })
  expect(ready.ready).toBe(true)
  for (const kind of ['focused', 'strayed'] as const) {
    const after = reduceReadiness(ready, { kind, now: 3000 })
    expect(after).toMatchObject({ ready: false, disturbed: kind === 'strayed' })
    expect(readyAt(after)).toBe(3000 + quietMs)
  }
})

test('L5 a person who points into the window is heard at once, but not before the guard', () => {
  const begun = begin(guardMs, 0)
  expect(reduceReadiness(begun, { kind: 'pointed', now: 300 }).ready).toBe(false)
  expect(reduceReadiness(begun, { kind: 'pointed', now: 501 }).ready).toBe(true)
})

test('L5 a new guard closes again; the same one, told again, does not', () => {
  const ready = reduceReadiness(begin(guardMs, 0), { kind: 'waited', now: 600 })
  const guarded = (guardEndsAt: number) =>
    reduceReadiness(ready, { kind: 'guarded', guardEndsAt, now: 600 }).ready
  expect(guarded(1100)).toBe(false)
  expect(guarded(600)).toBe(true)
  expect(guarded(520)).toBe(true)
})

test('L5 a key held down since before says nothing; corrections may be held', () => {
  for (const held of ['4', 'Enter', ' ', 'a'])
    expect(isHeldDown(key(held, { repeat: true })), held).toBe(true)
  for (const held of ['Backspace', 'ArrowLeft', 'Tab'])
    expect(isHeldDown(key(held, { repeat: true })), held).toBe(false)
  expect(isHeldDown(key('4'))).toBe(false)
})

test('L5 letters and digits of other scripts stray; digits, editing and shortcuts do not', () => {
  for (const stray of ['a', ':', '４', '٤', '५', 'é', '😀', ' '])
    expect(isStray(key(stray), false), stray).toBe(true)
  for (const meant of ['0', '9', 'Enter', 'Tab', 'Backspace', 'Escape', 'F5'])
    expect(isStray(key(meant), false), meant).toBe(false)
  expect(isStray(key('v', { ctrlKey: true }), false)).toBe(false)
  expect(isStray(key(' '), true)).toBe(false)
})

test('L5 switching windows is no typing', () => {
  for (const modifier of ['Alt', 'Meta', 'Shift', 'Control'])
    expect(isTyping(key(modifier))).toBe(false)
  expect(isTyping(key('a'))).toBe(true)
})
