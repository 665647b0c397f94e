/** Forgotten PIN: the keys that it opens go with it, and what it takes to have them again. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

export function ForgetPinDialog({
  onForgotten,
  onClose,
}: {
  readonly onForgotten: () => void
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const text = words.settings.forgotPin
  const { act, run } = useCommand('forgetPin')
  return (
    <Dialog title={text.question} onClose={onClose}>
      <p>{text.consequence}</p>
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={act.kind === 'busy'}
          onClick={() => {
            void run().then((problem) => {
              if (problem === undefined) onForgotten()
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
