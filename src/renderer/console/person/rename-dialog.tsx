/** Another display name for a person. @module */
import { useState } from 'react'
import { consoleRoutes, type UserRow } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import '../../ui/form.css'
import { useAsking } from '../use-answer.ts'
import { DisplayNameField } from './display-name-field.tsx'

type Trying =
  | { readonly step: 'still' | 'busy' | 'nameless' }
  | { readonly step: 'failed'; readonly problem: Problem }

export function RenameDialog({
  of: user,
  onSaved,
  onClose,
}: {
  readonly of: UserRow
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.adding
  const relyingParty = useAsking()
  const [displayName, setName] = useState(user.displayName)
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const save = () => {
    if (displayName.trim() === '') {
      setTrying({ step: 'nameless' })
      return
    }
    setTrying({ step: 'busy' })
    const request = { user: user.id, displayName: displayName.trim() }
    void relyingParty.ask(consoleRoutes.consoleRenameUser, request).then((reply) => {
      if (reply.outcome === 'done') onSaved()
      else setTrying({ step: 'failed', problem: reply.problem })
    })
  }
  return (
    <Dialog title={words.renameTitle(user.displayName)} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (trying.step !== 'busy') save()
        }}
      >
        <DisplayNameField
          value={displayName}
          isMissing={trying.step === 'nameless'}
          onChange={setName}
        />
        {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
        <DialogAnswers>
          <Button kind="primary" type="submit" busy={trying.step === 'busy'}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </DialogAnswers>
      </form>
    </Dialog>
  )
}
