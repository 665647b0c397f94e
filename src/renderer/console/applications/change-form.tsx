/** A form over the page that changes an application: asks before what is not saved is dropped. @module */
import { useState, type ReactNode } from 'react'
import { ProblemNote } from '../../page/problem-note.tsx'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import '../../ui/form.css'
import { Note } from '../../ui/note.tsx'
import { LeaveDialog } from '../leave-dialog.tsx'
import { sayRefusal } from './application-words.ts'
import type { Trying } from './use-change.ts'

export function ChangeForm({
  title,
  trying,
  isPlaced = false,
  isDirty,
  save,
  onSave,
  onClose,
  children,
}: {
  readonly title: string
  readonly trying: Trying
  /** Whether a field says already what was refused. */
  readonly isPlaced?: boolean
  readonly isDirty: boolean
  /** What the button does, where it is not saving. */
  readonly save?: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { text } = useConsoleWords()
  const words = text.applications
  const [isLeaving, setLeaving] = useState(false)
  const close = () => {
    if (isDirty) setLeaving(true)
    else onClose()
  }
  return (
    <Dialog title={title} onClose={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
        {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
        {trying.step === 'refused' && !isPlaced ? (
          <Note kind="problem">{sayRefusal(trying.why, words, [])}</Note>
        ) : null}
        <DialogAnswers>
          <Button kind="primary" type="submit" busy={trying.step === 'busy'}>
            {save ?? words.save}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </DialogAnswers>
      </form>
      <LeaveDialog isDirty={isDirty} text={words.unsaved} />
      {isLeaving ? (
        <Dialog
          title={text.leave.title}
          onClose={() => {
            setLeaving(false)
          }}
        >
          <p>{words.unsaved}</p>
          <DialogAnswers>
            <Button
              kind="primary"
              onClick={() => {
                setLeaving(false)
              }}
            >
              {text.leave.stay}
            </Button>
            <Button onClick={onClose}>{text.leave.leave}</Button>
          </DialogAnswers>
        </Dialog>
      ) : null}
    </Dialog>
  )
}
