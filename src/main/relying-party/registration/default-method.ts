/** What a person is asked by first after their password: chosen by them, among what they have. @module */
import type { DefaultMethod } from '#protocol/security-method'
import type { Audit } from '../audit.ts'
import type { Decided } from '../policy/person-of.ts'
import { decideFor } from '../policy/person-of.ts'
import type { Tables } from '../tables.ts'

type Chosen = Exclude<DefaultMethod, ''>

/** The methods that may be chosen: registered, and not refused to the person. */
export function defaultMethodsOf({ decision, person }: Decided): readonly Chosen[] {
  const held = person.authenticators
  return [
    ...(held.length > 0 && decision.push.registration.isAllowed ? (['push'] as const) : []),
    ...(held.some(({ hasCode }) => hasCode) && decision['one-time-code'].registration.isAllowed
      ? (['code'] as const)
      : []),
  ]
}

export interface ChooseDefaultMethod {
  readonly tenant: string
  readonly user: string
  /** Empty: none, which leaves the order to the relying party. */
  readonly method: DefaultMethod
  /** An administrator, where it was not the person. */
  readonly by?: string
  readonly at: number
}

export function defaultMethodDecisions(audit: Audit) {
  return {
    chooseDefaultMethod(
      tables: Tables,
      { tenant, user: id, method, by, at }: ChooseDefaultMethod,
    ): 'done' | 'policy' {
      const user = tables.user(tenant, id)
      const decided = decideFor(tables, { tenant, user: id, at })
      if (user === undefined || decided === undefined) return 'policy'
      if (method !== '' && !defaultMethodsOf(decided).includes(method)) return 'policy'
      tables.putUser({ ...user, defaultMethod: method })
      const facts = { subject: id, method, ...(by === undefined ? {} : { by }) }
      audit.append(tables, { at, tenant, event: 'default-method-chosen', facts })
      return 'done'
    },
  }
}
