/** Giving somebody a Temporary Access Pass, and taking it back. @module */
import { passRequest } from '#protocol/graph-policy'
import type { Context } from '../context.ts'
import { givePass, type PassRefusal } from '../pass-giving.ts'
import { usabilityOf } from '../temporary-access-pass.ts'
import { actorOf } from './access.ts'
import { badRequest, denied, done, type GraphAnswer, isRefused, notFound } from './answers.ts'
import { nothing } from './answers.ts'
import type { Asked } from './asked.ts'
import { parseGraphBody } from './bodies.ts'
import { contextOf } from './listing.ts'
import { methodTypes, toPass } from './method-objects.ts'
import { findTarget } from './methods.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock' | 'random' | 'passwords'>

const refusals = {
  lifetime: badRequest("The property 'lifetimeInMinutes' is outside the policy's limits."),
  'usable-once': badRequest(
    "The property 'isUsableOnce' cannot be false: the policy wants one-time passes.",
  ),
  start: badRequest("The property 'startDateTime' lies in the past, or too far ahead."),
  'not-enabled': badRequest(
    'Temporary Access Pass is not enabled in the authentication methods policy.',
  ),
  yourself: denied('Nobody can make a Temporary Access Pass for themselves.'),
  'user-unknown': notFound('The user'),
} as const satisfies Readonly<Record<PassRefusal, GraphAnswer>>

export function temporaryAccessPassResources(needs: Needs) {
  const { store, identity, clock } = needs
  return {
    async createPass(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      const wish = parseGraphBody(asked.body ?? {}, passRequest)
      if (isRefused(wish)) return wish
      const given = await givePass(needs, {
        user,
        wish: {
          startsAt: parseTime(wish.startDateTime),
          lifetimeInMinutes: wish.lifetimeInMinutes ?? undefined,
          isUsableOnce: wish.isUsableOnce ?? undefined,
        },
        by: actorOf(asked.caller),
      })
      if (given.outcome === 'refused') return refusals[given.code]
      const { pass, value, isAllowed } = given
      const usability = usabilityOf(pass, isAllowed, clock.now())
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
