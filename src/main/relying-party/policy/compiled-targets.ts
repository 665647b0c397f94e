/** Whom a method's configuration means: its rows made quick to ask, once for each configuration. @module */
import {
  allUsers,
  type AuthenticationMode,
  type ExcludeTarget,
  type MethodTarget,
} from '#protocol/methods-policy'
import type { Ruling } from '#protocol/why'

/** What of a policy says whom a method is for. */
export interface MethodConfiguration {
  readonly state: 'enabled' | 'disabled'
  readonly includeTargets: readonly (MethodTarget & {
    readonly authenticationMode?: AuthenticationMode
  })[]
  readonly excludeTargets: readonly ExcludeTarget[]
}

/** Whom a policy is asked about. Groups are read only where a row names one. */
export interface Subject {
  readonly id: string
  /** The ids of the groups that they are in, directly or not. */
  readonly groups: () => readonly string[]
}

/** How a person stands to a method: every row that fits, in the order user, group, everybody. */
export interface Placement {
  readonly isIncluded: boolean
  readonly rulings: readonly Ruling[]
  /** The modes of the rows that fit. */
  readonly modes: ReadonlySet<AuthenticationMode>
}

type Modes = readonly AuthenticationMode[]
interface Compiled {
  readonly isEnabled: boolean
  /** Undefined where no row means everybody. */
  readonly everybody: Modes | undefined
  readonly users: ReadonlyMap<string, Modes>
  readonly groups: ReadonlyMap<string, Modes>
  readonly excludedUsers: ReadonlySet<string>
  /** Everybody among them, by `all_users`. */
  readonly excludedGroups: ReadonlySet<string>
}

/** A configuration never changes: a new policy has new ones. */
const known = new WeakMap<MethodConfiguration, Compiled>()

/** Exclusion wins; what is left has to be included. */
export function place(configuration: MethodConfiguration, { id, groups }: Subject): Placement {
  const compiled = compile(configuration)
  const { isEnabled, everybody, users, excludedUsers, excludedGroups } = compiled
  const rulings: Ruling[] = []
  const refuse = (rule: Ruling['rule'], by?: string) =>
    rulings.push({ rule, effect: 'refuses', ...(by === undefined ? {} : { by }) })
  if (!isEnabled) refuse('method-disabled')
  if (excludedUsers.has(id)) refuse('excluded', id)
  if (excludedGroups.has(allUsers)) refuse('excluded', allUsers)

  const modes = new Set<AuthenticationMode>()
  const admit = (rule: Ruling['rule'], of: Modes, by?: string) => {
    for (const mode of of) modes.add(mode)
    rulings.push({ rule, effect: 'allows', ...(by === undefined ? {} : { by }) })
  }
  const ownRow = users.get(id)
  if (ownRow !== undefined) admit('included-user', ownRow, id)
  if (compiled.groups.size > 0 || namesGroup(excludedGroups)) {
    for (const group of groups()) {
      if (excludedGroups.has(group)) refuse('excluded', group)
      const row = compiled.groups.get(group)
      if (row !== undefined) admit('included-group', row, group)
    }
  }
  if (everybody !== undefined) admit('included-all-users', everybody)
  if (!rulings.some(({ effect }) => effect === 'allows')) refuse('not-included')
  return {
    isIncluded: rulings.every(({ effect }) => effect === 'allows'),
    rulings,
    modes,
  }
}

/** Whether groups may have a say: where not, nobody needs to look them up. */
export function asksGroups(configuration: MethodConfiguration): boolean {
  const { isEnabled, groups, excludedGroups } = compile(configuration)
  return isEnabled && (groups.size > 0 || namesGroup(excludedGroups))
}

/** Whether the method is on and some row, not all of whose people are excluded, may include somebody. */
export function isForAnybody(
  configuration: MethodConfiguration,
  doesCount: (mode: AuthenticationMode | undefined) => boolean = () => true,
): boolean {
  const { isEnabled, excludedGroups } = compile(configuration)
  return (
    isEnabled &&
    !excludedGroups.has(allUsers) &&
    configuration.includeTargets.some(({ authenticationMode }) => doesCount(authenticationMode))
  )
}

function namesGroup(groups: ReadonlySet<string>): boolean {
  return groups.size > (groups.has(allUsers) ? 1 : 0)
}

function compile(configuration: MethodConfiguration): Compiled {
  const before = known.get(configuration)
  if (before !== undefined) return before
  const { state, includeTargets, excludeTargets } = configuration
  const rows = { user: new Map<string, Modes>(), group: new Map<string, Modes>() }
  for (const { id, targetType, authenticationMode } of includeTargets) {
    const of = rows[targetType]
    const modes = authenticationMode === undefined ? [] : [authenticationMode]
    of.set(id, [...(of.get(id) ?? []), ...modes])
  }
  const everybody = rows.group.get(allUsers)
  rows.group.delete(allUsers)
  const excluded = (type: ExcludeTarget['targetType']) =>
    new Set(excludeTargets.filter(({ targetType }) => targetType === type).map(({ id }) => id))
  const compiled: Compiled = {
    isEnabled: state === 'enabled',
    everybody,
    users: rows.user,
    groups: rows.group,
    excludedUsers: excluded('user'),
    excludedGroups: excluded('group'),
  }
  known.set(configuration, compiled)
  return compiled
}
