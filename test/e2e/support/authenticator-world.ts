/** The authenticator window's state as the app would tell it, to start from. @module */
import type { AccountState, AuthenticatorState, RecentRequest } from '#protocol/authenticator-state'

export const origin = 'https://localhost:7443'

const contoso = {
  id: 'c0a57050-0000-4000-8000-000000000001',
  name: 'Contoso',
  domain: 'contoso.com',
}
const wingtip = {
  id: '3141ab00-0000-4000-8000-000000000002',
  name: 'Wingtip Toys',
  domain: 'wingtiptoys.com',
}

/** A second start with nothing added yet, and the guide put away. */
export const bare: AuthenticatorState = {
  enrollmentsWaiting: 0,
  settings: {
    language: 'en',
    startAtLogin: false,
    notifications: true,
    guideDone: true,
    usageData: {
      on: false,
      held: [
        { name: 'app-started', count: 0 },
        { name: 'account-added', count: 0 },
        { name: 'request-came', count: 0 },
        { name: 'request-approved', count: 0 },
        { name: 'request-denied', count: 0 },
        { name: 'request-wrong-number', count: 0 },
        { name: 'request-expired', count: 0 },
        { name: 'request-ended-otherwise', count: 0 },
      ],
    },
  },
  receiving: { state: 'none' },
  relyingParty: {
    state: 'running',
    origin,
    tenants: [
      {
        ...contoso,
        samples: [{ name: 'balas@contoso.com', password: 'copper-lantern-river-41' }],
      },
      {
        ...wingtip,
        samples: [
          { name: 'balas@wingtiptoys.com', password: 'paper-glider-orchard-58' },
          { name: 'bsandhu@wingtiptoys.com', password: 'marble-engine-harbour-73' },
        ],
      },
    ],
  },
  accounts: [],
  ended: [],
  waiting: [],
  recent: [],
  pinSet: false,
  osVerification: {
    means: 'polkit',
    available: 'ready',
    allowed: false,
    pinDemanded: [],
    busy: false,
  },
  about: {
    version: '0.1.0',
    electron: '45.4.1',
    chromium: '150.0.7102.10',
    node: '24.11.0',
    developmentRuntime: false,
    sandboxed: true,
    dataFolder: '/home/bala/.local/share/countersign',
  },
}

export const balas: AccountState = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  name: 'balas@contoso.com',
  displayName: 'Bala Sandhu',
  tenant: contoso,
  origin,
  state: 'active',
  phoneSignIn: 'on',
  codes: false,
  key: 'ready',
  connection: { state: 'connected' },
}

export const bsandhu: AccountState = {
  ...balas,
  id: 'AQAAAAAAAAAAAAAAAAAAAA',
  name: 'bsandhu@wingtiptoys.com',
  displayName: 'B. Sandhu (admin)',
  tenant: wingtip,
  phoneSignIn: 'off',
}

/** Two accounts that are in order. */
export const settled: AuthenticatorState = {
  ...bare,
  receiving: { state: 'ready' },
  pinSet: true,
  accounts: [balas, { ...bsandhu, phoneSignIn: 'on' }],
}

export function withSettings(
  state: AuthenticatorState,
  settings: Partial<AuthenticatorState['settings']>,
): AuthenticatorState {
  return { ...state, settings: { ...state.settings, ...settings } }
}

export const firstRun = withSettings(bare, { guideDone: false })

export const waitingRequest = {
  id: 'BQAAAAAAAAAAAAAAAAAAAA',
  application: 'Payroll',
  account: balas.name,
  tenantName: balas.tenant.name,
  remainingMs: 43_000,
  lifetimeMs: 60_000,
} as const

const march = Date.UTC(2026, 2, 9, 8, 30)
const hourMs = 3_600_000

export function recentRequest(
  i: number,
  end: RecentRequest['end'],
  more: Partial<RecentRequest> = {},
): RecentRequest {
  return {
    id: `request-${String(i)}`,
    application: 'Payroll',
    account: balas.name,
    tenantName: balas.tenant.name,
    place: 'Amsterdam, Netherlands',
    browser: 'Firefox on Linux',
    at: march - i * hourMs,
    end,
    ...more,
  }
}

/** What is not known of it is not said. */
const unplaced = {
  application: 'Intranet',
  account: bsandhu.name,
  tenantName: bsandhu.tenant.name,
  at: march - 3 * hourMs,
} as const

/** Of each outcome one. */
export const everyEnd: readonly RecentRequest[] = [
  recentRequest(0, { outcome: 'approved' }),
  recentRequest(1, { outcome: 'denied', reason: 'not-me' }, { application: 'Expenses & travel' }),
  recentRequest(2, { outcome: 'denied', reason: 'declined' }),
  { ...unplaced, id: 'request-3', end: { outcome: 'denied', reason: 'wrong-app' } },
  recentRequest(4, { outcome: 'wrong-number' }),
  recentRequest(5, { outcome: 'expired' }),
  recentRequest(6, { outcome: 'withdrawn' }),
  recentRequest(7, { outcome: 'missed' }),
  recentRequest(8, { outcome: 'verdict-missing' }),
  recentRequest(9, { outcome: 'refused', reason: 'device-removed' }),
  recentRequest(10, { outcome: 'refused', reason: 'throttled' }),
  recentRequest(11, { outcome: 'refused', reason: 'policy' }),
  recentRequest(12, { outcome: 'refused', reason: 'invalid' }),
]

export function manyAccounts(count: number): readonly AccountState[] {
  return Array.from({ length: count }, (_, i) => ({
    ...balas,
    id: `account-${String(i)}`,
    name: `person${String(i + 1)}@fabrikam${String(i % 7)}.example`,
    displayName: `Person ${String(i + 1)}`,
    tenant: {
      id: balas.tenant.id,
      name: `Fabrikam ${String(i % 7)}`,
      domain: `fabrikam${String(i % 7)}.example`,
    },
    phoneSignIn: i % 3 === 0 ? 'off' : 'on',
  }))
}
