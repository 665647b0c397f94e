/** The field for the code that security info shows, where turning phone sign-in on needs one. @module */
import { useState } from 'react'
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { ActionLink } from '../ui/link.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useCommand } from './use-command.ts'

const maxCodeLength = 64

export function CodeForm({
  of: { name, tenant, busy },
  local,
  asked,
  onTurnOn,
}: {
  readonly of: AccountState
  readonly local: boolean
  /** By a try just now, so that the field takes the focus. */
  readonly asked: boolean
  readonly onTurnOn: (code: string) => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  const [code, setCode] = useState('')
  const { run } = useCommand('openSimulation')
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (busy === undefined && code.trim() !== '') onTurnOn(code.trim())
      }}
    >
      <TextField
        label={text.code}
        name="code"
        value={code}
        autoComplete="one-time-code"
        maxLength={maxCodeLength}
        hint={text.codeHint}
        autoFocus={asked}
        onChange={setCode}
      />
      <div className="note-actions">
        <Button
          kind="primary"
          type="submit"
          compact
          busy={busy !== undefined || code.trim() === ''}
          label={text.enableFor(name)}
        >
          {text.enable}
        </Button>
        {local ? (
          <ActionLink
            onClick={() => {
              void run({ tenant: tenant.domain, page: 'mysecurityinfo' })
            }}
          >
            {text.openSecurityInfo}
          </ActionLink>
        ) : null}
      </div>
    </form>
  )
}
