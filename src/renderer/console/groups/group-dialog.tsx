/** A new group, or other words for one that is there. @module */
import { useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { GroupRow } from '#protocol/console-groups-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import '../../ui/form.css'
import { TextField } from '../../ui/text-field.tsx'
import { useAsking } from '../use-answer.ts'

type Trying =
  | { readonly step: 'still' | 'busy' | 'nameless' | 'name-taken' }
  | { readonly step: 'failed'; readonly problem: Problem }

export function GroupDialog({
  of: group,
  onSaved,
  onClose,
}: {
  /** Undefined for a new one. */
  readonly of: GroupRow | undefined
  readonly onSaved: (group: GroupRow) => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.groups
  const relyingParty = useAsking()
  const [displayName, setName] = useState(group?.displayName ?? '')
  const [description, setDescription] = useState(group?.description ?? '')
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const save = () => {
    if (displayName.trim() === '') {
      setTrying({ step: 'nameless' })
      return
    }
    setTrying({ step: 'busy' })
    const request = {
      ...(group === undefined ? {} : { group: group.id }),
      ...{ displayName: displayName.trim(), description: description.trim() },
    }
    void relyingParty.ask(consoleRoutes.consoleSaveGroup, request).then((reply) => {
      if (reply.outcome === 'refused') setTrying({ step: 'failed', problem: reply.problem })
      else if (reply.value.outcome === 'done') onSaved(reply.value.group)
      else setTrying({ step: 'name-taken' })
    })
  }
  const wrong =
    trying.step === 'nameless'
      ? words.nameMissing
      : trying.step === 'name-taken'
        ? words.refused['name-taken']
        : undefined
  return (
    <Dialog
      title={group === undefined ? words.makeTitle : words.changeTitle(group.displayName)}
      onClose={onClose}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (trying.step !== 'busy') save()
        }}
      >
        <TextField
          label={words.name}
          name="name"
          value={displayName}
          autoComplete="off"
          maxLength={120}
          problem={wrong === undefined ? undefined : <FieldProblem>{wrong}</FieldProblem>}
          onChange={setName}
        />
        <TextField
          label={words.description}
          name="description"
          value={description}
          autoComplete="off"
          maxLength={400}
          autoFocus={false}
          onChange={setDescription}
        />
        {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
        <DialogAnswers>
          <Button kind="primary" type="submit" busy={trying.step === 'busy'}>
            {group === undefined ? words.create : words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </DialogAnswers>
      </form>
    </Dialog>
  )
}
