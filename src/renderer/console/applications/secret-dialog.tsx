/** A new secret: what it is for and how long it lives, and then the secret itself, this once. @module */
import { useState } from 'react'
import { usualSecretDays } from '#protocol/application'
import { consoleRoutes } from '#protocol/console-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ToldOnce } from '../told-once.tsx'
import { ChangeForm } from './change-form.tsx'
import { useChange } from './use-change.ts'

const lives = [30, 90, usualSecretDays, 365, 730]

interface Given {
  readonly text: string
  readonly endsAt: number
}

export function SecretDialog({
  application,
  onDone,
}: {
  readonly application: string
  /** Whether there is a new secret now. */
  readonly onDone: (isAdded: boolean) => void
}) {
  const { text, moment } = useConsoleWords()
  const words = text.applications
  const { trying, change } = useChange()
  const [displayName, setName] = useState('')
  const [days, setDays] = useState(String(usualSecretDays))
  const [given, setGiven] = useState<Given>()
  if (given !== undefined) {
    const close = () => {
      onDone(true)
    }
    return (
      <ToldOnce
        key="given"
        title={words.secretGiven}
        text={words.secretGivenText}
        secret={{ label: words.secretValue, value: given.text, words: words.copy }}
        done={words.copiedIt}
        onClose={close}
      >
        <p className="detail-row-text">{words.secretEnds(moment(given.endsAt))}</p>
      </ToldOnce>
    )
  }
  return (
    <ChangeForm
      key="wish"
      title={words.newSecret}
      trying={trying}
      isDirty={false}
      save={words.add}
      onSave={() => {
        const request = { application, displayName: displayName.trim(), days: Number(days) }
        change(
          (asked) => asked.ask(consoleRoutes.consoleAddSecret, request),
          (added) => {
            setGiven(added)
          },
        )
      }}
      onClose={() => {
        onDone(false)
      }}
    >
      <TextField
        label={words.secretName}
        name="secret-name"
        value={displayName}
        autoComplete="off"
        maxLength={120}
        hint={words.secretNameHint}
        onChange={setName}
      />
      <SelectField
        label={words.ends}
        value={days}
        options={lives.map((count) => ({ value: String(count), name: words.days(count) }))}
        onChange={setDays}
      />
    </ChangeForm>
  )
}
