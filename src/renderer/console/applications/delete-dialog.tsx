/** Deleting an application, and what stops working then. @module */
import type { ApplicationDetail } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { useDone } from './use-done.ts'

export function DeleteDialog({
  of: { id, displayName },
  onDeleted,
  onClose,
}: {
  readonly of: ApplicationDetail
  readonly onDeleted: () => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.applications
  const { isBusy, problem, run } = useDone(onDeleted)
  return (
    <Dialog title={words.deleteTitle(displayName)} onClose={onClose}>
      <p>{words.deleteText}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={isBusy}
          onClick={() => {
            run((asked) => asked.ask(consoleRoutes.consoleDeleteApplication, { application: id }))
          }}
        >
          {words.deleteAnswer}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
