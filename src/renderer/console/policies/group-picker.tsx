/** Finds one group. @module */
import type { PolicyTarget } from '#protocol/console-policies'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { FoundTargets } from './found-targets.tsx'
import { useTargets } from './use-targets.ts'

export function GroupPicker({
  onChoose,
  onClose,
}: {
  readonly onChoose: (group: PolicyTarget) => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.policies
  const targets = useTargets('group')
  return (
    <Dialog title={words.picker.oneGroup} onClose={onClose}>
      <FoundTargets of={targets} label={words.picker.searchGroup}>
        {(group) => (
          <button
            key={group.id}
            type="button"
            className="picker-one"
            onClick={() => {
              onChoose(group)
            }}
          >
            <span className="policy-who-words">
              <bdi className="policy-strong">{group.displayName}</bdi>
              <bdi className="policy-quiet">{group.note}</bdi>
            </span>
          </button>
        )}
      </FoundTargets>
      <DialogAnswers>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
