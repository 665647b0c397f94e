/** Giving somebody a Temporary Access Pass: by Graph and by the console, under the same policy. @module */
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { Context } from './context.ts'
import type { TemporaryAccessPassRecord, UserRecord } from './directory-records.ts'
import { place } from './policy/compiled-targets.ts'
import { makePass, type PassPlan, planPass, type PassWish } from './temporary-access-pass.ts'

export type PassGiving =
  | {
      readonly outcome: 'given'
      readonly pass: TemporaryAccessPassRecord
      /** What the person types: told this once. */
      readonly value: string
      /** Whether the policy lets this person sign in with it. */
      readonly isAllowed: boolean
    }
  | {
      readonly outcome: 'refused'
      readonly code: PassRefusal
    }
export type PassRefusal =
  | Extract<PassPlan, { outcome: 'refused' }>['code']
  /** The methods policy has no passes at all. */
  | 'not-enabled'
  /** Nobody makes one for themselves. */
  | 'yourself'
  | 'user-unknown'

type Needs = Pick<Context, 'store' | 'clock' | 'random' | 'passwords'>

export async function givePass(
  needs: Needs,
  {
    user,
    wish,
    by,
  }: {
    readonly user: UserRecord
    readonly wish: PassWish
    /** Who gives it: a person's id, or what else acts. */
    readonly by: string
  },
): Promise<PassGiving> {
  const { store, clock, random, passwords } = needs
  if (by === user.id) return { outcome: 'refused', code: 'yourself' }
  const record = await store.find.policy(user.tenant)
  const { temporaryAccessPass: policy } = record?.policy ?? defaultMethodsPolicy
  if (policy.state === 'disabled') return { outcome: 'refused', code: 'not-enabled' }
  const at = clock.now()
  const plan = planPass(policy, wish, at)
  if (plan.outcome === 'refused') return plan
  const value = makePass(random, policy.defaultLength)
  const { startsAt, lifetimeMs, usableOnce } = plan
  const pass: TemporaryAccessPassRecord = {
    ...{ tenant: user.tenant, id: timeOrderedId(at, random.bytes(10)), user: user.id },
    passHash: await passwords.hash(value),
    ...{ createdAt: at, startsAt, lifetimeMs, usableOnce, usedAt: 0 },
  }
  const given = await store.decide('giveTemporaryAccessPass', { pass, by, at })
  if (given.outcome === 'refused') return given
  return { outcome: 'given', pass, value, isAllowed: await isPassAllowed(needs, user) }
}

/** Whether the policy lets this person sign in with a pass. */
export async function isPassAllowed(
  { store }: Pick<Context, 'store'>,
  { tenant, id }: Pick<UserRecord, 'tenant' | 'id'>,
): Promise<boolean> {
  const record = await store.find.policy(tenant)
  const { temporaryAccessPass } = record?.policy ?? defaultMethodsPolicy
  const groups = await store.find.groupsOf(tenant, id)
  const { isIncluded, rulings } = place(temporaryAccessPass, { id, groups: () => groups })
  return isIncluded && rulings.every(({ effect }) => effect === 'allows')
}
