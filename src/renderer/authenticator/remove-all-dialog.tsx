/** Removing all data: what goes, what the organizations do not hear, and that nothing brings it back. @module */
import { useState } from 'react'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import './remove-all-dialog.css'
import { useCommand } from './use-command.ts'

export function RemoveAllDialog({
  accounts,
  onClose,
}: {
  readonly accounts: number
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const text = words.settings.removeAll
  const { act, run } = useCommand('removeAllData')
  const [relyingPartyToo, setRelyingPartyToo] = useState(false)
  const goes = [...(accounts === 0 ? [] : [text.accounts(accounts)]), text.pin, text.rest]
  return (
    <Dialog title={text.question} onClose={onClose}>
      <p>{text.goes}</p>
      <ul className="remove-all-list">
        {goes.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      {accounts === 0 ? null : <p>{text.notTold}</p>}
      <Checkbox
        label={text.relyingPartyToo}
        text={text.relyingPartyText}
        checked={relyingPartyToo}
        onChange={setRelyingPartyToo}
      />
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={act.kind === 'busy'}
          onClick={() => {
            void run({ relyingPartyToo }).then((problem) => {
              if (problem === undefined) onClose()
            })
          }}
        >
          {text.confirm}
        </Button>
        <Button onClick={onClose}>{text.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
