/** What an application is called, who may use it, and whether it may go without a secret. @module */
import { useState } from 'react'
import { signInAudiences } from '#protocol/application'
import type { ApplicationDetail } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChangeForm } from './change-form.tsx'
import { useChange } from './use-change.ts'

export function EditDialog({
  of: application,
  onSaved,
  onClose,
}: {
  readonly of: ApplicationDetail
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.applications
  const { trying, change } = useChange()
  const [displayName, setName] = useState(application.displayName)
  const [signInAudience, setAudience] = useState(application.signInAudience)
  const [isFallbackPublicClient, setFallback] = useState(application.isFallbackPublicClient)
  const [isNameless, setNameless] = useState(false)
  const save = () => {
    const name = displayName.trim()
    setNameless(name === '')
    if (name === '') return
    const wish = { displayName: name, signInAudience, isFallbackPublicClient }
    change(
      (asked) =>
        asked.ask(consoleRoutes.consoleChangeApplication, {
          ...{ application: application.id, change: wish },
        }),
      onSaved,
    )
  }
  return (
    <ChangeForm
      title={words.editTitle(application.displayName)}
      trying={trying}
      isDirty={
        displayName !== application.displayName ||
        signInAudience !== application.signInAudience ||
        isFallbackPublicClient !== application.isFallbackPublicClient
      }
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={words.name}
        name="name"
        value={displayName}
        autoComplete="off"
        maxLength={120}
        problem={isNameless ? <FieldProblem>{words.nameMissing}</FieldProblem> : undefined}
        onChange={setName}
      />
      <RadioGroup
        label={words.audience}
        value={signInAudience}
        options={signInAudiences.map((value) => ({ value, name: words.audiences[value] }))}
        onChange={setAudience}
      />
      <Checkbox
        label={words.fallback}
        text={words.fallbackText}
        checked={isFallbackPublicClient}
        onChange={setFallback}
      />
    </ChangeForm>
  )
}
