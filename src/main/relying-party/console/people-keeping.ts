/** The console's people: adding one, calling them otherwise, deleting them. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { ConsoleAnswer, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { passwordLengths } from '../password-policy.ts'
import { addPerson, deletePerson } from '../person-keeping.ts'
import type { Readers } from './sessions.ts'

type KeepingPages = Pick<
  ConsolePages,
  Extract<
    ConsoleRoute,
    'consoleAddingTerms' | 'consoleAddUser' | 'consoleRenameUser' | 'consoleDeleteUser'
  >
>

export function createPeopleKeeping(context: Context, readers: Readers): KeepingPages {
  const { store, clock } = context
  return {
    consoleAddingTerms: (call) =>
      readers.withRight(call, 'writeDirectory', async ({ tenant }) => {
        const others = await store.find.domainsOf(tenant.id)
        return {
          outcome: 'done',
          value: {
            domains: [
              { name: tenant.domain, federated: false },
              ...others.map(({ name, federated }) => ({ name, federated })),
            ],
            leastPasswordLength: passwordLengths.leastAlone,
          },
        }
      }),

    consoleAddUser: (call) =>
      readers.withRight(
        call,
        'writeDirectory',
        async ({ tenant, user: by, roles: as }): Promise<ConsoleAnswer<'consoleAddUser'>> => {
          const { password, ...wish } = call.request
          const added = await addPerson(context, {
            ...{ ...wish, tenant, as, by: by?.id ?? 'host' },
            password:
              password.how === 'typed'
                ? { typed: password.password }
                : password.how === 'made'
                  ? 'made'
                  : undefined,
          })
          if (added.outcome === 'refused') return { outcome: 'done', value: added }
          const { user, made } = added
          return {
            outcome: 'done',
            value: {
              ...{ outcome: 'added', user: user.id, name: user.name },
              ...(made === undefined ? {} : { password: made }),
            },
          }
        },
      ),

    consoleRenameUser: (call) =>
      readers.withRight(call, 'writeDirectory', async ({ tenant, user: by }) => {
        const { user, displayName } = call.request
        const act = { by: by?.id ?? 'host', at: clock.now() }
        const of = { ...act, tenant: tenant.id, user, change: { displayName } }
        const found = await store.decide('changeUser', of)
        return found ? { outcome: 'done', value: {} } : refusedPage('not-found')
      }),

    consoleDeleteUser: (call) =>
      readers.withRight(
        call,
        'writeDirectory',
        async ({ tenant, user: by, roles: as }): Promise<ConsoleAnswer<'consoleDeleteUser'>> => {
          const { user } = call.request
          const of = { tenant: tenant.id, user, by: by?.id ?? 'host', as }
          const deleted = await deletePerson(context, of)
          if (deleted.outcome === 'done') return { outcome: 'done', value: { outcome: 'done' } }
          switch (deleted.code) {
            case 'not-found':
              return refusedPage('not-found')
            case 'yourself':
              return refusedPage('not-yourself')
            case 'role-above':
              return refusedPage('not-allowed')
            case 'in-policy': {
              const { code, methods } = deleted
              return { outcome: 'done', value: { outcome: 'refused', code, methods: [...methods] } }
            }
          }
        },
      ),
  }
}
