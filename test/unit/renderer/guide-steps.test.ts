/** The guided first sign-in follows what really happened, and nothing else. @module */
import { expect, test } from 'vitest'
import type { AccountState, AuthenticatorState } from '#protocol/authenticator-state'
import { toGuide } from '../../../src/renderer/authenticator/guide-steps'

type Facts = Pick<AuthenticatorState, 'relyingParty' | 'accounts' | 'waiting' | 'recent'>

const origin = 'https://localhost:7443'
const running: Facts = {
  relyingParty: { state: 'running', origin, tenants: [] },
  accounts: [],
  waiting: [],
  recent: [],
}
const account: AccountState = {
  id: 'a',
  name: 'balas@contoso.com',
  displayName: 'Bala Sandhu',
  tenant: { id: 't', name: 'Contoso', domain: 'contoso.com' },
  origin,
  state: 'active',
  phoneSignIn: 'off',
  codes: false,
  key: 'ready',
  connection: { state: 'connected' },
}
const on: AccountState = { ...account, phoneSignIn: 'on' }
const request = { id: 'r', application: 'Payroll', account: on.name, tenantName: 'Contoso' }
const ended = (outcome: 'approved' | 'expired', at = 5000) => ({
  ...request,
  at,
  end: { outcome } as const,
})

/** Each step by its first letter: d(one), n(ow), l(ater). */
const told = (facts: Facts, since = 0): string =>
  toGuide(facts, since)
    .steps.map(({ state }) => state.charAt(0))
    .join('')

test.each([
  ['the relying party starts', { ...running, relyingParty: { state: 'starting' } }, 'nllll'],
  ['no account is added yet', running, 'dnlll'],
  [
    'an account is still being added',
    { ...running, accounts: [{ ...account, state: 'adding' }] },
    'dnlll',
  ],
  ['an account is added', { ...running, accounts: [account] }, 'ddnll'],
  [
    'its keys were deleted',
    { ...running, accounts: [{ ...account, phoneSignIn: 'deleted' }] },
    'ddnll',
  ],
  ['phone sign-in is on', { ...running, accounts: [on] }, 'dddnl'],
  [
    'a request waits',
    { ...running, accounts: [on], waiting: [{ ...request, remainingMs: 1, lifetimeMs: 60_000 }] },
    'ddddn',
  ],
  ['the request expired', { ...running, accounts: [on], recent: [ended('expired')] }, 'dddnl'],
  ['it is approved', { ...running, accounts: [on], recent: [ended('approved')] }, 'ddddd'],
  [
    'the relying party ends in between',
    { ...running, accounts: [on], relyingParty: { state: 'restarting', inMs: 1 } },
    'nddll',
  ],
] satisfies readonly (readonly [string, Facts, string])[])('L2 where %s', (_, facts, states) => {
  expect(told(facts)).toBe(states)
})

test('L2 it is finished by an approval, and not by one from before it was brought back', () => {
  const facts = { ...running, accounts: [on], recent: [ended('approved', 5000)] }
  expect(toGuide(facts, 0).finished).toBe(true)
  expect(toGuide(facts, 5001).finished).toBe(false)
  expect(told(facts, 5001)).toBe('dddnl')
})

test('L2 it is about an account of the relying party on this computer, where there is one', () => {
  const elsewhere = { ...on, id: 'b', origin: 'https://localhost:9443' }
  expect(toGuide({ ...running, accounts: [elsewhere, account] }, 0).account?.id).toBe('a')
  expect(toGuide({ ...running, accounts: [elsewhere] }, 0).account?.id).toBe('b')
})
