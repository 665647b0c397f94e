/** Turning phone sign-in off, and what it then takes to turn it on. @module */
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

export function TurnOffDialog({
  account: { id, name },
  onClose,
}: {
  readonly account: AccountState
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const { turnOff, accounts } = words.authenticator
  const { act, run } = useCommand('turnOffPhoneSignIn')
  const busy = act.kind === 'busy'
  return (
    <Dialog title={turnOff.title} onClose={onClose}>
      <p>{turnOff.text(name)}</p>
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
      <DialogAnswers>
        <Button
          kind="primary"
          busy={busy}
          onClick={() => {
            void run({ accountId: id }).then((problem) => {
              if (problem === undefined) onClose()
            })
          }}
        >
          {busy ? accounts.busy['turning-off'] : turnOff.turnOff}
        </Button>
        <Button onClick={onClose}>{turnOff.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
