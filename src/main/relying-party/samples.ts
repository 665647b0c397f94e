/** The sample tenants and their people, and how a broken lab is made whole. @module */
import type { Needs } from './needs.ts'
import { checkPassword } from './password-policy.ts'
import type { TenantRecord, UserRecord } from './records.ts'

export interface SamplePerson {
  readonly id: string
  readonly name: string
  readonly displayName: string
  /** Documented, and so worth nothing outside a lab. */
  readonly password: string
}

export interface SampleTenant {
  readonly tenant: TenantRecord
  readonly people: readonly SamplePerson[]
}

const asEntra = {
  lifetimeMs: 60_000,
  digits: 2,
  pinRequired: false,
  phoneSignIn: true,
} as const

export const samples: readonly SampleTenant[] = [
  {
    tenant: {
      id: 'c0a57050-0000-4000-8000-000000000001',
      name: 'Contoso',
      domain: 'contoso.com',
      ...asEntra,
    },
    people: [
      {
        id: 'c0a57050-0000-4000-8000-00000000b001',
        name: 'balas@contoso.com',
        displayName: 'Bala Sandhu',
        password: 'copper-lantern-river-41',
      },
    ],
  },
  {
    tenant: {
      id: '3141ab00-0000-4000-8000-000000000002',
      name: 'Wingtip Toys',
      domain: 'wingtiptoys.com',
      ...asEntra,
    },
    people: [
      {
        id: '3141ab00-0000-4000-8000-00000000b001',
        name: 'balas@wingtiptoys.com',
        displayName: 'Bala Sandhu',
        password: 'paper-glider-orchard-58',
      },
      {
        id: '3141ab00-0000-4000-8000-00000000b002',
        name: 'bsandhu@wingtiptoys.com',
        displayName: 'B. Sandhu (admin)',
        password: 'marble-engine-harbour-73',
      },
    ],
  },
]

type SampleNeeds = Pick<Needs, 'store' | 'passwords' | 'clock'>

/** Adds the samples that are not there; changes none that is. */
export async function seedSamples(needs: SampleNeeds): Promise<void> {
  await putSamples(needs, 'missing')
}

/**
 * Makes a broken lab whole: names, passwords, settings and limits of the sample accounts are as on the first day.
 * Authenticators that people added, and what is not a sample, are kept.
 */
export async function resetSamples(needs: SampleNeeds): Promise<void> {
  await putSamples(needs, 'all')
}

/** `password`, which has to keep to the policy as anybody's has. */
function chosen(password: string, account: string): string {
  const refusal = checkPassword(password, { alone: true, account })
  if (refusal !== undefined) throw new TypeError(`a sample password is ${refusal}`)
  return password
}

async function putSamples(
  { store, passwords, clock }: SampleNeeds,
  which: 'missing' | 'all',
): Promise<void> {
  for (const { tenant, people } of samples) {
    const users = await Promise.all(
      people.map(async ({ id, name, displayName, password }): Promise<UserRecord> => ({
        tenant: tenant.id,
        id,
        name,
        displayName,
        disabled: false,
        passwordHash: await passwords.hash(chosen(password, name)),
        passwordChangedAt: clock.now(),
      })),
    )
    await store.decide('putSample', { tenant, users, which, at: clock.now() })
  }
}
