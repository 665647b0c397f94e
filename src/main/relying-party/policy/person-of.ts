/** Finding out what the policy has to know of a person, and deciding: inside a decision, or outside of any. @module */
import type { TenantRecord } from '../directory-records.ts'
import { areApprovalsOff, passwordGuardName, passwordsPausedUntil } from '../guard.ts'
import { unknownLane } from '../sign-in/prompt-limits.ts'
import type { Findings, Standing, Tables } from '../tables.ts'
import { asksGroups, type MethodConfiguration, type Subject } from './compiled-targets.ts'
import { decideMethods, type Decision } from './decide-methods.ts'
import type { Candidate, Person } from './person.ts'
import { asksAnyGroup, toTenantRules, type TenantRules } from './tenant-rules.ts'

export interface Asked {
  readonly tenant: string
  readonly user: string
  /** Now. */
  readonly at: number
  /** The device that phone sign-in is about to be registered on. */
  readonly candidate?: Candidate
}

export interface Decided {
  readonly rules: TenantRules
  readonly person: Person
  readonly user: Standing['user']
  readonly decision: Decision
}

/** In the transaction of a decision, by what holds there; undefined where there is no such person. */
export function decideFor(tables: Tables, asked: Asked): Decided | undefined {
  const { tenant, user } = asked
  const rules = rulesIn(tables, tenant)
  const standing = tables.standing(tenant, user, passwordGuardName(user, unknownLane))
  if (rules === undefined || standing === undefined) return undefined
  return decided(
    rules,
    standing,
    () => tables.withGroupsAbove(tenant, standing.directGroups),
    asked,
  )
}

/** The same for what is only shown. */
export async function findDecisionFor(
  find: Findings,
  tenant: TenantRecord,
  asked: Asked,
): Promise<Decided | undefined> {
  const { isThere, decided } = await findWhole(find, tenant, asked)
  return isThere ? decided : undefined
}

/** For a name that nobody has as much is decided, so that it takes as long and is kept as long (F4). */
export async function findWhole(
  find: Findings,
  tenant: TenantRecord,
  asked: Asked,
): Promise<{ readonly isThere: boolean; readonly decided: Decided }> {
  const { user } = asked
  const rules = await findRules(find, tenant)
  const found = await find.standing(tenant.id, user, passwordGuardName(user, unknownLane))
  const standing = found ?? nobody
  const groups = asksAnyGroup(rules)
    ? await find.withGroupsAbove(tenant.id, standing.directGroups)
    : []
  const whole = decided(rules, standing, () => groups, asked)
  return { isThere: found !== undefined, decided: whole }
}

/** How somebody stands of whom there is nothing but a name. */
const nobody: Standing = {
  user: {
    ...{ id: '', name: '', displayName: '', disabled: false, kind: 'member', federated: false },
    ...{ onPremisesMfa: false, passwordHash: '', defaultMethod: '' },
  },
  directGroups: [],
  authenticators: [],
  guard: { wrongNumbers: 0, pausedUntil: 0 },
  passwordGuard: {
    ...{ wrongPasswords: 0, passwordNotBefore: 0, passwordHourAt: 0, passwordHourCount: 0 },
  },
  pass: undefined,
  pendingUntil: 0,
}

/** What the tenant has decided, as it holds in this transaction. */
export function rulesIn(
  tables: Pick<Tables, 'tenant' | 'policy'>,
  tenant: string,
): TenantRules | undefined {
  const record = tables.tenant(tenant)
  return record === undefined ? undefined : toTenantRules(record, tables.policy(tenant))
}

/** Somebody about whom `configuration` is asked, or a name that nobody has: the same reads for both. */
export async function findSubject(
  find: Pick<Findings, 'groupsOf'>,
  configuration: MethodConfiguration,
  { tenant, user }: Pick<Asked, 'tenant' | 'user'>,
): Promise<Subject> {
  const groups = asksGroups(configuration) ? await find.groupsOf(tenant, user) : []
  return { id: user, groups: () => groups }
}

export async function findRules(
  find: Pick<Findings, 'policy'>,
  tenant: TenantRecord,
): Promise<TenantRules> {
  return toTenantRules(tenant, await find.policy(tenant.id))
}

function decided(
  rules: TenantRules,
  standing: Standing,
  groups: Person['groups'],
  { at, candidate }: Asked,
): Decided {
  const person = toPerson(standing, groups, at)
  const decision = decideMethods(rules, person, candidate)
  return { rules, person, user: standing.user, decision }
}

function toPerson(standing: Standing, groups: Person['groups'], now: number): Person {
  const { user, authenticators, guard, passwordGuard, pass, pendingUntil } = standing
  const isPassOpen =
    pass !== undefined && pass.startsAt <= now && now < pass.startsAt + pass.lifetimeMs
  return {
    user,
    groups,
    authenticators,
    hasUsablePass: isPassOpen && !(pass.usableOnce && pass.usedAt > 0),
    approvalsPausedUntil: areApprovalsOff(guard)
      ? Infinity
      : guard.pausedUntil > now
        ? guard.pausedUntil
        : 0,
    passwordsPausedUntil: passwordsPausedUntil(passwordGuard, now),
    requestPendingUntil: pendingUntil > now ? pendingUntil : 0,
  }
}
