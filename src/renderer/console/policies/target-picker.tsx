/** Finds users and groups, however many there are, and takes those that are chosen. @module */
import { useId, useState } from 'react'
import type { PolicyTarget } from '#protocol/console-policies'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { Tabs, type Tab } from '../../ui/tabs.tsx'
import { FoundTargets } from './found-targets.tsx'
import { useTargets } from './use-targets.ts'

type Kind = PolicyTarget['kind']
type Chosen = ReadonlyMap<string, PolicyTarget>

export function TargetPicker({
  taken,
  onAdd,
  onClose,
}: {
  /** Who is there already. */
  readonly taken: ReadonlySet<string>
  readonly onAdd: (targets: readonly PolicyTarget[]) => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.policies
  const [kind, setKind] = useState<Kind>('group')
  const targets = useTargets(kind)
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [isEmptyTold, setEmptyTold] = useState(false)
  const kinds: readonly Tab<Kind>[] = [
    { name: 'group', title: words.picker.kinds.group },
    { name: 'user', title: words.picker.kinds.user },
  ]
  const choose = (these: readonly PolicyTarget[], isChosen: boolean) => {
    const next = new Map(chosen)
    for (const one of these) {
      if (isChosen) next.set(one.id, one)
      else next.delete(one.id)
    }
    setEmptyTold(false)
    setChosen(next)
  }
  const free = targets.portions.rows?.filter(({ id }) => !taken.has(id)) ?? []
  return (
    <Dialog title={words.picker.title} onClose={onClose}>
      <Tabs small label={words.picker.kinds.label} of={kinds} chosen={kind} onChoose={setKind}>
        <FoundTargets
          of={targets}
          label={kind === 'group' ? words.picker.searchGroup : words.picker.searchUser}
        >
          {(target) => (
            <TargetChoice
              key={target.id}
              of={target}
              isTaken={taken.has(target.id)}
              isChosen={chosen.has(target.id)}
              onChoose={(isChosen) => {
                choose([target], isChosen)
              }}
            />
          )}
        </FoundTargets>
      </Tabs>
      <div className="picker-sum">
        <p role="status">{words.picker.selected(chosen.size)}</p>
        {free.length > 1 && free.some(({ id }) => !chosen.has(id)) ? (
          <ActionLink
            onClick={() => {
              choose(free, true)
            }}
          >
            {words.picker.all(free.length)}
          </ActionLink>
        ) : null}
      </div>
      {isEmptyTold ? <FieldProblem>{words.picker.nothing}</FieldProblem> : null}
      <DialogAnswers>
        <Button
          kind="primary"
          onClick={() => {
            if (chosen.size === 0) setEmptyTold(true)
            else onAdd([...chosen.values()])
          }}
        >
          {chosen.size === 0 ? words.picker.addNone : words.picker.add(chosen.size)}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </Dialog>
  )
}

function TargetChoice({
  of: { displayName, note },
  isTaken,
  isChosen,
  onChoose,
}: {
  readonly of: PolicyTarget
  readonly isTaken: boolean
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const words = useConsoleWords().text.policies
  const id = useId()
  return (
    <label className="picker-one">
      <input
        type="checkbox"
        className="radio-input"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-note`}
        checked={isChosen || isTaken}
        disabled={isTaken}
        onChange={(event) => {
          onChoose(event.target.checked)
        }}
      />
      <span className="policy-who-words">
        <bdi id={`${id}-name`} className="policy-strong">
          {displayName}
        </bdi>
        <span id={`${id}-note`} className="policy-quiet">
          {isTaken ? words.picker.added : <bdi>{note}</bdi>}
        </span>
      </span>
    </label>
  )
}
