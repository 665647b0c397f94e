/** A tenant of many people in nested groups, and a policy that names some of them. @module */
import { allUsers, defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import { defaultTenantSettings } from '#protocol/tenant-settings'
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import type { Tables } from '../../src/main/relying-party/tables.ts'

export const largeTenant = '10000000-0000-4000-8000-000000000000'

const numbered = (first: string, number: number) =>
  `${first}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
export const userId = (number: number) => numbered('2', number)
const groupId = (number: number) => numbered('3', number)

/** Each group but the first is in the one with half its number: ten deep where there are a thousand. */
export function putGroups(tables: Tables, groups: number): void {
  const tenant = largeTenant
  for (let at = 0; at < groups; at++) {
    tables.putGroup({ tenant, id: groupId(at), displayName: `Group ${at}`, description: '' })
    if (at === 0) continue
    tables.putGroupMember({ tenant, group: groupId(at >> 1), member: groupId(at), kind: 'group' })
  }
}

/** Each in three groups, every second with an Authenticator that signs them in. */
export function putPeople(tables: Tables, from: number, to: number, groups: number): void {
  const tenant = largeTenant
  for (let at = from; at < to; at++) {
    const id = userId(at)
    const name = `user${at}@large.example`
    tables.putUser({
      ...{ tenant, id, name, displayName: `User ${at}`, ...anyMember },
      ...{ passwordHash: 'hash', passwordChangedAt: 0 },
    })
    for (const step of [7, 31, 127]) {
      const group = groupId((at * step) % groups)
      tables.putGroupMember({ tenant, group, member: id, kind: 'user' })
    }
    if (at % 2 === 1) continue
    const device = `device-${at}`
    tables.putDevice({
      ...{ tenant, id: device, user: id, installation: device, keyX: 'x', keyY: 'y' },
      ...{ thumbprint: device, name: 'Laptop', platform: 'linux', profile: 'desktop' },
      version: '1.0.0',
      ...{ invitation: '', state: 'active', preparedAt: 1, confirmedAt: 1 },
      ...{ removedAt: 0, removedBy: '' },
    })
    tables.putCredential({
      ...{ tenant, id: device, device, user: id, keyX: 'x', keyY: 'y', counter: 0 },
      ...{ createdAt: 1, lastUsedAt: 0, state: 'active' },
    })
  }
}

export function putTenant(tables: Tables): void {
  tables.putTenant({
    ...{ id: largeTenant, name: 'Large', domain: 'large.example', lifetimeMs: 60_000, digits: 2 },
    ...{ pinRequired: false, settings: defaultTenantSettings('entra') },
  })
}

/** About as large as it may be: forty groups with their modes, thirty people, exclusions of both. */
export function largePolicy(groups: number): MethodsPolicy {
  const row = (targetType: 'user' | 'group', id: string, at: number) => ({
    ...{ id, targetType, isRegistrationRequired: false },
    authenticationMode: (['any', 'push', 'deviceBasedPush'] as const)[at % 3] ?? 'any',
  })
  const some = (count: number, of: (at: number) => string, every: number) =>
    Array.from({ length: count }, (_, at) => of((at * every) % groups))
  return {
    ...defaultMethodsPolicy,
    microsoftAuthenticator: {
      ...defaultMethodsPolicy.microsoftAuthenticator,
      includeTargets: [
        ...some(40, groupId, 23).map((id, at) => row('group', id, at)),
        ...some(30, userId, 3).map((id, at) => row('user', id, at)),
      ],
      excludeTargets: [
        ...some(10, groupId, 97).map((id) => ({ id, targetType: 'group' as const })),
        { id: userId(5), targetType: 'user' as const },
      ],
    },
    temporaryAccessPass: {
      ...defaultMethodsPolicy.temporaryAccessPass,
      excludeTargets: some(5, groupId, 41).map((id) => ({ id, targetType: 'group' as const })),
      includeTargets: [{ id: allUsers, targetType: 'group', isRegistrationRequired: false }],
    },
  }
}
