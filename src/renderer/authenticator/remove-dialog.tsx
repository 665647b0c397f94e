/** Removing an account, here and at its relying party; or here alone, where that cannot be told. @module */
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

export function RemoveDialog({
  account: { id, name, tenant, connection },
  onClose,
}: {
  readonly account: AccountState
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const { remove, accounts } = words.authenticator
  const telling = useCommand('remove')
  const here = useCommand('removeHere')
  const busy = telling.act.kind === 'busy' || here.act.kind === 'busy'
  const untold = connection.state === 'offline' || telling.act.kind === 'refused'
  const closeIfDone = (problem: unknown): void => {
    if (problem === undefined) onClose()
  }
  return (
    <Dialog title={remove.title(name)} onClose={onClose}>
      <p>{remove.text(tenant.name)}</p>
      {[telling.act, here.act].map((act, i) =>
        act.kind === 'refused' ? <WindowProblem key={i} problem={act.problem} /> : null,
      )}
      {untold ? <p>{remove.hereOnlyText(tenant.name)}</p> : null}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={busy}
          onClick={() => {
            void telling.run({ accountId: id }).then(closeIfDone)
          }}
        >
          {busy ? accounts.busy.removing : remove.remove}
        </Button>
        {untold ? (
          <Button
            busy={busy}
            onClick={() => {
              void here.run({ accountId: id }).then(closeIfDone)
            }}
          >
            {remove.hereOnly}
          </Button>
        ) : null}
        <Button onClick={onClose}>{remove.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
