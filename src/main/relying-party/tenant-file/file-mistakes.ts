/** What a tenant's file has to agree on with itself: ids and names once, and nobody named who is not in it. @module */
import { utf8 } from '#protocol/bytes'
import { allUsers, noGroup } from '#protocol/methods-policy'
import type { Mistake } from '#protocol/mistakes'
import type { TenantFile } from '#protocol/tenant-file'
import { checkPassword } from '../password-policy.ts'
import { maxPolicyBytes } from '../policy/save-policy.ts'
import type { FileMistake } from './file-mistake.ts'
import { findApplicationMistake } from './file-applications.ts'

type Found = FileMistake | undefined

/** The first one, in the order of the document. */
export function findFileMistake(file: TenantFile): Found {
  const users = new Set(file.users.map(({ id }) => id))
  const groups = new Set(file.groups.map(({ id }) => id))
  return (
    findDomainMistake(file) ??
    findPolicyMistake(file, users, groups) ??
    findUserMistake(file) ??
    findGroupMistake(file, users, groups) ??
    findApplicationMistake(file.applications ?? [])
  )
}

function findDomainMistake({ tenant, domains }: TenantFile): Found {
  return findTwice([tenant.domain, ...domains.map(({ name }) => name)], (at) => [
    'domains',
    at - 1,
    'name',
  ])
}

function findPolicyMistake(
  { policy }: TenantFile,
  users: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): Found {
  if (policy === undefined) return undefined
  if (utf8(JSON.stringify(policy)).length > maxPolicyBytes) {
    return { kind: 'too-large', path: ['policy'] }
  }
  const isKnown = ({ id, targetType }: { id: string; targetType: 'user' | 'group' }) =>
    targetType === 'user' ? users.has(id) : id === allUsers || id === noGroup || groups.has(id)
  for (const [name, configuration] of Object.entries(policy)) {
    for (const list of ['includeTargets', 'excludeTargets'] as const) {
      for (const [at, target] of configuration[list].entries()) {
        const path = ['policy', name, list, at, 'id']
        if (!isKnown(target)) return { kind: 'unknown-name', path }
      }
    }
  }
  const features = Object.entries(policy.microsoftAuthenticator.featureSettings)
  for (const [name, feature] of features) {
    for (const side of ['includeTarget', 'excludeTarget'] as const) {
      const path = ['policy', 'microsoftAuthenticator', 'featureSettings', name, side, 'id']
      if (!isKnown(feature[side])) return { kind: 'unknown-name', path }
    }
  }
  return undefined
}

function findUserMistake({ tenant, domains, users }: TenantFile): Found {
  const own = new Set([tenant.domain, ...domains.map(({ name }) => name)])
  for (const [at, { name, kind, password }] of users.entries()) {
    const domain = name.slice(name.indexOf('@') + 1)
    if (kind !== 'guest' && !own.has(domain)) {
      return { kind: 'unknown-name', path: ['users', at, 'name'] }
    }
    if (password !== undefined && checkPassword(password, { alone: true, account: name })) {
      return { kind: 'weak-password', path: ['users', at, 'password'] }
    }
  }
  return (
    findTwice(
      users.map(({ id }) => id),
      (at) => ['users', at, 'id'],
    ) ??
    findTwice(
      users.map(({ name }) => name),
      (at) => ['users', at, 'name'],
    )
  )
}

function findGroupMistake(
  file: TenantFile,
  users: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): Found {
  for (const [at, group] of file.groups.entries()) {
    for (const [list, known] of [
      ['users', users],
      ['groups', groups],
    ] as const) {
      const unknown = group[list].findIndex((id) => !known.has(id))
      if (unknown >= 0) return { kind: 'unknown-name', path: ['groups', at, list, unknown] }
    }
    // A user and a group of one id would be one member.
    const twice = findTwice([...group.users, ...group.groups], (found) =>
      found < group.users.length
        ? ['groups', at, 'users', found]
        : ['groups', at, 'groups', found - group.users.length],
    )
    if (twice !== undefined) return twice
  }
  return findTwice(
    file.groups.map(({ id }) => id),
    (at) => ['groups', at, 'id'],
  )
}

function findTwice(values: readonly string[], pathOf: (at: number) => Mistake['path']): Found {
  const seen = new Set<string>()
  for (const [at, value] of values.entries()) {
    if (seen.has(value)) return { kind: 'duplicate', path: pathOf(at) }
    seen.add(value)
  }
  return undefined
}
