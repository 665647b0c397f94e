/** *Enable and target*: whether the method is on, whom it is for, and whom not. @module */
import { useState, type Dispatch } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup, type RadioOption } from '../../ui/radio-group.tsx'
import { Tabs, type Tab } from '../../ui/tabs.tsx'
import { isForAll } from './draft.ts'
import type { Edit, Editing, Side } from './editing.ts'
import { Fixed } from './fixed.tsx'
import { RemovedNote } from './removed-note.tsx'
import { RowTable } from './row-table.tsx'
import { TargetPicker } from './target-picker.tsx'

export function TargetPart({
  editing,
  dispatch,
  isFixed,
  mayWrite,
}: {
  readonly editing: Editing
  readonly dispatch: Dispatch<Edit>
  readonly isFixed: boolean
  readonly mayWrite: boolean
}) {
  const words = useConsoleWords().text.policies
  const [side, setSide] = useState<Side>('included')
  const [isPicking, setPicking] = useState(false)
  const { draft, removals } = editing
  const isAll = isForAll(draft)
  const rows = draft[side]
  const { length: excluded } = draft.excluded
  const answers: readonly RadioOption<'yes' | 'no'>[] = [
    { value: 'yes', name: words.yes },
    { value: 'no', name: words.no },
  ]
  const sides: readonly Tab<Side>[] = [
    { name: 'included', title: words.sides.include },
    {
      name: 'excluded',
      title: excluded === 0 ? words.sides.exclude : words.sides.excluded(excluded),
    },
  ]
  const targets: readonly RadioOption<'all' | 'selected'>[] = [
    { value: 'all', name: words.allUsers },
    { value: 'selected', name: words.selected },
  ]
  return (
    <div className="policy-part">
      <Fixed when={isFixed}>
        <RadioGroup
          label={words.enable}
          value={draft.isEnabled ? 'yes' : 'no'}
          inline
          options={answers}
          onChange={(value) => {
            dispatch({ kind: 'enable', isEnabled: value === 'yes' })
          }}
        />
      </Fixed>
      <Tabs small label={words.sides.label} of={sides} chosen={side} onChoose={setSide}>
        <Fixed when={isFixed}>
          <div className="policy-part">
            {side === 'included' ? (
              <RadioGroup
                label={words.targetLabel}
                value={isAll ? 'all' : 'selected'}
                inline
                options={targets}
                onChange={(value) => {
                  dispatch({ kind: 'target', isAll: value === 'all' })
                }}
              />
            ) : (
              <p className="policy-quiet">{words.excludeLead}</p>
            )}
            {mayWrite && (side === 'excluded' || !isAll) ? (
              <div>
                <Button
                  compact
                  onClick={() => {
                    setPicking(true)
                  }}
                >
                  {words.add}
                </Button>
              </div>
            ) : null}
            <RemovedNote
              removals={removals}
              onUndo={() => {
                dispatch({ kind: 'undo' })
              }}
            />
            <RowTable
              key={side}
              side={side}
              editing={editing}
              dispatch={dispatch}
              mayWrite={mayWrite}
            />
          </div>
        </Fixed>
      </Tabs>
      {isPicking ? (
        <TargetPicker
          taken={new Set(rows.map(({ id }) => id))}
          onClose={() => {
            setPicking(false)
          }}
          onAdd={(targets) => {
            dispatch({ kind: 'add', side, targets })
            setPicking(false)
          }}
        />
      ) : null}
    </div>
  )
}
