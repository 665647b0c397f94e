/** Every state of the authenticator window that a person can see, and how it is come to. @module */
import type { Page } from '@playwright/test'
import type {
  AccountState,
  AuthenticatorState,
  EnrollmentState,
} from '#protocol/authenticator-state'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import {
  balas,
  bare,
  bsandhu,
  everyEnd,
  firstRun,
  manyAccounts,
  recentRequest,
  settled,
  waitingRequest,
} from './authenticator-world'

export interface WindowStateCase {
  readonly name: string
  /** `undefined`: the app has told nothing yet. */
  readonly state: AuthenticatorState | undefined
  /** What the person does to come there, in English. */
  readonly reach?: (page: Page) => Promise<void>
}

const { authenticator } = windowCatalogues.en

const withAccounts = (...accounts: readonly AccountState[]): AuthenticatorState => ({
  ...settled,
  accounts,
})
const adding = (enrollment: EnrollmentState): AuthenticatorState => ({ ...settled, enrollment })
export const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}
const choose = (account: AccountState, item: string) => async (page: Page) => {
  await press(authenticator.accounts.menuFor(account.name))(page)
  await page.getByRole('menuitem', { name: item }).click()
}

export const firstRunStates: readonly WindowStateCase[] = [
  { name: 'nothing told yet', state: undefined },
  { name: 'first run, starting', state: { ...firstRun, relyingParty: { state: 'starting' } } },
  { name: 'first run, sample account', state: firstRun },
  {
    name: 'first run, enable phone sign-in',
    state: {
      ...firstRun,
      accounts: [{ ...balas, phoneSignIn: 'off' }],
      receiving: { state: 'ready' },
    },
  },
  {
    name: 'first run, choosing a PIN',
    state: {
      ...firstRun,
      accounts: [{ ...balas, phoneSignIn: 'turning-on', busy: 'turning-on' }],
      receiving: { state: 'ready' },
    },
  },
  {
    name: 'first run, sign in',
    state: { ...firstRun, accounts: [balas], pinSet: true, receiving: { state: 'ready' } },
  },
  {
    name: 'first run, approve',
    state: {
      ...firstRun,
      accounts: [balas],
      pinSet: true,
      receiving: { state: 'ready' },
      waiting: [waitingRequest],
    },
  },
  {
    name: 'first run, signed in',
    state: {
      ...firstRun,
      accounts: [balas],
      pinSet: true,
      receiving: { state: 'ready' },
      recent: [recentRequest(0, { outcome: 'approved' })],
    },
  },
]

const taken = {
  state: 'stopped',
  why: { reason: 'port-taken', port: 7443, holder: 'nginx (1234)', person: 'anna', settled: true },
} as const

