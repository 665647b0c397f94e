/** Temporary Access Passes: made by an administrator, one a person, a new one in the old one's place. @module */
import type { MethodsPolicy } from '#protocol/methods-policy'
import type { Audit } from './audit.ts'
import type { TemporaryAccessPassRecord } from './directory-records.ts'
import type { Random } from './ports.ts'
import type { Tables } from './tables.ts'

type PassPolicy = MethodsPolicy['temporaryAccessPass']

export type PassUsability =
  'EnabledByPolicy' | 'DisabledByPolicy' | 'Expired' | 'NotYetValid' | 'OneTimeUsed'

/** Why a pass would let its person in now, or would not. */
export function usabilityOf(
  pass: Pick<TemporaryAccessPassRecord, 'startsAt' | 'lifetimeMs' | 'usableOnce' | 'usedAt'>,
  isAllowed: boolean,
  now: number,
): PassUsability {
  if (now >= pass.startsAt + pass.lifetimeMs) return 'Expired'
  if (pass.usableOnce && pass.usedAt > 0) return 'OneTimeUsed'
  if (!isAllowed) return 'DisabledByPolicy'
  return now < pass.startsAt ? 'NotYetValid' : 'EnabledByPolicy'
}

/** Without the characters that are taken for one another: 57 are left, 5.8 bits each. */
const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

export function makePass({ below }: Pick<Random, 'below'>, length: number): string {
  return Array.from({ length }, () => characters.charAt(below(characters.length))).join('')
}

export interface PassWish {
  readonly startsAt: number | undefined
  readonly lifetimeInMinutes: number | undefined
  readonly isUsableOnce: boolean | undefined
}

export type PassPlan =
  | {
      readonly outcome: 'planned'
      readonly startsAt: number
      readonly lifetimeMs: number
      readonly usableOnce: boolean
    }
  | { readonly outcome: 'refused'; readonly code: 'lifetime' | 'usable-once' | 'start' }

const minute = 60_000
/** A start a little in the past is a clock that goes wrong, not a wish. */
const startToleranceMs = 5 * minute
const latestStartMs = 365 * 24 * 60 * minute

/** What a wish comes to under the policy: its limits hold, and what is left out is as it says. */
export function planPass(policy: PassPolicy, wish: PassWish, now: number): PassPlan {
  const { minimumLifetimeInMinutes: least, maximumLifetimeInMinutes: most } = policy
  const lifetime = wish.lifetimeInMinutes ?? policy.defaultLifetimeInMinutes
  if (lifetime < least || lifetime > most) return { outcome: 'refused', code: 'lifetime' }
  if (policy.isUsableOnce && wish.isUsableOnce === false) {
    return { outcome: 'refused', code: 'usable-once' }
  }
  const startsAt = wish.startsAt ?? now
  if (startsAt < now - startToleranceMs || startsAt > now + latestStartMs) {
    return { outcome: 'refused', code: 'start' }
  }
  const usableOnce = wish.isUsableOnce ?? policy.isUsableOnce
  return { outcome: 'planned', startsAt, lifetimeMs: lifetime * minute, usableOnce }
}

export interface PassAct {
  readonly by: string
  readonly at: number
}

export function temporaryAccessPassDecisions(audit: Audit) {
  return {
    /** In the place of the one that the person has, if any. */
    giveTemporaryAccessPass(
      tables: Tables,
      { pass, by, at }: PassAct & { readonly pass: TemporaryAccessPassRecord },
    ) {
      const { tenant, user, id, startsAt, lifetimeMs, usableOnce } = pass
      if (tables.user(tenant, user) === undefined) {
        return { outcome: 'refused', code: 'user-unknown' } as const
      }
      const replaced = tables.temporaryAccessPassOf(tenant, user) !== undefined
      tables.putTemporaryAccessPass(pass)
      const facts = { by, subject: user, pass: id, startsAt, lifetimeMs, usableOnce, replaced }
      audit.append(tables, { at, tenant, event: 'temporary-access-pass-given', facts })
      return { outcome: 'done' } as const
    },

    /** Only the one that was named: another may have taken its place. */
    takeTemporaryAccessPass(
      tables: Tables,
      {
        tenant,
        user,
        id,
        by,
        at,
      }: PassAct & { readonly tenant: string; readonly user: string; readonly id: string },
    ) {
      if (tables.temporaryAccessPassOf(tenant, user)?.id !== id) {
        return { outcome: 'refused', code: 'pass-unknown' } as const
      }
      tables.deleteTemporaryAccessPass(tenant, user)
      const facts = { by, subject: user, pass: id }
      audit.append(tables, { at, tenant, event: 'temporary-access-pass-taken', facts })
      return { outcome: 'done' } as const
    },
  }
}
