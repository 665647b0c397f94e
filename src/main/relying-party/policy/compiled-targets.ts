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
interface GroupRow {
  readonly modes: Modes | undefined
  readonly isExcluded: boolean
}

interface Compiled {
  readonly isEnabled: boolean
  /** Undefined where no row means everybody. */
  readonly everybody: Modes | undefined
  readonly users: ReadonlyMap<string, Modes>
  /** What the groups that some row names mean. */
  readonly groups: ReadonlyMap<string, GroupRow>
  readonly excludedUsers: ReadonlySet<string>
  readonly isEverybodyExcluded: boolean
  /** Of people whom no row names, by their groups: the list itself, which never changes. */
  readonly placedBefore: WeakMap<readonly string[], Placement>
}

/** A configuration never changes: a new policy has new ones. */
const known = new WeakMap<MethodConfiguration, Compiled>()

/** Exclusion wins; what is left has to be included. */
export function place(configuration: MethodConfiguration, { id, groups }: Subject): Placement {
  const compiled = compile(configuration)
  if (compiled.users.has(id) || compiled.excludedUsers.has(id)) {
    return placeAnew(compiled, id, compiled.groups.size === 0 ? noGroups : groups())
  }
  // Whom no row names is placed by their groups alone, as others in just those are.
  const of = compiled.groups.size === 0 ? noGroups : groups()
  const before = compiled.placedBefore.get(of)
  if (before !== undefined) return before
  const placement = placeAnew(compiled, id, of)
  compiled.placedBefore.set(of, placement)
  return placement
}

const noGroups: readonly string[] = []

function placeAnew(compiled: Compiled, id: string, groups: readonly string[]): Placement {
  const rulings: Ruling[] = []
  const modes = new Set<AuthenticationMode>()
  let [isFound, isRefused] = [false, false]
  const refuse = (ruling: Ruling) => {
    isRefused = true
    rulings.push(ruling)
  }
  const admit = (ruling: Ruling, of: Modes) => {
    isFound = true
    for (const mode of of) modes.add(mode)
    rulings.push(ruling)
  }
  if (!compiled.isEnabled) refuse(methodDisabled)
  if (compiled.excludedUsers.has(id)) refuse({ rule: 'excluded', effect: 'refuses', by: id })
  if (compiled.isEverybodyExcluded) refuse({ rule: 'excluded', effect: 'refuses', by: allUsers })
  const ownRow = compiled.users.get(id)
  if (ownRow !== undefined) admit({ rule: 'included-user', effect: 'allows', by: id }, ownRow)
  for (const by of groups) {
    const row = compiled.groups.get(by)
    if (row === undefined) continue
    if (row.isExcluded) refuse({ rule: 'excluded', effect: 'refuses', by })
    if (row.modes !== undefined) {
      admit({ rule: 'included-group', effect: 'allows', by }, row.modes)
    }
  }
  if (compiled.everybody !== undefined) admit(includedAllUsers, compiled.everybody)
  if (!isFound) refuse(notIncluded)
  return { isIncluded: !isRefused, rulings, modes }
}

const methodDisabled: Ruling = { rule: 'method-disabled', effect: 'refuses' }
const includedAllUsers: Ruling = { rule: 'included-all-users', effect: 'allows' }
const notIncluded: Ruling = { rule: 'not-included', effect: 'refuses' }

/** Whether groups may have a say: where not, nobody needs to look them up. */
export function asksGroups(configuration: MethodConfiguration): boolean {
  const { isEnabled, groups } = compile(configuration)
  return isEnabled && groups.size > 0
}

/** Whether the method is on and some row, not all of whose people are excluded, may include somebody. */
export function isForAnybody(
  configuration: MethodConfiguration,
  doesCount: (mode: AuthenticationMode | undefined) => boolean = () => true,
): boolean {
  const { isEnabled, isEverybodyExcluded } = compile(configuration)
  return (
    isEnabled &&
    !isEverybodyExcluded &&
    configuration.includeTargets.some(({ authenticationMode }) => doesCount(authenticationMode))
  )
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
  const excluded = (type: ExcludeTarget['targetType']) =>
    new Set(excludeTargets.filter(({ targetType }) => targetType === type).map(({ id }) => id))
  const excludedGroups = excluded('group')
  const named = new Set([...rows.group.keys(), ...excludedGroups])
  named.delete(allUsers)
  const compiled: Compiled = {
    isEnabled: state === 'enabled',
    everybody,
    users: rows.user,
    groups: new Map(
      [...named].map((id) => [
        id,
        { modes: rows.group.get(id), isExcluded: excludedGroups.has(id) },
      ]),
    ),
    excludedUsers: excluded('user'),
    isEverybodyExcluded: excludedGroups.has(allUsers),
    placedBefore: new WeakMap(),
  }
  known.set(configuration, compiled)
  return compiled
}
