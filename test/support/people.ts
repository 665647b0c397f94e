/** More people and tenants than the samples have. @module */
import { randomUUID } from 'node:crypto'
import type { TenantSettings } from '../../src/protocol/tenant-settings.ts'
import { anyMember, type TenantRecord } from '../../src/main/relying-party/directory-records.ts'
import { samples } from '../../src/main/relying-party/sample-tenants.ts'
import type { World } from './relying-party-world.ts'

/** The password of all of them. */
export const peoplesPassword = 'correct-horse-battery-7'

export interface Person {
  readonly id: string
  readonly name: string
}

/** `count` people in `tenant`, which is made where it is not there. */
export async function addPeople(
  { needs }: Pick<World, 'needs'>,
  tenant: TenantRecord,
  count: number,
): Promise<readonly Person[]> {
  const passwordHash = await needs.passwords.hash(peoplesPassword)
  const people = Array.from({ length: count }, () => {
    const id = randomUUID()
    return { id, name: `${id.slice(0, 13)}@${tenant.domain}` }
  })
  await needs.store.decide('putSample', {
    tenant,
    users: people.map(({ id, name }) => ({
      ...{ tenant: tenant.id, id, name, displayName: name },
      ...{ ...anyMember, passwordHash, passwordChangedAt: 0 },
    })),
    which: 'missing',
    at: needs.clock.now(),
  })
  return people
}

/** A tenant like Contoso, with another id and domain. */
export function anotherTenant(change: Partial<TenantRecord> = {}): TenantRecord {
  const id = randomUUID()
  return { ...contosoTenant(), id, domain: `${id.slice(0, 8)}.example`, ...change }
}

export function contosoTenant(): TenantRecord {
  const [contoso] = samples
  if (contoso === undefined) throw new Error('there are no samples')
  return contoso.tenant
}

/** Contoso as it is but for these settings and switches. */
export async function putSettings(
  { needs }: Pick<World, 'needs'>,
  change: Partial<Omit<TenantSettings, 'switches'>>,
  switches: Partial<TenantSettings['switches']> = {},
): Promise<void> {
  const tenant = contosoTenant()
  const { settings } = tenant
  const put = { ...settings, ...change, switches: { ...settings.switches, ...switches } }
  await needs.store.decide('putSample', {
    ...{ tenant: { ...tenant, settings: put }, users: [], which: 'all', at: needs.clock.now() },
  })
}

/** Takes back what the limits remember of the sample accounts, so that a test may go on at once. */
export async function forgetLimits({ needs }: Pick<World, 'needs'>): Promise<void> {
  for (const { tenant, people } of samples) {
    const users = await Promise.all(people.map(({ id }) => needs.store.find.user(tenant.id, id)))
    await needs.store.decide('putSample', {
      tenant,
      users: users.filter((user) => user !== undefined),
      which: 'all',
      at: needs.clock.now(),
    })
  }
}
