/** What may follow a right password for a person, and what is asked for first. @module */
import type { SecondFactor } from '#protocol/sign-in-http'
import type { PolicyRule, Side } from '#protocol/why'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Decided } from '../policy/person-of.ts'

/** What passes by itself: who cannot be asked just now still has a second factor, and does without none. */
const passing: readonly PolicyRule[] = ['request-pending', 'throttled', 'app-too-old']

/** Whether the person has the method and the policy lets them use it, though perhaps not at this moment. */
export function isRegistered(side: Side): boolean {
  return side.rules.every(({ rule, effect }) => effect === 'allows' || passing.includes(rule))
}

export function secondFactorsOf({ decision }: Decided): readonly SecondFactor[] {
  const push = isRegistered(decision.push.signIn)
  const code = isRegistered(decision['one-time-code'].signIn)
  return [...(push ? (['push'] as const) : []), ...(code ? (['code'] as const) : [])]
}

/** What they chose themselves; else the request, unless no device is there to get it. */
export function firstOf(
  { live }: Pick<Context, 'live'>,
  tenant: TenantRecord,
  { user, person }: Decided,
  methods: readonly SecondFactor[],
): SecondFactor {
  if (!methods.includes('code')) return 'push'
  if (!methods.includes('push') || user.defaultMethod === 'code') return 'code'
  const isThere = person.authenticators.some(({ id }) => live.isConnected(tenant.id, id))
  return isThere ? 'push' : 'code'
}
