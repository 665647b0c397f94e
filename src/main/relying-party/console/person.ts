/** The console's page of one person: why each method is there, what if, and Temporary Access Passes. @module */
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { ConsoleRoute } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { ConsoleAnswer, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { givePass } from '../pass-giving.ts'
import { findWhatIf } from '../policy/what-if.ts'
import type { Readers } from './sessions.ts'

type PersonPages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consoleWhy' | 'consolePassTerms' | 'consoleGivePass' | 'consoleDeletePass'>
>

export function createPerson(context: Context, readers: Readers): PersonPages {
  const { store, clock } = context
  return {
    consoleWhy: (call) =>
      readers.withRight(call, 'readPolicy', async ({ tenant }) => {
        const { user, whatIf } = call.request
        const found = await findWhatIf(store.find, tenant, { user, at: clock.now() }, whatIf)
        if (found === undefined) return refusedPage('not-found')
        const { now, then } = found
        return { outcome: 'done', value: { now, ...(then === undefined ? {} : { then }) } }
      }),

    consolePassTerms: (call) =>
      readers.withRight(call, 'readMethods', async ({ tenant }) => {
        const saved = await store.find.policy(tenant.id)
        const { temporaryAccessPass: policy } = saved?.policy ?? defaultMethodsPolicy
        return {
          outcome: 'done',
          value: {
            isEnabled: policy.state === 'enabled',
            length: policy.defaultLength,
            leastMinutes: policy.minimumLifetimeInMinutes,
            mostMinutes: policy.maximumLifetimeInMinutes,
            usualMinutes: policy.defaultLifetimeInMinutes,
            isUsableOnce: policy.isUsableOnce,
          },
        }
      }),

    consoleGivePass: (call) =>
      readers.withAuthority(
        call,
        async ({ user: by }, user): Promise<ConsoleAnswer<'consoleGivePass'>> => {
          const { startsAt, lifetimeInMinutes, isUsableOnce } = call.request
          const given = await givePass(context, {
            ...{ user, by: by?.id ?? 'host' },
            wish: { startsAt, lifetimeInMinutes, isUsableOnce },
          })
          if (given.outcome === 'refused') {
            return given.code === 'user-unknown'
              ? refusedPage('not-found')
              : { outcome: 'done', value: { outcome: 'refused', code: given.code } }
          }
          const { pass, value, isAllowed } = given
          return {
            outcome: 'done',
            value: {
              ...{ outcome: 'given', pass: value, usableOnce: pass.usableOnce, isAllowed },
              ...{ startsAt: pass.startsAt, endsAt: pass.startsAt + pass.lifetimeMs },
            },
          }
        },
      ),

    consoleDeletePass: (call) =>
      readers.withAuthority(call, async ({ tenant, user: by }, user) => {
        const taken = await store.decide('takeTemporaryAccessPass', {
          ...{ tenant: tenant.id, user: user.id, id: call.request.pass },
          ...{ by: by?.id ?? 'host', at: clock.now() },
        })
        return taken.outcome === 'done' ? { outcome: 'done', value: {} } : refusedPage('not-found')
      }),
  }
}
