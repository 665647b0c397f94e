/** The sample tenants, their people and groups: all invented, and documented. @module */
import { defaultTenantSettings } from '#protocol/tenant-settings'
import { contosoApplications, type SampleApplication } from './sample-applications.ts'
import type { RoleName, TenantRecord, UserRecord } from './directory-records.ts'

export interface SamplePerson {
  readonly id: string
  readonly name: string
  readonly displayName: string
  /** Documented, and so worth nothing outside a lab. */
  readonly password: string
  /** What they are besides a member who signs in here. */
  readonly is?: Partial<Pick<UserRecord, 'kind' | 'federated' | 'onPremisesMfa'>>
  readonly roles?: readonly RoleName[]
}

export interface SampleGroup {
  readonly id: string
  readonly displayName: string
  readonly description: string
  /** Ids of people and of other groups. */
  readonly people: readonly string[]
  readonly groups: readonly string[]
}

export interface SampleTenant {
  readonly tenant: TenantRecord
  /** Beside the tenant's first one; another identity provider signs in who has such a name. */
  readonly federatedDomains: readonly string[]
  readonly people: readonly SamplePerson[]
  readonly groups: readonly SampleGroup[]
  readonly applications: readonly SampleApplication[]
}

const plain = { lifetimeMs: 60_000, digits: 2, pinRequired: false } as const

const contoso = (end: string) => `c0a57050-0000-4000-8000-00000000${end}`
const wingtipToys = (end: string) => `3141ab00-0000-4000-8000-00000000${end}`

export const samples: readonly SampleTenant[] = [
  {
    tenant: {
      id: contoso('0001'),
      name: 'Contoso',
      domain: 'contoso.com',
      ...plain,
      settings: defaultTenantSettings('entra'),
    },
    federatedDomains: ['fabrikam.com'],
    people: [
      {
        id: contoso('b001'),
        name: 'balas@contoso.com',
        displayName: 'Bala Sandhu',
        password: 'copper-lantern-river-41',
      },
      {
        id: contoso('b002'),
        name: 'adele@contoso.com',
        displayName: 'Adele Vance (admin)',
        password: 'velvet-compass-willow-29',
        roles: ['authenticationPolicyAdministrator'],
      },
      {
        id: contoso('b003'),
        name: 'kim@fabrikam.com',
        displayName: 'Kim Akers',
        password: 'granite-meadow-kettle-64',
        is: { federated: true },
      },
      {
        id: contoso('b004'),
        name: 'omar@contoso.com',
        displayName: 'Omar Bennett',
        password: 'amber-bridge-thistle-37',
        is: { onPremisesMfa: true },
      },
      {
        id: contoso('b005'),
        name: 'guest@proseware.com',
        displayName: 'Pat Coleman (guest)',
        password: 'saffron-harvest-cabin-82',
        is: { kind: 'guest' },
      },
    ],
    groups: [
      {
        id: contoso('6001'),
        displayName: 'Phone sign-in pilot',
        description: 'Who tries phone sign-in first',
        people: [contoso('b001'), contoso('b004')],
        groups: [],
      },
      {
        id: contoso('6002'),
        displayName: 'Partners',
        description: 'Guests, and people who sign in at Fabrikam',
        people: [contoso('b003'), contoso('b005')],
        groups: [],
      },
      {
        id: contoso('6003'),
        displayName: 'Everyone at work',
        description: 'The pilot, the partners and the administrators',
        people: [contoso('b002')],
        groups: [contoso('6001'), contoso('6002')],
      },
    ],
    applications: contosoApplications,
  },
  {
    tenant: {
      id: wingtipToys('0002'),
      name: 'Wingtip Toys',
      domain: 'wingtiptoys.com',
      ...plain,
      settings: defaultTenantSettings('improved'),
    },
    federatedDomains: [],
    people: [
      {
        id: wingtipToys('b001'),
        name: 'balas@wingtiptoys.com',
        displayName: 'Bala Sandhu',
        password: 'paper-glider-orchard-58',
      },
      {
        id: wingtipToys('b002'),
        name: 'bsandhu@wingtiptoys.com',
        displayName: 'B. Sandhu (admin)',
        password: 'marble-engine-harbour-73',
        roles: ['authenticationPolicyAdministrator'],
      },
      {
        id: wingtipToys('b003'),
        name: 'visitor@contoso.com',
        displayName: 'Robin Counts (guest)',
        password: 'timber-signal-acorn-56',
        is: { kind: 'guest' },
      },
    ],
    groups: [
      {
        id: wingtipToys('6001'),
        displayName: 'Toy makers',
        description: 'The workshop',
        people: [wingtipToys('b001')],
        groups: [],
      },
      {
        id: wingtipToys('6002'),
        displayName: 'Factory',
        description: 'The workshop and who runs it',
        people: [wingtipToys('b002')],
        groups: [wingtipToys('6001')],
      },
    ],
    applications: [],
  },
]
