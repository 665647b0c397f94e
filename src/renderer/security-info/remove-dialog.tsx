/** Deleting an authenticator, and what ends with it. @module */
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import type { Act, Authenticator } from './security-info-state.ts'

export function RemoveDialog({
  authenticator: { device },
  account,
  last,
  act,
  onRemove,
  onKeep,
}: {
  readonly authenticator: Authenticator
  readonly account: string
  /** It is the only one. */
  readonly last: boolean
  readonly act: Act
  readonly onRemove: () => void
  readonly onKeep: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.remove
  const busy = act.kind === 'busy'
  return (
    <Dialog title={text.title(device)} onClose={onKeep}>
      <p>{text.text(device, account)}</p>
      {last ? <p>{text.last}</p> : null}
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      <DialogAnswers>
        <Button kind="danger" busy={busy} onClick={onRemove}>
          {busy ? text.deleteBusy : text.delete}
        </Button>
        <Button onClick={onKeep}>{text.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
