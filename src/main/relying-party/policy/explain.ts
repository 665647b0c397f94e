/** The *why* of a person's methods, as data. @module */
import type { PolicyMethod, Why } from '#protocol/why'
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
  }
}
