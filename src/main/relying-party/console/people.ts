/** The console's directory: people, what they are in, and their roles. @module */
import type { ConsoleRoute, UserRow } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { RoleName, UserRecord } from '../directory-records.ts'
import type { ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { toGroupRow } from './groups.ts'
import { methodsOf } from './methods.ts'
import type { Readers } from './sessions.ts'

type PeoplePages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consoleUsers' | 'consoleUser' | 'consoleDisableUser' | 'consoleSetRole'>
>

export function createPeople(context: Context, readers: Readers): PeoplePages {
  const { store, clock } = context
  return {
    consoleUsers: (call) =>
      readers.withRight(call, 'readDirectory', async ({ tenant }) => {
        const portion = { ...call.request, startsWith: call.request.startsWith.toLowerCase() }
        const users = await store.find.users(tenant.id, portion)
        const assigned = await store.find.roleAssignments(tenant.id)
        const rows = users.map((user) =>
          toUserRow(
            user,
            assigned.filter((one) => one.user === user.id).map(({ role }) => role),
          ),
        )
        return {
          outcome: 'done',
          value: { users: rows, total: await store.find.userCount(tenant.id) },
        }
      }),

    consoleUser: (call) =>
      readers.withRight(call, 'readDirectory', async ({ tenant, rights }) => {
        const user = await store.find.user(tenant.id, call.request.user)
        if (user === undefined) return refusedPage('not-found')
        const ids = await store.find.groupsOf(tenant.id, user.id)
        const groups = await Promise.all(ids.map((id) => store.find.group(tenant.id, id)))
        const known = groups.filter((group) => group !== undefined).map(toGroupRow)
        return {
          outcome: 'done',
          value: {
            user: toUserRow(user, await store.find.rolesOf(tenant.id, user.id)),
            groups: known.sort((a, b) => a.displayName.localeCompare(b.displayName)),
            ...(rights.includes('readMethods') ? { methods: await methodsOf(context, user) } : {}),
          },
        }
      }),

    consoleDisableUser: (call) =>
      readers.withRight(call, 'writeDirectory', async ({ tenant, user: by }) => {
        const { user, disabled } = call.request
        if (user === by?.id) return refusedPage('not-yourself')
        const act = { by: by?.id ?? 'host', at: clock.now() }
        const of = { ...act, tenant: tenant.id, user, change: { disabled } }
        const found = await store.decide('changeUser', of)
        return found ? { outcome: 'done', value: {} } : refusedPage('not-found')
      }),

    consoleSetRole: (call) =>
      readers.withRight(call, 'writeDirectory', async ({ tenant, user: by }) => {
        if (call.request.user === by?.id) return refusedPage('not-yourself')
        const of = { ...call.request, tenant: tenant.id, by: by?.id ?? 'host', at: clock.now() }
        const found = await store.decide('setRole', of)
        return found ? { outcome: 'done', value: {} } : refusedPage('not-found')
      }),
  }
}

function toUserRow(user: UserRecord, roles: readonly RoleName[]): UserRow {
  const { id, name, displayName, kind, federated, onPremisesMfa, disabled, risk } = user
  return {
    ...{ id, name, displayName, kind, federated, onPremisesMfa, disabled, risk },
    roles: [...roles],
  }
}
