/** What an edit does to a policy that is not saved yet: nothing is lost, and all of it can be taken back. @module */
import { expect, test } from 'vitest'
import type { PolicyTarget } from '#protocol/console-policies'
import { allUsers, defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { isForAll, isSame, toChange, toDraft } from '../../../src/renderer/console/policies/draft'
import {
  beginEditing,
  edit,
  type Edit,
  type Editing,
} from '../../../src/renderer/console/policies/editing'
import { passMistakes, toSpan } from '../../../src/renderer/console/policies/pass-numbers'
import { targetAt } from '../../../src/renderer/console/policies/target-at'
import { authenticatorOf, rowFor } from '../../support/policies'

const id = (i: number) => `0b8f2c4e-7a1d-4f0e-9c3b-${String(i).padStart(12, '0')}`
const target = (i: number, kind: 'user' | 'group' = 'user'): PolicyTarget => ({
  ...{ id: id(i), kind, displayName: `Person ${i}`, note: '' },
})
const begun = (policy: MethodsPolicy = defaultMethodsPolicy) =>
  beginEditing(toDraft(policy, 'microsoftAuthenticator'), [])
const after = (editing: Editing, ...edits: readonly Edit[]) => edits.reduce(edit, editing)
const idsOf = ({ draft }: Editing) => draft.included.map((row) => row.id)

const select: Edit = { kind: 'target', isAll: false }
const add = (...which: readonly number[]): Edit => ({
  ...{ kind: 'add', side: 'included', targets: which.map((i) => target(i)) },
})
const remove = (...which: readonly number[]): Edit => ({
  ...{ kind: 'remove', side: 'included', ids: which.map(id) },
})

test.each(['microsoftAuthenticator', 'password', 'temporaryAccessPass', 'softwareOath'] as const)(
  'R3 %s goes through the editor as it is',
  (method) => {
    const policy: MethodsPolicy = {
      ...defaultMethodsPolicy,
      microsoftAuthenticator: authenticatorOf({
        includeTargets: [
          rowFor('group', allUsers, 'push'),
          rowFor('user', id(1), 'deviceBasedPush'),
        ],
        excludeTargets: [{ id: id(2), targetType: 'user' }],
      }),
    }
    expect(toChange(toDraft(policy, method))).toEqual({ [method]: policy[method] })
    expect(isSame(toDraft(policy, method), toDraft(structuredClone(policy), method))).toBe(true)
  },
)

test('R3 each added row starts at Any, nobody is there twice, and one row’s mode is its own', () => {
  const editing = after(begun(), select, add(1, 2), add(2, 3), {
    ...{ kind: 'mode', id: id(2), mode: 'push' },
  })
  expect(editing.draft.included.map(({ id: one, mode }) => [one, mode])).toEqual([
    [id(1), 'any'],
    [id(2), 'push'],
    [id(3), 'any'],
  ])
  expect(editing.known.get(id(3))?.displayName).toBe('Person 3')
})

test('R3 removals come back one by one, in their places, with what was changed meanwhile', () => {
  const three = after(begun(), select, add(1, 2, 3))
  const removed = after(three, remove(2), { kind: 'mode', id: id(3), mode: 'push' }, remove(1, 3))
  expect(idsOf(removed)).toEqual([])
  const once = after(removed, { kind: 'undo' })
  expect(idsOf(once)).toEqual([id(1), id(3)])
  const twice = after(once, { kind: 'undo' })
  expect(twice.draft.included.map(({ mode }) => mode)).toEqual(['any', 'any', 'push'])
  expect(idsOf(twice)).toEqual([id(1), id(2), id(3)])
  expect(after(twice, { kind: 'undo' })).toBe(twice)
  // Who was added again meanwhile is not put there twice.
  expect(idsOf(after(three, remove(2), add(2), { kind: 'undo' }))).toEqual([id(1), id(3), id(2)])
})

test('R3 whoever turns to All users and back loses no row and no mode', () => {
  const chosen = after(begun(), { kind: 'mode', id: allUsers, mode: 'push' }, select, add(1, 2))
  const all = after(chosen, { kind: 'target', isAll: true })
  expect([isForAll(all.draft), idsOf(all)]).toEqual([true, [allUsers]])
  expect(all.draft.included[0]?.mode).toBe('push')
  expect(idsOf(after(all, select))).toEqual([id(1), id(2)])
})

test('R3 what is discarded comes back, until the next edit', () => {
  const saved = begun()
  const edited = after(saved, select, add(1))
  const discarded = after(edited, { kind: 'discard', to: saved.draft })
  expect(isSame(discarded.draft, saved.draft)).toBe(true)
  expect(after(discarded, { kind: 'bring-back' }).draft).toEqual(edited.draft)
  const later = after(discarded, { kind: 'enable', isEnabled: false }, { kind: 'bring-back' })
  expect(idsOf(later)).toEqual([allUsers])
})

test('R3 a refusal’s place is found in the draft, and a place that is none is not', () => {
  const { draft } = after(begun(), select, add(1, 2))
  const at = (path: string) => targetAt(draft, `microsoftAuthenticator.${path}`)
  expect(at('includeTargets[1].id')).toBe(id(2))
  expect(at('includeTargets[2].id')).toBeUndefined()
  expect(at('excludeTargets[0].id')).toBeUndefined()
  expect(at('featureSettings.numberMatchingRequiredState.includeTarget.id')).toBe(allUsers)
  expect(at('featureSettings.toString.includeTarget.id')).toBeUndefined()
})

const numbers = {
  ...{ minimumLifetimeInMinutes: '60', maximumLifetimeInMinutes: '480' },
  ...{ defaultLifetimeInMinutes: '60', defaultLength: '8' },
}
test.each([
  [{}, []],
  [{ minimumLifetimeInMinutes: '9' }, [['minimumLifetimeInMinutes', 'range']]],
  [{ minimumLifetimeInMinutes: '' }, [['minimumLifetimeInMinutes', 'range']]],
  [{ maximumLifetimeInMinutes: '43201' }, [['maximumLifetimeInMinutes', 'range']]],
  [{ maximumLifetimeInMinutes: '1e3' }, [['maximumLifetimeInMinutes', 'range']]],
  [
    { defaultLength: '49', minimumLifetimeInMinutes: '1.5' },
    [
      ['minimumLifetimeInMinutes', 'range'],
      ['defaultLength', 'range'],
    ],
  ],
  [{ minimumLifetimeInMinutes: '481' }, [['minimumLifetimeInMinutes', 'order']]],
  [{ defaultLifetimeInMinutes: '59' }, [['defaultLifetimeInMinutes', 'order']]],
  [{ defaultLifetimeInMinutes: '481' }, [['defaultLifetimeInMinutes', 'order']]],
] as const)('R3 a pass with %j', (change, mistakes) => {
  expect([...passMistakes({ ...numbers, ...change })]).toEqual(mistakes)
})

test('R3 minutes are told in the largest part of time that divides them', () => {
  expect([45, 480, 1440].map(toSpan)).toEqual([
    ['minutes', 45],
    ['hours', 8],
    ['days', 1],
  ])
})