export const accountStates: readonly WindowStateCase[] = [
  { name: 'no account', state: bare },
  { name: 'accounts', state: settled },
  { name: 'app too old for one', state: withAccounts({ ...balas, isAppTooOld: true }) },
  { name: 'a request waits', state: { ...settled, waiting: [waitingRequest] } },
  {
    name: 'two requests wait, one nearly over',
    state: {
      ...settled,
      waiting: [
        { ...waitingRequest, remainingMs: 9000 },
        { ...waitingRequest, id: 'BgAAAAAAAAAAAAAAAAAAAA', application: 'Expenses' },
      ],
    },
  },
  {
    name: 'phone sign-in off, and its key deleted',
    state: withAccounts({ ...balas, phoneSignIn: 'deleted' }, bsandhu),
  },
  {
    name: 'a code is needed',
    state: withAccounts({ ...bsandhu, problem: { code: 'code-required' } }),
  },
  {
    name: 'offline, one refused, one an impostor',
    state: {
      ...settled,
      receiving: { state: 'offline' },
      accounts: [
        { ...balas, connection: { state: 'offline', why: 'refused', retryInMs: 12_000 } },
        { ...bsandhu, phoneSignIn: 'on', connection: { state: 'offline', why: 'impostor' } },
      ],
    },
  },
  {
    name: 'the clock is an hour ahead',
    state: { ...settled, clock: { origin: balas.origin, aheadMs: 3_600_000 } },
  },
  {
    name: 'keychain locked while the app runs',
    state: { ...settled, receiving: { state: 'cannot-approve', why: 'keychain-locked' } },
  },
  {
    name: 'keychain locked',
    state: {
      ...settled,
      receiving: { state: 'cannot-receive', why: 'keychain-locked' },
      accounts: [{ ...balas, key: 'unread', connection: { state: 'offline', why: 'keys-unread' } }],
    },
  },
  {
    name: 'a key is missing',
    state: withAccounts({ ...balas, key: 'missing', connection: { state: 'off' } }),
  },
  {
    name: 'accounts cannot be read',
    state: { ...bare, receiving: { state: 'cannot-receive', why: 'vault-damaged' } },
  },
  {
    name: 'ended, busy, still being added',
    state: {
      ...settled,
      ended: [
        {
          id: 'e',
          name: bsandhu.name,
          tenantName: 'Wingtip Toys',
          endedAt: Date.UTC(2026, 2, 9, 15),
        },
      ],
      accounts: [
        { ...balas, busy: 'turning-off' },
        { ...bsandhu, state: 'adding', connection: { state: 'off' } },
      ],
    },
  },
  {
    name: 'the menu of an account',
    state: settled,
    reach: press(authenticator.accounts.menuFor(balas.name)),
  },
  { name: 'turn off?', state: settled, reach: choose(balas, authenticator.accounts.turnOff) },
  { name: 'remove?', state: settled, reach: choose(balas, authenticator.accounts.remove) },
  {
    name: 'remove while offline?',
    state: withAccounts({
      ...balas,
      connection: { state: 'offline', why: 'timeout', retryInMs: 4000 },
    }),
    reach: choose(balas, authenticator.accounts.remove),
  },
  {
    name: '50 accounts',
    state: { ...settled, accounts: manyAccounts(50) },
    reach: async (page) => {
      await page.getByRole('searchbox').fill('fabrikam 3')
    },
  },
  {
    name: '50 accounts, none found',
    state: { ...settled, accounts: manyAccounts(50) },
    reach: async (page) => {
      await page.getByRole('searchbox').fill('nobody')
    },
  },
  {
    name: 'relying party starts again',
    state: { ...settled, relyingParty: { state: 'restarting', inMs: 8000 } },
  },
  { name: 'port taken', state: { ...settled, relyingParty: taken } },
  {
    name: 'another port?',
    state: { ...settled, relyingParty: taken },
    reach: press(authenticator.relyingParty.choosePort),
  },
  {
    name: 'relying party ends again and again',
    state: { ...settled, relyingParty: { state: 'stopped', why: { reason: 'ends-again' } } },
  },
]

export const addingStates: readonly WindowStateCase[] = [
  { name: 'add', state: settled, reach: press(authenticator.accounts.add) },
  {
    name: 'add, nothing given',
    state: settled,
    reach: async (page) => {
      await press(authenticator.accounts.add)(page)
      await press(authenticator.add.next)(page)
    },
  },
  {
    name: 'connect?',
    state: adding({ step: 'connect', host: 'localhost', port: 7443, tenantId: balas.tenant.id }),
  },
  {
    name: 'the first consent, another link waits',
    state: {
      ...adding({ step: 'connect', host: 'localhost', port: 7443, tenantId: balas.tenant.id }),
      enrollmentsWaiting: 1,
    },
  },
  { name: 'connecting', state: adding({ step: 'connecting' }) },
  {
    name: 'add this account?',
    state: adding({
      step: 'add',
      origin: balas.origin,
      tenant: bsandhu.tenant,
      account: { name: bsandhu.name, displayName: bsandhu.displayName },
    }),
  },
  { name: 'adding', state: adding({ step: 'adding' }) },
  {
    name: 'added',
    state: { ...withAccounts(bsandhu), enrollment: { step: 'added', accountId: bsandhu.id } },
  },
  {
    name: 'failed',
    state: adding({ step: 'failed', problem: { code: 'relying-party-impostor' }, begun: false }),
  },
  {
    name: 'failed, but begun',
    state: adding({ step: 'failed', problem: { code: 'relying-party-timeout' }, begun: true }),
  },
  { name: 'no request yet', state: settled, reach: press(authenticator.requests.title) },
  {
    name: 'requests',
    state: { ...settled, recent: everyEnd },
    reach: press(authenticator.requests.title),
  },
  {
    name: 'clear?',
    state: { ...settled, recent: everyEnd },
    reach: async (page) => {
      await press(authenticator.requests.title)(page)
      await press(authenticator.requests.clear)(page)
    },
  },
]
