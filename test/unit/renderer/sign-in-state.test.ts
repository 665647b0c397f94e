/** What moves a sign-in on this page, and what does not. @module */
import { expect, test } from 'vitest'
import type { SignInState } from '#protocol/sign-in-http'
import { verdict } from '#protocol/verdict'
import {
  opening,
  reduceSignIn,
  type Change,
  type SignIn,
} from '../../../src/renderer/sign-in/sign-in-state'
import { toEndingCode, toEndingName } from '../../../src/renderer/page/ending-name'
import { catalogues } from '../../../src/renderer/text/language'

const name = 'balas@contoso.com'
const methods = ['password', 'authenticator'] as const
const request = {
  transaction: 'AAAAAAAAAAAAAAAAAAAAAA',
  number: '42',
  digits: 2,
  lifetimeMs: 60_000,
  expiresInMs: 60_000,
  application: 'Security info',
  purpose: 'sign-in',
} as const
const moved = (state: SignInState, how?: 'lost' | 'signed-out' | 'to-ways'): Change => ({
  kind: 'moved',
  state,
  now: 1000,
  ...(how === undefined ? {} : { how }),
})
const after = (...changes: readonly Change[]): SignIn => changes.reduce(reduceSignIn, opening)
const waiting = (expiresInMs: number, delivered = true): Change => ({
  kind: 'heard',
  event: { kind: 'waiting', expiresInMs, delivered },
  now: 2000,
})
const method = (first: 'password' | 'authenticator'): SignInState => ({
  step: 'method',
  name,
  methods: [...methods],
  first,
})
const approval = moved({ step: 'approval', name, request })

test('K8 the way that the relying party puts first is shown first', () => {
  expect(after(moved(method('password'))).view.step).toBe('password')
  expect(after(moved(method('authenticator'))).view.step).toBe('ask')
  expect(after(moved(method('password'), 'to-ways')).view.step).toBe('ways')
})

test('K8 a number lives by the monotonic clock and does not flicker with the network', () => {
  expect(after(approval).view).toMatchObject({ deadline: 61_000 })
  expect(after(approval, waiting(58_700)).view).toMatchObject({ deadline: 61_000 })
  expect(after(approval, waiting(40_000)).view).toMatchObject({ deadline: 42_000 })
})

test('K8 a connection that was lost is said to be back by the next event', () => {
  const lost = after(approval, { kind: 'stream-lost' })
  expect(lost.view).toMatchObject({ stream: 'lost', request })
  const back = reduceSignIn(lost, waiting(59_000, false))
  expect(back.view).toMatchObject({ stream: 'resumed', device: 'not-reached' })
  expect(reduceSignIn(back, waiting(59_000)).view).toMatchObject({
    stream: 'open',
    device: 'reached',
  })
})

test('K8 only approved goes on to a session; each other ending has its own words', () => {
  const endings = verdict.def.options.flatMap((option) => {
    const { outcome, reason } = option.shape as {
      outcome: { def: { values: readonly string[] } }
      reason?: { options: readonly string[] }
    }
    return (reason?.options ?? [undefined]).map((each) =>
      verdict.parse({
        outcome: outcome.def.values[0],
        ...(each === undefined ? {} : { reason: each }),
      }),
    )
  })
  expect(endings).toHaveLength(11)
  const titles = endings.map((each) => {
    const { view } = after(approval, {
      kind: 'heard',
      event: { kind: 'ended', verdict: each },
      now: 2000,
    })
    if (each.outcome === 'approved') {
      expect(view).toEqual({ step: 'completing', name })
      return catalogues.en.signIn.completing.title
    }
    const isFromElsewhere = false
    expect(view).toEqual({ step: 'ended', name, ending: each, isFromElsewhere })
    expect(toEndingCode(each)).toContain(each.outcome)
    return catalogues.en.signIn.ended[toEndingName(each, isFromElsewhere)].title
  })
  expect(new Set(titles).size).toBe(endings.length)
})

test('K8 a page that comes back to an approved request takes its session', () => {
  const back = after(moved({ step: 'approved', name }))
  expect(back).toMatchObject({ view: { step: 'completing', name }, act: { kind: 'busy' } })
  expect(after(approval, moved({ step: 'approved', name }, 'lost'))).toEqual(back)
})

test('K8 what is heard after the number is gone moves nothing', () => {
  const done = after(moved({ step: 'name' }))
  expect(reduceSignIn(done, waiting(10_000))).toBe(done)
  expect(reduceSignIn(done, { kind: 'stream-lost' })).toBe(done)
})

test('K8 a refusal keeps the step and what was typed in it', () => {
  const before = after(moved(method('password')))
  const refused = reduceSignIn(reduceSignIn(before, { kind: 'asked' }), {
    kind: 'refused',
    problem: { code: 'password-wrong' },
  })
  expect(refused.view).toBe(before.view)
  expect(refused.act).toMatchObject({ kind: 'refused' })
})

test('K8 a lost session asks for the name again and says so', () => {
  expect(after(approval, moved({ step: 'name' }, 'lost')).view).toEqual({
    step: 'name',
    note: 'lost',
  })
})
