/** `users`, `groups`, who is in which, as Graph shows them. @module */
import type { Context } from '../context.ts'
import type { GroupRecord, UserRecord } from '../directory-records.ts'
import { badRequest, type GraphAnswer, notFound } from './answers.ts'
import type { Asked } from './asked.ts'
import type { Fields, Filter } from './filter.ts'
import { type GraphObject, list, type Listing, one } from './listing.ts'
import type { Source } from './ordering.ts'

type Needs = Pick<Context, 'store' | 'identity'>

const userFields: Fields<UserRecord> = {
  id: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  userPrincipalName: { kind: 'text', operators: ['eq', 'startswith'], of: ({ name }) => name },
  mail: { kind: 'text', operators: ['eq', 'startswith'], of: ({ name }) => name },
  displayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: ({ displayName }) => displayName,
  },
  accountEnabled: { kind: 'flag', operators: ['eq', 'ne'], of: ({ disabled }) => !disabled },
  userType: {
    ...{ kind: 'text', operators: ['eq', 'ne'] },
    of: ({ kind }) => (kind === 'guest' ? 'Guest' : 'Member'),
  },
}
const groupFields: Fields<GroupRecord> = {
  id: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  displayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: ({ displayName }) => displayName,
  },
}

const userMembers = {
  usual: [
    ...['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone'],
    ...['officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id'],
  ],
  more: ['accountEnabled', 'mailNickname', 'userType', 'lastPasswordChangeDateTime'],
}
const groupMembers = {
  usual: [
    ...['id', 'description', 'displayName', 'groupTypes', 'mail', 'mailEnabled'],
    ...['mailNickname', 'securityEnabled'],
  ],
}

export function toUser(user: UserRecord): GraphObject {
  return {
    businessPhones: [],
    displayName: user.displayName,
    ...{ givenName: null, jobTitle: null, mail: user.name, mobilePhone: null },
    ...{ officeLocation: null, preferredLanguage: null, surname: null },
    userPrincipalName: user.name,
    id: user.id,
    accountEnabled: !user.disabled,
    mailNickname: user.name.slice(0, user.name.lastIndexOf('@')),
    userType: user.kind === 'guest' ? 'Guest' : 'Member',
    lastPasswordChangeDateTime:
      user.passwordHash === '' ? null : new Date(user.passwordChangedAt).toISOString(),
  }
}

function toGroup({ id, displayName, description }: GroupRecord): GraphObject {
  return {
    ...{ id, description, displayName, groupTypes: [], mail: null, mailEnabled: false },
    ...{ mailNickname: id, securityEnabled: true },
  }
}

/** By id or user principal name. */
export async function findUser(
  { store }: Pick<Context, 'store'>,
  { tenant, key }: Pick<Asked, 'tenant' | 'key'>,
): Promise<UserRecord | undefined> {
  const name = key.toLowerCase()
  return (await store.find.user(tenant.id, name)) ?? (await store.find.userByName(tenant.id, name))
}

/** In the order of their names, by what narrows the search most. */
export function userSource(
  { store }: Pick<Context, 'store'>,
  tenant: string,
  filter: Filter<UserRecord>,
): Source<UserRecord> {
  const keyOf = ({ name }: UserRecord) => name
  const id = filter.equal('id')
  if (typeof id === 'string') {
    return {
      keyOf,
      read: async (after) => {
        const user = await store.find.user(tenant, id.toLowerCase())
        return user === undefined || (after !== undefined && user.name <= after) ? [] : [user]
      },
    }
  }
  const startsWith = filter.beginning('userPrincipalName') ?? ''
  return {
    keyOf,
    read: (after = '', limit) => store.find.users(tenant, { after, startsWith, limit }),
  }
}

export function userResources(needs: Needs) {
  const { store, identity } = needs
  const { origin } = identity
  const groupKey = ({ id }: GroupRecord) => id

  const users = (tenant: string): Listing<UserRecord> => ({
    context: 'users',
    fields: userFields,
    members: userMembers,
    order: 'userPrincipalName',
    orders: {
      displayName: ({ displayName }) => displayName,
      userPrincipalName: ({ name }) => name,
    },
    source: (filter) => userSource(needs, tenant, filter),
    count: () => store.find.userCount(tenant),
    toObject: toUser,
  })
  const groups = (tenant: string): Listing<GroupRecord> => ({
    context: 'groups',
    fields: groupFields,
    members: groupMembers,
    orders: { displayName: ({ displayName }) => displayName },
    source: (filter) => ({
      keyOf: groupKey,
      read: (after = '', limit) =>
        store.find.groups(tenant, {
          ...{ after, limit, startsWith: filter.equal('id')?.toString().toLowerCase() ?? '' },
        }),
    }),
    count: () => store.find.groupCount(tenant),
    toObject: toGroup,
  })

  async function membersOf(tenant: string, group: string, after = '', limit: number) {
    const members = await store.find.membersOf(tenant, group, { after, startsWith: '', limit })
    return Promise.all(
      members.map(async ({ member, kind }) => ({
        member,
        record:
          kind === 'user'
            ? await store.find.user(tenant, member)
            : await store.find.group(tenant, member),
      })),
    )
  }

  return {
    listUsers: (asked: Asked) => list(origin, asked, users(asked.tenant.id)),
    async getUser(asked: Asked): Promise<GraphAnswer> {
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      return one(origin, asked, users(asked.tenant.id), toUser(user))
    },
    listGroups: (asked: Asked) => list(origin, asked, groups(asked.tenant.id)),
    async getGroup(asked: Asked): Promise<GraphAnswer> {
      const group = await store.find.group(asked.tenant.id, asked.key.toLowerCase())
      if (group === undefined) return notFound('The group')
      return one(origin, asked, groups(asked.tenant.id), toGroup(group))
    },
    async listMembers(asked: Asked): Promise<GraphAnswer> {
      const { tenant } = asked
      const group = await store.find.group(tenant.id, asked.key.toLowerCase())
      if (group === undefined) return notFound('The group')
      return list<Awaited<ReturnType<typeof membersOf>>[number]>(origin, asked, {
        context: 'directoryObjects',
        fields: {},
        members: {
          usual: [...new Set([...userMembers.usual, ...groupMembers.usual])],
          more: userMembers.more,
        },
        source: () => ({
          keyOf: ({ member }) => member,
          read: (after, limit) => membersOf(tenant.id, group.id, after, limit),
        }),
        toObject: ({ member, record }) => {
          if (record === undefined) return { id: member }
          return 'name' in record
            ? { '@odata.type': '#microsoft.graph.user', ...toUser(record) }
            : { '@odata.type': '#microsoft.graph.group', ...toGroup(record) }
        },
      })
    },
    async listTransitiveMemberOf(asked: Asked): Promise<GraphAnswer> {
      const { tenant } = asked
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      if (asked.query.has('$filter')) return badRequest('$filter is not supported here.')
      const above = [...(await store.find.groupsOf(tenant.id, user.id))].sort()
      return list<GroupRecord>(origin, asked, {
        context: 'directoryObjects',
        fields: {},
        members: groupMembers,
        source: () => ({
          keyOf: groupKey,
          read: async (after = '', limit) => {
            const ids = above.filter((id) => id > after).slice(0, limit)
            const found = await Promise.all(ids.map((id) => store.find.group(tenant.id, id)))
            return found.filter((group) => group !== undefined)
          },
        }),
        count: () => Promise.resolve(above.length),
        toObject: (group) => ({ '@odata.type': '#microsoft.graph.group', ...toGroup(group) }),
      })
    },
  }
}
