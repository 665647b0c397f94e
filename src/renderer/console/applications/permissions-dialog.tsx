/** What an application may ask the admin API in its own name. @module */
import { useState } from 'react'
import { permissions } from '#protocol/application'
import type { ApplicationDetail } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ChangeForm } from './change-form.tsx'
import { useChange } from './use-change.ts'

export function PermissionsDialog({
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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(application.permissions))
  const wanted = permissions.filter((one) => chosen.has(one))
  return (
    <ChangeForm
      title={words.editPermissions}
      trying={trying}
      isDirty={
        wanted.join(' ') !==
        permissions.filter((one) => application.permissions.includes(one)).join(' ')
      }
      onSave={() => {
        change(
          (asked) =>
            asked.ask(consoleRoutes.consoleChangeApplication, {
              ...{ application: application.id, change: { permissions: wanted } },
            }),
          onSaved,
        )
      }}
      onClose={onClose}
    >
      <p>{words.permissionsLead}</p>
      {permissions.map((one) => (
        <Checkbox
          key={one}
          label={words.permissionTexts[one]}
          text={one}
          checked={chosen.has(one)}
          onChange={(isOn) => {
            setChosen(
              new Set(isOn ? [...chosen, one] : [...chosen].filter((other) => other !== one)),
            )
          }}
        />
      ))}
    </ChangeForm>
  )
}
