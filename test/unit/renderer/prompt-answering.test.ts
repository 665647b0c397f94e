/** What a person typed and chose for one request. @module */
import { expect, test } from 'vitest'
import {
  reduceAnswering,
  untouched,
  type AnsweringChange,
} from '../../../src/renderer/prompt/answering'
import { toEndName } from '../../../src/renderer/prompt/end-name'
import type { RequestEnd } from '#protocol/prompt-bridge'

const after = (...changes: readonly AnsweringChange[]) => changes.reduce(reduceAnswering, untouched)

test('L5 the number stays when the app could not do it, and the reason is said', () => {
  const problem = { code: 'keychain-locked' } as const
  const told = after(
    { kind: 'edited', number: '42' },
    { kind: 'asked' },
    { kind: 'answered', problem },
  )
  expect(told).toEqual({ number: '42', denying: false, problem })
  expect(after({ kind: 'answered', problem }, { kind: 'asked' })).not.toHaveProperty('problem')
})

test('L5 a letter empties the field: what came before it was somebody’s sentence', () => {
  expect(after({ kind: 'edited', number: '4' }, { kind: 'strayed' })).toMatchObject({ number: '' })
})

test('L5 what was refused is said until something is typed', () => {
  const refused = after({ kind: 'edited', number: '4' }, { kind: 'refused', note: 'incomplete' })
  expect(refused).toMatchObject({ number: '4', note: 'incomplete' })
  expect(reduceAnswering(refused, { kind: 'edited', number: '42' })).not.toHaveProperty('note')
})

test('L5 denying is a turn away from the number and back, and keeps it', () => {
  const turned = after({ kind: 'edited', number: '42' }, { kind: 'turned', denying: true })
  expect(turned).toEqual({ number: '42', denying: true })
  expect(reduceAnswering(turned, { kind: 'turned', denying: false })).toEqual({
    ...{ number: '42', denying: false },
  })
})

test.each([
  [{ outcome: 'approved' }, 'approved'],
  [{ outcome: 'denied', reason: 'not-me' }, 'not-me'],
  [{ outcome: 'refused', reason: 'throttled' }, 'throttled'],
  [{ outcome: 'verdict-missing' }, 'verdict-missing'],
] as const satisfies readonly (readonly [RequestEnd, string])[])(
  'L5 the end %j has words of its own',
  (end, name) => {
    expect(toEndName(end)).toBe(name)
  },
)
