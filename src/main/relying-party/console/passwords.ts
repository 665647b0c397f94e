/** The console's passwords: another one for somebody, who is signed out everywhere. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { ConsoleAnswer, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { passwordLengths } from '../password-policy.ts'
import { readyPassword, refuseSetting } from '../password-setting.ts'
import type { Readers } from './sessions.ts'

type PasswordPages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consolePasswordTerms' | 'consoleSetPassword'>
>

export function createPasswords(context: Context, readers: Readers): PasswordPages {
  const { store, clock } = context
  return {
    consolePasswordTerms: (call) =>
      readers.withAuthority(
        call,
        async ({ user: by, roles: as }, user): Promise<ConsoleAnswer<'consolePasswordTerms'>> => {
          const refusal = await refuseSetting(context, { user, by: by?.id ?? 'host', as })
          if (refusal === 'role-above') return refusedPage('not-allowed')
          const leastPasswordLength = passwordLengths.leastAlone
          return {
            outcome: 'done',
            value: { leastPasswordLength, ...(refusal === undefined ? {} : { refusal }) },
          }
        },
      ),

    consoleSetPassword: (call) =>
      readers.withAuthority(
        call,
        async ({ user: by, roles: as }, user): Promise<ConsoleAnswer<'consoleSetPassword'>> => {
          const { password } = call.request
          const actor = by?.id ?? 'host'
          const ready = await readyPassword(context, {
            ...{ user, as, by: actor },
            password: password.how === 'typed' ? { typed: password.password } : 'made',
          })
          if (ready.outcome === 'refused') {
            const { code } = ready
            if (code === 'role-above') return refusedPage('not-allowed')
            return { outcome: 'done', value: { outcome: 'refused', code } }
          }
          const { passwordHash, made } = ready
          const found = await store.decide('changeUser', {
            ...{ tenant: user.tenant, user: user.id, change: { passwordHash } },
            ...{ by: actor, at: clock.now() },
          })
          if (!found) return refusedPage('not-found')
          return {
            outcome: 'done',
            value: { outcome: 'set', ...(made === undefined ? {} : { password: made }) },
          }
        },
      ),
  }
}
