/** Clearing the list of requests, which the organizations' own records do not follow. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

export function ClearRecentDialog({ onClose }: { readonly onClose: () => void }) {
  const { words } = useWindowWords()
  const text = words.authenticator.requests
  const { act, run } = useCommand('clearRecent')
  return (
    <Dialog title={text.clearTitle} onClose={onClose}>
      <p>{text.clearText}</p>
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={act.kind === 'busy'}
          onClick={() => {
            void run().then((problem) => {
              if (problem === undefined) onClose()
            })
          }}
        >
          {text.clearIt}
        </Button>
        <Button onClick={onClose}>{text.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
