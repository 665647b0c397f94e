/** What would be decided about a person if something were otherwise: asked, and never done. @module */
import type { Supposition } from '#protocol/console-person-http'
import type { MethodsPolicy } from '#protocol/methods-policy'
import type { Why } from '#protocol/why'
import type { TenantRecord } from '../directory-records.ts'
import type { Findings } from '../tables.ts'
import { decideMethods } from './decide-methods.ts'
import { toWhy } from './explain.ts'
import type { HeldAuthenticator, Person } from './person.ts'
import { findDecisionFor } from './person-of.ts'
import type { TenantRules } from './tenant-rules.ts'

export interface WhatIf {
  readonly now: Why
  /** Undefined where nothing was supposed. */
  readonly then: Why | undefined
}

/** Undefined where there is no such person. */
export async function findWhatIf(
  find: Findings,
  tenant: TenantRecord,
  { user, at }: { readonly user: string; readonly at: number },
  supposed: Supposition | undefined,
): Promise<WhatIf | undefined> {
  const decided = await findDecisionFor(find, tenant, { tenant: tenant.id, user, at })
  if (decided === undefined) return undefined
  const now = toWhy(tenant.id, decided)
  if (supposed === undefined) return { now, then: undefined }
  // The policy that is supposed may ask for groups where the one that holds does not.
  const direct = await find.groupsOf(tenant.id, user)
  const groups = await find.withGroupsAbove(tenant.id, [...direct, ...(supposed.groups ?? [])])
  const rules = supposeRules(decided.rules, supposed)
  const person: Person = {
    ...decided.person,
    groups: () => groups,
    authenticators: supposeAuthenticators(decided, supposed.authenticator),
  }
  const decision = decideMethods(rules, person)
  return { now, then: toWhy(tenant.id, { ...decided, rules, person, decision }) }
}

/** As if it were saved: the Authenticator's configuration then counts, and no longer the legacy switch. */
function supposeRules(rules: TenantRules, { policy: change, isEnabled }: Supposition): TenantRules {
  const named = definedOf(change ?? {})
  const policy: MethodsPolicy = { ...rules.policy, ...named }
  const { microsoftAuthenticator } = policy
  return {
    ...rules,
    isLegacy:
      rules.isLegacy && named.microsoftAuthenticator === undefined && isEnabled === undefined,
    policy:
      isEnabled === undefined
        ? policy
        : {
            ...policy,
            microsoftAuthenticator: {
              ...microsoftAuthenticator,
              state: isEnabled ? 'enabled' : 'disabled',
            },
          },
  }
}

type Named = { readonly [K in keyof MethodsPolicy]?: MethodsPolicy[K] }

function definedOf(change: {
  readonly [K in keyof MethodsPolicy]?: MethodsPolicy[K] | undefined
}): Named {
  return Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined))
}

/** One more than they have, as new as the tenant wants it. */
function supposeAuthenticators(
  { person, rules }: { readonly person: Person; readonly rules: TenantRules },
  wish: Supposition['authenticator'],
): readonly HeldAuthenticator[] {
  if (wish === undefined) return person.authenticators
  if (wish === 'none') return []
  const version = rules.settings.minimumAppVersion ?? '1'
  const one = { id: 'supposed', version, hasCredential: wish === 'phone-sign-in', hasCode: true }
  return [...person.authenticators, one]
}
