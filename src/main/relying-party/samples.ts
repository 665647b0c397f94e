/** Putting the sample tenants in, and how a broken lab is made whole. @module */
import type { Needs } from './needs.ts'
import { sealSecret } from './applications/registering.ts'
import { checkPassword } from './password-policy.ts'
import { sampleSecretEndsAt, type SampleApplication } from './sample-applications.ts'
import {
  samples,
  type SampleGroup,
  type SamplePerson,
  type SampleTenant,
} from './sample-tenants.ts'
import {
  anyMember,
  type ApplicationRecord,
  type GroupMemberRecord,
  type OfTenant,
  type UserRecord,
} from './directory-records.ts'

type SampleNeeds = Pick<Needs, 'store' | 'passwords' | 'clock' | 'crypto'>

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

async function putSamples(needs: SampleNeeds, which: 'missing' | 'all'): Promise<void> {
  const { store, passwords, clock } = needs
  for (const sample of samples) {
    const { tenant, federatedDomains, groups, applications } = sample
    // Hashing is slow on purpose: whoever is there is not hashed at each start.
    const people = which === 'all' ? sample.people : await missingOf(needs, sample)
    const isThere = (await store.find.tenant(tenant.id)) !== undefined
    if (which === 'missing' && isThere && people.length === 0) {
      if (!(await lacksApplication(needs, sample))) continue
    }
    const of: OfTenant = { tenant: tenant.id }
    const users = await Promise.all(
      people.map(async ({ id, name, displayName, password, is }): Promise<UserRecord> => ({
        ...{ ...of, id, name, displayName, ...anyMember, ...is },
        passwordHash: await passwords.hash(chosen(password, name)),
        passwordChangedAt: clock.now(),
      })),
    )
    await store.decide('putSample', {
      ...{ tenant, users, which, isPolicyReset: which === 'all', at: clock.now() },
      domains: federatedDomains.map((name) => ({ ...of, name, federated: true })),
      groups: groups.map(({ id, displayName, description }) => ({
        ...{ ...of, id, displayName, description },
      })),
      members: groups.flatMap((group) => membersIn(of, group)),
      applications: applications.map((one) => toRecord(needs, of, one)),
      roles: people.flatMap(({ id, roles = [] }) =>
        roles.map((role) => ({ ...of, user: id, role })),
      ),
    })
  }
}

async function missingOf(
  { store }: SampleNeeds,
  { tenant, people }: SampleTenant,
): Promise<readonly SamplePerson[]> {
  const found = await Promise.all(people.map(({ id }) => store.find.user(tenant.id, id)))
  return people.filter((_person, i) => found[i] === undefined)
}

async function lacksApplication(
  { store }: SampleNeeds,
  { tenant, applications }: SampleTenant,
): Promise<boolean> {
  const found = await Promise.all(
    applications.map(({ id }) => store.find.application(tenant.id, id)),
  )
  return found.includes(undefined)
}

function toRecord(
  { clock, crypto }: SampleNeeds,
  of: OfTenant,
  { secret, ...application }: SampleApplication,
): ApplicationRecord {
  const at = clock.now()
  const life = { startsAt: at, endsAt: sampleSecretEndsAt }
  const kept = { keyId: application.id, displayName: 'Sample', ...life }
  return {
    ...{ ...of, ...application, createdAt: at },
    secrets: secret === undefined ? [] : [{ ...kept, ...sealSecret(crypto, secret) }],
  }
}

function membersIn(of: OfTenant, { id: group, people, groups }: SampleGroup): GroupMemberRecord[] {
  return [
    ...people.map((member) => ({ ...of, group, member, kind: 'user' as const })),
    ...groups.map((member) => ({ ...of, group, member, kind: 'group' as const })),
  ]
}
