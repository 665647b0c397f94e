/** Giving somebody a Temporary Access Pass, and taking it back. @module */
import { passRequest } from '#protocol/graph-policy'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { Context } from '../context.ts'
import { makePass, type PassPlan, planPass, usabilityOf } from '../temporary-access-pass.ts'
import { actorOf } from './access.ts'
import { badRequest, denied, done, type GraphAnswer, isRefused, notFound } from './answers.ts'
import { nothing } from './answers.ts'
import type { Asked } from './asked.ts'
import { parseGraphBody } from './bodies.ts'
import { isPassAllowed } from './held-methods.ts'
import { contextOf } from './listing.ts'
import { methodTypes, toPass } from './method-objects.ts'
import { findTarget } from './methods.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock' | 'random' | 'passwords'>

const refusals = {
  lifetime: "The property 'lifetimeInMinutes' is outside the policy's limits.",
  'usable-once': "The property 'isUsableOnce' cannot be false: the policy wants one-time passes.",
  start: "The property 'startDateTime' lies in the past, or too far ahead.",
} as const satisfies Readonly<Record<Extract<PassPlan, { outcome: 'refused' }>['code'], string>>

export function temporaryAccessPassResources(needs: Needs) {
  const { store, identity, clock, random, passwords } = needs
  return {
    async createPass(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      if (asked.caller.user === user.id) {
        return denied('Nobody can make a Temporary Access Pass for themselves.')
      }
      const wish = parseGraphBody(asked.body ?? {}, passRequest)
      if (isRefused(wish)) return wish
      const record = await store.find.policy(user.tenant)
      const { temporaryAccessPass: policy } = record?.policy ?? defaultMethodsPolicy
      if (policy.state === 'disabled') {
        return badRequest(
          'Temporary Access Pass is not enabled in the authentication methods policy.',
        )
      }
      const at = clock.now()
      const plan = planPass(
        policy,
        {
          startsAt: parseTime(wish.startDateTime),
          lifetimeInMinutes: wish.lifetimeInMinutes ?? undefined,
          isUsableOnce: wish.isUsableOnce ?? undefined,
        },
        at,
      )
      if (plan.outcome === 'refused') return badRequest(refusals[plan.code])
      const value = makePass(random, policy.defaultLength)
      const { startsAt, lifetimeMs, usableOnce } = plan
      const pass = {
        ...{ tenant: user.tenant, id: timeOrderedId(at, random.bytes(10)), user: user.id },
        passHash: await passwords.hash(value),
        ...{ createdAt: at, startsAt, lifetimeMs, usableOnce, usedAt: 0 },
      }
      const by = actorOf(asked.caller)
      const given = await store.decide('giveTemporaryAccessPass', { pass, by, at })
      if (given.outcome === 'refused') return notFound('The user')
      const usability = usabilityOf(pass, await isPassAllowed(needs, user), at)
      const context = `users('${user.id}')/authentication/temporaryAccessPassMethods/$entity`
      return done(
        {
          '@odata.context': contextOf(identity.origin, asked, context),
          '@odata.type': methodTypes.pass,
          ...toPass(pass, usability, value),
        },
        201,
      )
    },

    async deletePass(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      const taken = await store.decide('takeTemporaryAccessPass', {
        ...{ tenant: user.tenant, user: user.id, id: asked.item.toLowerCase() },
        ...{ by: actorOf(asked.caller), at: clock.now() },
      })
      return taken.outcome === 'refused' ? notFound('The authentication method') : nothing
    },
  }
}

function parseTime(text: string | null | undefined): number | undefined {
  if (text === undefined || text === null) return undefined
  const at = Date.parse(text)
  // A day that no month has: as far away as can be, so that the plan refuses it.
  return Number.isNaN(at) ? Infinity : at
}
