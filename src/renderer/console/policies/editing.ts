/** What an edit does to a draft: nothing is lost that was not saved, and what was removed comes back. @module */
import type { PolicyTarget } from '#protocol/console-policies'
import { allUsers, type AuthenticationMode } from '#protocol/methods-policy'
import { everybody, isForAll, type Draft, type Own, type Row } from './draft.ts'

export type Side = 'included' | 'excluded'

interface Removal {
  readonly side: Side
  readonly rows: readonly { readonly at: number; readonly row: Row }[]
}

export interface Editing {
  readonly draft: Draft
  /** What was removed since it was saved, the newest last. */
  readonly removals: readonly Removal[]
  /** The rows that stood there before everybody was chosen, or the other way round. */
  readonly aside: readonly Row[]
  /** What was discarded, until the next edit. */
  readonly discarded: Draft | undefined
  /** Whom rows name, as far as it is known. */
  readonly known: ReadonlyMap<string, PolicyTarget>
}

export type Edit =
  | { readonly kind: 'enable'; readonly isEnabled: boolean }
  | { readonly kind: 'target'; readonly isAll: boolean }
  | { readonly kind: 'add'; readonly side: Side; readonly targets: readonly PolicyTarget[] }
  | { readonly kind: 'remove'; readonly side: Side; readonly ids: readonly string[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'mode'; readonly id: string; readonly mode: AuthenticationMode }
  | { readonly kind: 'own'; readonly own: Own }
  | { readonly kind: 'know'; readonly target: PolicyTarget }
  | { readonly kind: 'discard'; readonly to: Draft }
  | { readonly kind: 'bring-back' }
  /** Begins anew from what is saved. */
  | {
      readonly kind: 'begin'
      readonly draft: Draft
      readonly named: readonly PolicyTarget[]
    }

export function beginEditing(draft: Draft, named: readonly PolicyTarget[]): Editing {
  const known = new Map(named.map((target) => [target.id, target]))
  return { draft, removals: [], aside: [], discarded: undefined, known }
}

export function edit(before: Editing, what: Edit): Editing {
  const { draft, removals, aside, discarded, known } = before
  const put = (change: Partial<Draft>): Editing => ({
    ...{ ...before, discarded: undefined, draft: { ...draft, ...change } },
  })
  switch (what.kind) {
    case 'enable':
      return put({ isEnabled: what.isEnabled })
    case 'target':
      return what.isAll === isForAll(draft) ? before : turn(before, what.isAll)
    case 'add': {
      const there = new Set(draft[what.side].map(({ id }) => id))
      const added = what.targets.filter(({ id }) => !there.has(id))
      const rows = added.map(({ id, kind }): Row => ({ ...everybody, id, kind }))
      return {
        ...put({ [what.side]: [...draft[what.side], ...rows] }),
        known: new Map([...known, ...added.map((target) => [target.id, target] as const)]),
      }
    }
    case 'remove': {
      const ids = new Set(what.ids)
      const rows = draft[what.side].flatMap((row, at) => (ids.has(row.id) ? [{ at, row }] : []))
      if (rows.length === 0) return before
      return {
        ...put({ [what.side]: draft[what.side].filter(({ id }) => !ids.has(id)) }),
        removals: [...removals, { side: what.side, rows }],
      }
    }
    case 'undo':
      return undo(before)
    case 'mode':
      return put({
        included: draft.included.map((row) =>
          row.id === what.id ? { ...row, mode: what.mode } : row,
        ),
      })
    case 'own':
      return put({ own: what.own })
    case 'know':
      return { ...before, known: new Map([...known, [what.target.id, what.target]]) }
    case 'discard':
      return { draft: what.to, removals: [], aside: [], discarded: draft, known }
    case 'bring-back':
      return discarded === undefined
        ? before
        : { ...before, draft: discarded, discarded: undefined }
    case 'begin': {
      const begun = beginEditing(what.draft, what.named)
      return { ...begun, known: new Map([...known, ...begun.known]), aside }
    }
  }
}

/** To everybody, or to the rows that stood there before: each keeps its mode. */
function turn(before: Editing, isAll: boolean): Editing {
  const { draft, aside } = before
  const others = draft.included.filter(({ id }) => id !== allUsers)
  const included = isAll
    ? [aside.find(({ id }) => id === allUsers) ?? everybody]
    : // Beside everybody's row, a policy that Graph wrote may have others.
      [...others, ...aside.filter(({ id }) => id !== allUsers)]
  const put = draft.included.filter(({ id }) => isAll || id === allUsers)
  return { ...before, discarded: undefined, aside: put, draft: { ...draft, included } }
}

/** The last removal; who was added again meanwhile is not put there twice. */
function undo(before: Editing): Editing {
  const { draft, removals } = before
  const last = removals.at(-1)
  if (last === undefined) return before
  const rows = [...draft[last.side]]
  for (const { at, row } of last.rows) {
    if (!rows.some(({ id }) => id === row.id)) rows.splice(at, 0, row)
  }
  return {
    ...before,
    removals: removals.slice(0, -1),
    discarded: undefined,
    draft: { ...draft, [last.side]: rows },
  }
}
