/** The console's groups: which there are, who is in them, and changing either. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import type { GroupRow, MemberRow } from '#protocol/console-groups-http'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { Context } from '../context.ts'
import type { GroupMemberRecord, GroupRecord } from '../directory-records.ts'
import type { ConsoleAnswer, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import type { Reader, Readers } from './sessions.ts'

type GroupPages = Pick<
  ConsolePages,
  Extract<
    ConsoleRoute,
    | 'consoleGroups'
    | 'consoleMembers'
    | 'consoleSaveGroup'
    | 'consoleDeleteGroup'
    | 'consoleAddMembers'
    | 'consoleRemoveMember'
  >
>

const done = { outcome: 'done', value: { outcome: 'done' } } as const

export function createGroups({ store, clock, random }: Context, readers: Readers): GroupPages {
  const act = ({ tenant, user }: Reader) => ({
    ...{ tenant: tenant.id, by: user?.id ?? 'host', at: clock.now() },
  })
  return {
    consoleGroups: (call) =>
      readers.withRight(call, 'readDirectory', async ({ tenant }) => {
        const groups = await store.find.groups(tenant.id, call.request)
        const total = await store.find.groupCount(tenant.id)
        return { outcome: 'done', value: { groups: groups.map(toGroupRow), total } }
      }),

    consoleMembers: (call) =>
      readers.withRight(call, 'readDirectory', async ({ tenant }) => {
        const { group: id, ...portion } = call.request
        const group = await store.find.group(tenant.id, id)
        if (group === undefined) return refusedPage('not-found')
        const found = await store.find.membersOf(tenant.id, id, portion)
        const members = await Promise.all(found.map((member) => toMemberRow(store, member)))
        const above = await store.find.directGroupsOf(tenant.id, id)
        const within = await Promise.all(above.map((one) => store.find.group(tenant.id, one)))
        return {
          outcome: 'done',
          value: {
            ...{ group: toGroupRow(group), members },
            within: within.filter((one) => one !== undefined).map(toGroupRow),
          },
        }
      }),

    consoleSaveGroup: (call) =>
      readers.withRight(
        call,
        'writeDirectory',
        async (reader): Promise<ConsoleAnswer<'consoleSaveGroup'>> => {
          const { group: id, displayName, description } = call.request
          const { tenant, by, at } = act(reader)
          const group: GroupRecord = {
            ...{ tenant, id: id ?? timeOrderedId(at, random.bytes(10)) },
            ...{ displayName: displayName.trim(), description: description.trim() },
          }
          if (group.displayName === '') return refusedPage('invalid')
          const saved = await store.decide('saveGroup', { group, isNew: id === undefined, by, at })
          if (saved.outcome === 'done') {
            return { outcome: 'done', value: { outcome: 'done', group: toGroupRow(saved.group) } }
          }
          return saved.code === 'not-found'
            ? refusedPage('not-found')
            : { outcome: 'done', value: { outcome: 'refused', why: { code: saved.code } } }
        },
      ),

    consoleDeleteGroup: (call) =>
      readers.withRight(
        call,
        'writeDirectory',
        async (reader): Promise<ConsoleAnswer<'consoleDeleteGroup'>> => {
          const deleted = await store.decide('deleteGroup', { ...act(reader), ...call.request })
          if (deleted.outcome === 'done') return done
          if (deleted.code === 'not-found') return refusedPage('not-found')
          const why = { code: deleted.code, methods: [...deleted.methods] }
          return { outcome: 'done', value: { outcome: 'refused', why } }
        },
      ),

    consoleAddMembers: (call) =>
      readers.withRight(
        call,
        'writeDirectory',
        async (reader): Promise<ConsoleAnswer<'consoleAddMembers'>> => {
          const { group, members } = call.request
          const added = await store.decide('addMembers', {
            ...{ ...act(reader), group },
            members: members.map(({ id, kind }) => ({ member: id, kind })),
          })
          if (added.outcome === 'done') return done
          if (added.code === 'not-found') return refusedPage('not-found')
          const why = { code: added.code, group: toGroupRow(added.group) }
          return { outcome: 'done', value: { outcome: 'refused', why } }
        },
      ),

    consoleRemoveMember: (call) =>
      readers.withRight(call, 'writeDirectory', async (reader) => {
        const removed = await store.decide('removeMember', { ...act(reader), ...call.request })
        return removed.outcome === 'done'
          ? { outcome: 'done', value: {} }
          : refusedPage('not-found')
      }),
  }
}

async function toMemberRow(
  { find }: Context['store'],
  { tenant, member: id, kind }: GroupMemberRecord,
): Promise<MemberRow> {
  if (kind === 'user') {
    const user = await find.user(tenant, id)
    return { id, kind, displayName: user?.displayName ?? '', name: user?.name ?? '' }
  }
  const inner = await find.group(tenant, id)
  return { id, kind, displayName: inner?.displayName ?? '', name: '' }
}

export function toGroupRow({ id, displayName, description }: GroupRecord): GroupRow {
  return { id, displayName, description }
}
