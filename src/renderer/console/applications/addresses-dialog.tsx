/** Changing the addresses of an application, all kinds at once. @module */
import { useState } from 'react'
import type { AddressPlace } from '#protocol/application-addresses'
import type { ApplicationDetail } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { LinesField } from '../../ui/lines-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { addressesAt, fromLines, toLines } from './addresses.ts'
import { sayRefusal } from './application-words.ts'
import { ChangeForm } from './change-form.tsx'
import { useChange } from './use-change.ts'

const lists = ['spa', 'web', 'publicClient', 'postLogout'] as const
const singles = ['logoutUrl', 'backChannelLogoutUri'] as const

export function AddressesDialog({
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
  const [before] = useState(() => toLines(application))
  const [lines, setLines] = useState(before)
  const set = (place: AddressPlace) => (value: string) => {
    setLines({ ...lines, [place]: value })
  }
  const why = trying.step === 'refused' ? trying.why : undefined
  const problemOf = (place: AddressPlace) =>
    why?.code === 'address' && why.place === place ? (
      <FieldProblem>{sayRefusal(why, words, addressesAt(fromLines(lines), place))}</FieldProblem>
    ) : undefined
  return (
    <ChangeForm
      title={words.editAddresses}
      trying={trying}
      isPlaced={why?.code === 'address'}
      isDirty={JSON.stringify(lines) !== JSON.stringify(before)}
      onSave={() => {
        change(
          (asked) =>
            asked.ask(consoleRoutes.consoleChangeApplication, {
              ...{ application: application.id, change: fromLines(lines) },
            }),
          onSaved,
        )
      }}
      onClose={onClose}
    >
      {lists.map((place) => (
        <LinesField
          key={place}
          label={words.addressesOf[place]}
          name={place}
          value={lines[place]}
          hint={place === 'postLogout' ? words.postLogoutHint : words.onePerLine}
          problem={problemOf(place)}
          onChange={set(place)}
        />
      ))}
      {singles.map((place) => (
        <TextField
          key={place}
          label={words.addressesOf[place]}
          name={place}
          value={lines[place]}
          autoComplete="off"
          maxLength={300}
          autoFocus={false}
          problem={problemOf(place)}
          onChange={set(place)}
        />
      ))}
    </ChangeForm>
  )
}
