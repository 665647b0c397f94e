/** The *why* of a person's methods, as data. @module */
import type { PolicyMethod, PolicyWarning, Why } from '#protocol/why'
import type { TenantRecord } from '../directory-records.ts'
import type { Findings, Tables } from '../tables.ts'
import { decideFor, findDecisionFor, type Decided } from './person-of.ts'

interface Asked {
  readonly tenant: string
  readonly user: string
  readonly at: number
}

/** In the transaction of a decision; undefined where there is no such person. */
export function explain(tables: Tables, asked: Asked): Why | undefined {
  const decided = decideFor(tables, asked)
  return decided === undefined ? undefined : toWhy(asked.tenant, decided)
}

/** The same outside of any decision. */
export async function findWhy(
  find: Findings,
  tenant: TenantRecord,
  { user, at }: Pick<Asked, 'user' | 'at'>,
): Promise<Why | undefined> {
  const decided = await findDecisionFor(find, tenant, { tenant: tenant.id, user, at })
  return decided === undefined ? undefined : toWhy(tenant.id, decided)
}

export function toWhy(tenant: string, { rules, user, decision }: Decided): Why {
  const { id, name, displayName, kind } = user
  const methods = Object.keys(decision) as PolicyMethod[]
  return {
    tenant,
    policyVersion: rules.version,
    user: { id, name, displayName, kind },
    methods: methods.map((method) => ({ method, ...decision[method] })),
    warnings: warningsOf(decision),
  }
}

/** By what the policy says, whatever the person has registered. */
function warningsOf(decision: Decided['decision']): PolicyWarning[] {
  const [phone, push] = [decision['phone-sign-in'].registration, decision.push.registration]
  const refusedByMode = push.rules.some(
    ({ rule, effect }) => rule === 'mode-passwordless' && effect === 'refuses',
  )
  return phone.isAllowed && refusedByMode ? ['push-not-allowed'] : []
}
