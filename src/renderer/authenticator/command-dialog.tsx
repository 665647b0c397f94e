/** One question with one thing to do about it: it closes when that was done, and says why where it was not. @module */
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import type { Asking } from './use-command.ts'

export interface Question {
  readonly title: string
  readonly text: string
  /** What the button does, and what it says while it does it. */
  readonly confirm: string
  readonly confirming?: string
  /** The way out. */
  readonly keep: string
  /** Whether it cannot be taken back. */
  readonly isFinal: boolean
}

export function CommandDialog<Given extends readonly unknown[]>({
  question,
  command: { act, run },
  given,
  onDone,
  onClose,
}: {
  readonly question: Question
  readonly command: Asking<Given>
  readonly given: Given
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const busy = act.kind === 'busy'
  return (
    <Dialog title={question.title} onClose={onClose}>
      <p>{question.text}</p>
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
      <DialogAnswers>
        <Button
          kind={question.isFinal ? 'danger' : 'primary'}
          busy={busy}
          onClick={() => {
            void run(...given).then((problem) => {
              if (problem === undefined) onDone()
            })
          }}
        >
          {busy ? (question.confirming ?? question.confirm) : question.confirm}
        </Button>
        <Button onClick={onClose}>{question.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
