/** Changing groups: making, renaming and deleting one, and who is in it. @module */
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import type { Audit } from '../audit.ts'
import type { GroupMemberRecord, GroupRecord } from '../directory-records.ts'
import type { Tables } from '../tables.ts'

export interface Act {
  readonly by: string
  readonly at: number
}

export interface OfGroup extends Act {
  readonly tenant: string
  readonly group: string
}

type Refused<Code extends string> = { readonly outcome: 'refused'; readonly code: Code }
type Missing = Refused<'not-found'>

export type GroupSaved =
  { readonly outcome: 'done'; readonly group: GroupRecord } | Missing | Refused<'name-taken'>
/** `methods`: those of the policy that name it. */
export type GroupDeleted =
  | { readonly outcome: 'done' }
  | Missing
  | (Refused<'in-policy'> & { readonly methods: readonly string[] })
/** `group`: the member that the group already is in, or is. */
export type MembersAdded =
  { readonly outcome: 'done' } | Missing | (Refused<'circle'> & { readonly group: GroupRecord })

const missing: Missing = { outcome: 'refused', code: 'not-found' }
/** All groups of a tenant, for a name that is to be one's own. */
const everyGroup = { after: '', startsWith: '', limit: 50_000 }

export function groupDecisions(audit: Audit) {
  return {
    /** A new group, or other words for one that is there: `isNew` says which is meant. */
    saveGroup(
      tables: Tables,
      { group, isNew, by, at }: Act & { readonly group: GroupRecord; readonly isNew: boolean },
    ): GroupSaved {
      const { tenant, id, displayName, description } = group
      const before = tables.group(tenant, id)
      if (isNew !== (before === undefined)) return missing
      const wanted = displayName.toLowerCase()
      const isTaken = tables
        .groups(tenant, everyGroup)
        .some((other) => other.id !== id && other.displayName.toLowerCase() === wanted)
      if (isTaken) return { outcome: 'refused', code: 'name-taken' }
      if (before?.displayName === displayName && before.description === description) {
        return { outcome: 'done', group: before }
      }
      tables.putGroup(group)
      const event = isNew ? 'group-made' : 'group-changed'
      audit.append(tables, { at, tenant, event, facts: { subject: id, name: displayName, by } })
      return { outcome: 'done', group }
    },

    /** Not while the methods policy names it: the policy would mean people whom nobody can see any more. */
    deleteGroup(tables: Tables, { tenant, group: id, by, at }: OfGroup): GroupDeleted {
      const group = tables.group(tenant, id)
      if (group === undefined) return missing
      const methods = methodsThatName(tables.policy(tenant)?.policy ?? defaultMethodsPolicy, id)
      if (methods.length > 0) return { outcome: 'refused', code: 'in-policy', methods }
      tables.deleteGroup(tenant, id)
      const facts = { subject: id, name: group.displayName, by }
      audit.append(tables, { at, tenant, event: 'group-deleted', facts })
      return { outcome: 'done' }
    },

    /** All of them, or none. Who is in it already stays. */
    addMembers(
      tables: Tables,
      {
        tenant,
        group: id,
        members,
        by,
        at,
      }: OfGroup & { readonly members: readonly Pick<GroupMemberRecord, 'member' | 'kind'>[] },
    ): MembersAdded {
      if (tables.group(tenant, id) === undefined) return missing
      for (const { member, kind } of members) {
        if (kind === 'user') {
          if (tables.user(tenant, member) === undefined) return missing
          continue
        }
        const inner = tables.group(tenant, member)
        if (inner === undefined) return missing
        if (member === id || tables.withGroupsAbove(tenant, [id]).includes(member)) {
          return { outcome: 'refused', code: 'circle', group: inner }
        }
      }
      for (const { member, kind } of members) {
        if (tables.directGroupsOf(tenant, member).includes(id)) continue
        tables.putGroupMember({ tenant, group: id, member, kind })
        const facts = { subject: member, group: id, kind, by }
        audit.append(tables, { at, tenant, event: 'member-added', facts })
      }
      return { outcome: 'done' }
    },

    removeMember(
      tables: Tables,
      { tenant, group, member, by, at }: OfGroup & { readonly member: string },
    ): { readonly outcome: 'done' } | Missing {
      if (!tables.directGroupsOf(tenant, member).includes(group)) return missing
      tables.deleteGroupMember(tenant, group, member)
      const facts = { subject: member, group, by }
      audit.append(tables, { at, tenant, event: 'member-removed', facts })
      return { outcome: 'done' }
    },
  }
}

/** The parts of a policy in whose rows or features a group stands. */
export function methodsThatName(policy: MethodsPolicy, group: string): readonly string[] {
  return Object.entries(policy)
    .filter(([, configuration]) => {
      const { includeTargets, excludeTargets } = configuration
      const features =
        'featureSettings' in configuration
          ? Object.values(configuration.featureSettings).flatMap((one) => [
              ...[one.includeTarget, one.excludeTarget],
            ])
          : []
      return [...includeTargets, ...excludeTargets, ...features].some(({ id }) => id === group)
    })
    .map(([method]) => method)
}
