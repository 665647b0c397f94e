/** Where a person is in the authenticator window, and what moves them. @module */
import { expect, test } from 'vitest'
import {
  firstPlace,
  reducePlace,
  type Move,
  type Place,
} from '../../../src/renderer/authenticator/view-state'

const after = (...moves: readonly Move[]): Place => moves.reduce(reducePlace, firstPlace)

test('L4 a question is asked over any view and leaves it as it is', () => {
  const asked = after(
    { kind: 'go', to: 'requests' },
    { kind: 'ask', question: { about: 'clear-recent' } },
  )
  expect(asked.view).toEqual({ name: 'requests' })
  expect(asked.question).toEqual({ about: 'clear-recent' })
  expect(reducePlace(asked, { kind: 'end-question' })).toEqual(
    after({ kind: 'go', to: 'requests' }),
  )
})

test('L4 going elsewhere ends an open question', () => {
  const gone = after(
    { kind: 'ask', question: { about: 'remove', accountId: 'a' } },
    { kind: 'go', to: 'settings' },
  )
  expect(gone.question).toBeUndefined()
  expect(gone.view).toEqual({ name: 'settings', page: 'all' })
})

test('L4 an image that is read, and what is refused, show where accounts are added', () => {
  const reading = after({ kind: 'go', to: 'requests' }, { kind: 'read-image' })
  expect(reading.view).toEqual({ name: 'add', given: { kind: 'reading' } })
  const problem = { code: 'qr-not-found' } as const
  expect(reducePlace(reading, { kind: 'refuse-given', problem }).view).toEqual({
    name: 'add',
    given: { kind: 'refused', problem },
  })
})

test('L4 adding begins anew without what was refused before', () => {
  const again = after(
    { kind: 'refuse-given', problem: { code: 'link-unknown' } },
    { kind: 'go', to: 'add' },
  )
  expect(again.view).toEqual({ name: 'add', given: { kind: 'nothing' } })
})

test('L4 a forgotten PIN is said where the PIN is explained, and once', () => {
  const forgotten = after(
    { kind: 'ask', question: { about: 'forget-pin' } },
    { kind: 'pin-forgotten' },
  )
  expect(forgotten).toMatchObject({
    question: undefined,
    view: { name: 'settings', page: 'verification', pinForgotten: true },
  })
  const later = reducePlace(forgotten, { kind: 'open-settings', page: 'verification' })
  expect(later.view).toEqual({ name: 'settings', page: 'verification' })
})

test('L2 the guide that is brought back counts from now on', () => {
  const again = after({ kind: 'go', to: 'settings' }, { kind: 'guide-again', now: 1000 })
  expect(again).toEqual({ view: { name: 'accounts' }, question: undefined, guideSince: 1000 })
  expect(reducePlace(again, { kind: 'go', to: 'requests' }).guideSince).toBe(1000)
})
